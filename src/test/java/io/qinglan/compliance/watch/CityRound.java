package io.qinglan.compliance.watch;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

import io.qinglan.command.HousePostgres;
import io.qinglan.fact.compliance.Duty;
import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.Scope;
import io.qinglan.feed.PlainReadings;
import io.qinglan.feed.energy.PlainEnergy;
import io.qinglan.inventory.Point;
import io.qinglan.inventory.SiteDetails;
import io.qinglan.ledger.Decisions;
import io.qinglan.order.CheckedOrder;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.store.BinaryCopy;
import io.qinglan.store.Ids;

/**
 * A city under orders on a real PostgreSQL of its own, {@code synchronous_commit} on: sites of five lines that stop, each line with a meter
 * of its own and one of its treatment. What is measured is the product's own evaluator, from the stored readings to the committed verdicts.
 */
public final class CityRound implements AutoCloseable {

    /** Begin of the orders. */
    public static final Instant START = Instant.parse("2026-12-08T00:00:00Z");

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final int LINES = 5;
    private static final int WORKERS = 2;
    private static final int BATCH = 500;

    private final Path folder;
    private final HousePostgres postgres;
    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private final PolicyLibrary library;
    private final List<WatchedOrder> orders = new ArrayList<>();
    private final WatchedOrders watched;
    private final Judging judging;
    private final SeriesBook series = new SeriesBook();

    /** What a round came to. */
    public record Result(int versions, double seconds) {}

    /** Starts an empty database with so many sites under orders. */
    public CityRound(Path rules, int sites) throws IOException, SQLException {
        folder = Files.createTempDirectory("qinglan-bench");
        postgres = HousePostgres.start(folder);
        database.setUrl(postgres.url());
        database.setUser(postgres.user());
        database.setPassword(postgres.password());
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        library = PolicyLibrary.open(rules);
        watched = new WatchedOrders(null, null, library, ZONE);
        judging = new Judging(library);
        judging.warm("cn-2024");
        for (int i = 0; i < sites; i++) {
            WatchedOrder order = order("S" + i);
            orders.add(order);
            watched.put(order);
        }
        load();
    }

    private static WatchedOrder order(String site) {
        UUID id = UUID.nameUUIDFromBytes(site.getBytes());
        List<Point> points = new ArrayList<>();
        List<WatchedDuty> duties = new ArrayList<>();
        for (int line = 1; line <= LINES; line++) {
            points.add(point(site, line, Point.Role.PRODUCTION));
            points.add(point(site, line, Point.Role.TREATMENT));
            duties.add(new WatchedDuty(
                    line,
                    new Duty(
                            id + "-" + line,
                            id.toString(),
                            site,
                            "L" + line,
                            null,
                            Scope.LINE,
                            Action.STOP,
                            BigDecimal.valueOf(100),
                            "percent",
                            null,
                            START,
                            START,
                            null,
                            List.of(),
                            List.of(),
                            ZONE,
                            null,
                            List.of(),
                            false,
                            null,
                            null,
                            List.of())));
        }
        CheckedOrder order = new CheckedOrder(
                id,
                new UUID(0, 1),
                1,
                null,
                "990100",
                site,
                "issued",
                false,
                START,
                START,
                null,
                START,
                "cn-2024",
                List.of(),
                points,
                SiteDetails.NONE);
        return new WatchedOrder(order, 1, START, duties);
    }

    private static Point point(String site, int line, Point.Role role) {
        return new Point(
                code(site, line, role),
                site,
                Point.Kind.POWER,
                null,
                null,
                List.of(new Point.Target("line", "L" + line, Point.Relation.SOLE, null, null, null, null)),
                new Point.Power(
                        role, null, null, BigDecimal.valueOf(1000), BigDecimal.valueOf(50), null, "a", "b", null, null),
                null,
                null,
                null,
                null);
    }

    private static String code(String site, int line, Point.Role role) {
        return site + "-" + line + (role == Point.Role.PRODUCTION ? "p" : "t");
    }

    private void load() throws SQLException {
        try (Connection connection = connection()) {
            execute(
                    connection,
                    "create table reading_bench partition of reading for values from ('2026-12-01') to ('2027-01-01')");
            execute(
                    connection,
                    "insert into reading_layout (digest, dictionary, names) values (sha256('bench'), 'hj-212-2017', 'kw')");
            BinaryCopy seriesRows = new BinaryCopy("series", "point", "kind");
            BinaryCopy orderRows = new BinaryCopy(
                    "watched_order",
                    "site_order",
                    "response",
                    "area",
                    "site",
                    "status",
                    "revision",
                    "binds_from",
                    "seen_until");
            BinaryCopy pointRows = new BinaryCopy("watched_point", "point", "site_order", "by", "looked_from");
            for (WatchedOrder order : orders) {
                String site = order.order().site();
                orderRows
                        .row()
                        .uuid(order.id())
                        .uuid(order.order().response())
                        .text("990100")
                        .text(site);
                orderRows.text("issued").int32(1).instant(START).instant(START);
                for (Point point : order.order().points()) {
                    seriesRows.row().text(point.code()).text("s900");
                    pointRows
                            .row()
                            .text(point.code())
                            .uuid(order.id())
                            .text("readings")
                            .instant(START);
                }
            }
            seriesRows.writeTo(connection);
            orderRows.writeTo(connection);
            pointRows.writeTo(connection);
            connection.commit();
        }
        analyze("series", "watched_order", "watched_point");
    }

    /** Stores the readings of a quarter, counted from 0: every point one. */
    public void readings(int quarter, double kw) throws SQLException {
        try (Connection connection = connection()) {
            readings(connection, orders, quarter, kw);
            connection.commit();
        }
        analyze("reading");
    }

    private void readings(Connection connection, List<WatchedOrder> some, int quarter, double kw) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into reading (series, at, digest, received_at, batch, position, entry, layout, seconds, part, parts, quality, "values")
                select s.id, ?, hashtextextended(?, s.id), ?, ?, 0, 0, l.id, 900, 0, 0, 0, ?
                from series s, reading_layout l where s.point = any(?)
                """)) {
            Instant at = START.plus(QUARTER.multipliedBy(quarter));
            insert.setObject(1, at.atOffset(ZoneOffset.UTC));
            insert.setString(2, String.valueOf(kw));
            insert.setObject(3, at.atOffset(ZoneOffset.UTC));
            insert.setObject(4, new UUID(0, quarter));
            insert.setString(5, String.valueOf(kw));
            insert.setArray(6, connection.createArrayOf("text", codes(some)));
            insert.executeUpdate();
        }
    }

    private static Object[] codes(List<WatchedOrder> some) {
        return some.stream()
                .flatMap(order -> order.order().points().stream().map(Point::code))
                .toArray();
    }

    /** Judges a quarter of all sites, two batches at a time, until everything is committed. */
    public Result judge(int quarter) throws Exception {
        Instant now = START.plus(QUARTER.multipliedBy(quarter + 1)).plusSeconds(30);
        try (Connection connection = connection()) {
            Hours due = new Hours(ZONE);
            Instant start = START.plus(QUARTER.multipliedBy(quarter));
            orders.forEach(order -> due.quarters(order.id(), start, start.plus(QUARTER)));
            new WatchBook(connection).due(due.marked());
            connection.commit();
        }
        Evaluator evaluator = evaluator(now);
        long begin = System.nanoTime();
        ExecutorService pool = Executors.newFixedThreadPool(WORKERS);
        Callable<Integer> worker = () -> {
            int written = 0;
            try (Connection connection = connection()) {
                List<WatchBook.Due> due = new WatchBook(connection).takeDue(BATCH, QUARTER);
                while (!due.isEmpty()) {
                    written += evaluator.judge(connection, due);
                    connection.commit();
                    due = new WatchBook(connection).takeDue(BATCH, QUARTER);
                }
            }
            return written;
        };
        int versions = 0;
        for (Future<Integer> done : pool.invokeAll(List.of(worker, worker))) {
            versions += done.get();
        }
        pool.shutdown();
        return new Result(versions, (System.nanoTime() - begin) / 1e9);
    }

    /**
     * The live rate: each second the readings of some sites are committed with their note; from there to the committed verdicts.
     *
     * @return milliseconds of each second's readings, sorted
     */
    public List<Double> live(int quarter, int sitesASecond, int seconds, double kw) throws SQLException {
        Instant now = START.plus(QUARTER.multipliedBy(quarter + 1)).plusSeconds(30);
        Evaluator evaluator = evaluator(now);
        List<Double> millis = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            List<WatchedOrder> some = orders.subList(second * sitesASecond, (second + 1) * sitesASecond);
            long begin = System.nanoTime();
            try (Connection connection = connection()) {
                readings(connection, some, quarter, kw);
                note(connection, some, START.plus(QUARTER.multipliedBy(quarter)));
                connection.commit();
                WatchBook book = new WatchBook(connection);
                DueMarks marks = new DueMarks(book, PlainReadings.of(database), ZONE, now);
                marks.take(book.takeNotes(100));
                book.due(marks.due());
                connection.commit();
                evaluator.judge(connection, book.takeDue(BATCH, QUARTER));
                connection.commit();
            }
            millis.add((System.nanoTime() - begin) / 1e6);
        }
        millis.sort(Comparator.naturalOrder());
        return millis;
    }

    private static void note(Connection connection, List<WatchedOrder> some, Instant at) throws SQLException {
        Object[] codes = codes(some);
        try (PreparedStatement note =
                connection.prepareStatement("insert into compliance_note (kind, points, kinds, froms,"
                        + " untils) select 'readings', p, array_fill('s900'::text, array[n]), array_fill(?::timestamptz, array[n]),"
                        + " array_fill(?::timestamptz, array[n]) from (select ?::text[] as p, ?::int as n) t")) {
            note.setObject(1, at.atOffset(ZoneOffset.UTC));
            note.setObject(2, at.atOffset(ZoneOffset.UTC));
            note.setArray(3, connection.createArrayOf("text", codes));
            note.setInt(4, codes.length);
            note.executeUpdate();
        }
    }

    /** The peer: every check in a session of its own; checks a second on one core. */
    public double oneSessionEach(int quarter, int most) throws SQLException {
        try (Connection connection = connection()) {
            List<Point> points = orders.subList(0, most / LINES).stream()
                    .flatMap(order -> order.order().points().stream())
                    .toList();
            Instant start = START.plus(QUARTER.multipliedBy(quarter));
            Evidence evidence = Evidence.ofPower(
                    PlainEnergy.of(database, library), connection, points, start.minus(QUARTER), start.plus(QUARTER));
            CheckMaker maker = new CheckMaker(
                    evidence,
                    new Baselined(PlainEnergy.of(database, library), library, ZONE).on(connection),
                    order -> List.of(),
                    start,
                    ZONE);
            orders.subList(0, most / LINES).forEach(order -> maker.quarter(order, start));
            List<Checked> checks = maker.checks();
            long begin = System.nanoTime();
            int judged = 0;
            for (Checked check : checks) {
                judged += judging.judge(List.of(check)).size();
            }
            if (judged == 0) {
                throw new IllegalStateException("nothing was judged");
            }
            return checks.size() / ((System.nanoTime() - begin) / 1e9);
        }
    }

    /** How many verdicts there are. */
    public long verdicts() throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from verdict")) {
            row.next();
            return row.getLong(1);
        }
    }

    private Evaluator evaluator(Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new Evaluator(
                watched,
                judging,
                series,
                PlainEnergy.of(database, library),
                null,
                null,
                new Decisions(database, clock, new Ids(Clock.systemUTC())),
                library,
                new NobodyListens<>(),
                clock,
                Duration.ofMinutes(30),
                ZONE);
    }

    private Connection connection() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private void analyze(String... tables) throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (String table : tables) {
                execute(connection, "analyze " + table);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
