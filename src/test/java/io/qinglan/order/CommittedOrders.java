package io.qinglan.order;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

import io.qinglan.authority.Areas;
import io.qinglan.bench.OneTransaction;
import io.qinglan.command.HousePostgres;
import io.qinglan.dispatch.Outbox;
import io.qinglan.fact.Level;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.ListVersions;
import io.qinglan.inventory.Site;
import io.qinglan.inventory.Span;
import io.qinglan.inventory.plan.Plans;
import io.qinglan.ledger.Decisions;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.store.Ids;

/**
 * Orders written and committed on a real PostgreSQL of its own, {@code synchronous_commit} on, by the product's own writer; and the limit:
 * the very same bytes by bare COPY into tables of the same shape.
 */
public final class CommittedOrders implements AutoCloseable {

    private static final int WORKERS = 2;
    private static final int BATCH = 2_500;
    private static final List<String> TABLES = List.of("decision", "site_order", "outbox");

    private final Path folder;
    private final HousePostgres postgres;
    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private final Path rules;

    /** What a round came to, by the clock and by the processor time of this process. */
    public record Result(long orders, long obligations, double seconds, double processorSeconds) {}

    /** Starts an empty database. */
    public CommittedOrders(Path rules) throws IOException {
        this.rules = rules;
        this.folder = Files.createTempDirectory("qinglan-bench");
        this.postgres = HousePostgres.start(folder);
        database.setUrl(postgres.url());
        database.setUser(postgres.user());
        database.setPassword(postgres.password());
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    /** Loads a list of sites and the areas they lie in. */
    public void load(List<String> areas, Iterator<Site> sites) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                for (String area : areas) {
                    statement.execute("insert into area (code, name, parent) values ('" + area + "', '" + area
                            + "', (select code from area where code = '" + area.substring(0, 2) + "0000'))");
                }
            }
            DataSource single = OneTransaction.on(connection);
            new Inventory(single, new ListVersions(single, Clock.systemUTC())).load(sites, areas.get(0), "bench");
            connection.commit();
        }
        execute("vacuum analyze site");
    }

    /** Writes all orders of a level: sites read, obligations derived with trace, everything committed batch by batch. */
    public Result write(String response, String area, Level level) throws Exception {
        Clock clock = Clock.systemUTC();
        Ids ids = new Ids(clock);
        Decisions decisions = new Decisions(database, clock, ids);
        Inventory inventory = new Inventory(database, new ListVersions(database, clock));
        Areas areas = new Areas(database);
        OrderPacks packs = new OrderPacks(PolicyLibrary.open(rules), "cn-2024");
        OrderWriter writer = new OrderWriter(
                inventory,
                packs,
                new Plans(database, decisions, ids, clock, new ObjectMapper(), ZoneId.of("Asia/Shanghai")),
                new IssuingBook(clock),
                new OrderReasons(database, decisions, new ObjectMapper()),
                decisions,
                new Outbox(database, clock, ids, new ObjectMapper()),
                ids,
                clock,
                ZoneId.of("Asia/Shanghai"));
        packs.rules(packs.inUse());
        Issuing issuing = new Issuing(
                        UUID.nameUUIDFromBytes(response.getBytes(StandardCharsets.UTF_8)),
                        1,
                        0,
                        null,
                        area,
                        level,
                        Instant.parse("2026-12-08T00:00:00Z"),
                        null,
                        false,
                        null,
                        null,
                        false,
                        null)
                .planned(new Issuing.Plan(1, "cn-2024", "{}", "0".repeat(64)));
        long begin = System.nanoTime();
        long busy = processorTime();
        Queue<Span> spans = new ConcurrentLinkedQueue<>();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            spans.addAll(inventory.spans(connection, 1, areas.within(area), BATCH));
        }
        AtomicLong orders = new AtomicLong();
        AtomicLong obligations = new AtomicLong();
        inParallel(() -> {
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                for (Span span = spans.poll(); span != null; span = spans.poll()) {
                    BatchCount count = writer.write(connection, issuing, span);
                    connection.commit();
                    orders.addAndGet(count.orders());
                    obligations.addAndGet(count.obligations());
                }
            }
            return null;
        });
        return new Result(
                orders.get(), obligations.get(), (System.nanoTime() - begin) / 1e9, (processorTime() - busy) / 1e9);
    }

    /** Takes the bytes of all orders written so far out of the database, for {@link #rawCopy}. */
    public void keepBytes() throws SQLException, IOException {
        for (String table : TABLES) {
            copyOut(table);
        }
    }

    /** Seconds that the kept bytes take by bare COPY on so many connections into tables and indexes of the same shape. */
    public double rawCopy(int connections) throws Exception {
        for (String table : TABLES) {
            execute("drop table if exists raw_" + table);
            execute("create table raw_" + table + " (like " + table + " including all)");
        }
        execute("checkpoint");
        long begin = System.nanoTime();
        ExecutorService pool = Executors.newFixedThreadPool(connections);
        List<Callable<Void>> copies = TABLES.stream()
                .<Callable<Void>>map(table -> () -> copyIn(table))
                .toList();
        for (Future<Void> done : pool.invokeAll(copies)) {
            done.get();
        }
        pool.shutdown();
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Forgets the orders and records written, so that the next round finds the tables as the first one did; the list stays. */
    public void forget() throws SQLException {
        execute("alter table decision disable trigger user");
        execute("truncate decision, site_order, outbox, order_service, order_answer");
        execute("alter table decision enable trigger user");
        execute("update ledger_head set size = 0");
        execute("checkpoint");
    }

    /** Bytes a row that a table takes on disk, indexes included. */
    public long bytesPerOrder(String table) throws SQLException {
        return figure("select pg_total_relation_size('" + table + "') / greatest(1, count(*)) from " + table);
    }

    /** Bytes of a canonical record on average. */
    public long bytesPerRecord() throws SQLException {
        return figure("select avg(octet_length(record)) from decision");
    }

    /** Bytes of the records, orders and outbox rows as COPY takes them. */
    public long bytes() throws IOException {
        long bytes = 0;
        for (String table : TABLES) {
            bytes += Files.size(folder.resolve(table + ".copy"));
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    private void copyOut(String table) throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(table + ".copy")))) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy " + table + " to stdout (format binary)", out);
        }
    }

    private Void copyIn(String table) throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                InputStream in = new BufferedInputStream(Files.newInputStream(folder.resolve(table + ".copy")))) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy raw_" + table + " from stdin (format binary)", in, 1 << 18);
        }
        return null;
    }

    private long figure(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void inParallel(Callable<Void> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(WORKERS);
        for (Future<Void> done : pool.invokeAll(java.util.Collections.nCopies(WORKERS, work))) {
            done.get();
        }
        pool.shutdown();
    }
}
