package io.qinglan.bench.inventory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

import io.qinglan.bench.OneTransaction;
import io.qinglan.bench.Report;
import io.qinglan.command.HousePostgres;
import io.qinglan.inventory.Grades;
import io.qinglan.inventory.sheet.PlainImports;

/** Workbook, CSV and bare COPY of the same 100,000 rows in turns, on one real PostgreSQL, each committed. */
final class ImportRace {

    private static final int WARM_UP = 5;
    private static final int ROUNDS = 5;
    private static final List<String> AREAS =
            IntStream.range(0, 9).mapToObj(i -> "13990" + i).toList();

    // the driver's finest words would be kept for ever here; in the running program they are off
    private static final Logger DRIVER = Logger.getLogger("org.postgresql");

    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private final Grades grades = PlainImports.grades(Path.of(System.getProperty("qinglan.rules", "rules")));

    static void run(Report report) throws Exception {
        DRIVER.setLevel(Level.WARNING);
        Path folder = Files.createTempDirectory("qinglan-bench");
        try (HousePostgres postgres = HousePostgres.start(folder)) {
            new ImportRace().race(postgres, report);
        }
    }

    private void race(HousePostgres postgres, Report report) throws Exception {
        database.setUrl(postgres.url());
        database.setUser(postgres.user());
        database.setPassword(postgres.password());
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        prepare();
        double[] workbook = new double[ROUNDS];
        double[] csv = new double[ROUNDS];
        double[] copy = new double[ROUNDS];
        double[] ofWorkbook = new double[ROUNDS];
        double[] ofCsv = new double[ROUNDS];
        long peak = 0;
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            ListFiles forWorkbook = new ListFiles(2 * (round + WARM_UP));
            ListFiles forCsv = new ListFiles(2 * (round + WARM_UP) + 1);
            byte[] sheets = forWorkbook.workbook();
            List<byte[]> texts = new ArrayList<>();
            for (int table = 0; table < ListFiles.HEADS.size(); table++) {
                texts.add(forCsv.csv(table));
            }
            resetPeak();
            double fromWorkbook = take(List.of(sheets));
            peak = Math.max(peak, peak());
            double fromCsv = take(texts);
            double fromCopy = copy(texts);
            double twinOfWorkbook = twin(forWorkbook.prefix());
            double twinOfCsv = twin(forCsv.prefix());
            if (round >= 0) {
                workbook[round] = fromWorkbook;
                csv[round] = fromCsv;
                copy[round] = fromCopy;
                ofWorkbook[round] = twinOfWorkbook;
                ofCsv[round] = twinOfCsv;
            }
        }
        report.say(
                "20,000 sites with two lines and two list rows each: 100,000 rows. From the bytes of the file to the commit:"
                        + " parsed, every cell checked, held against the list, written as a version with facts and digests. The"
                        + " first limit is COPY of the same CSV files, unchecked, into three bare tables of texts without a key."
                        + " The second is COPY (binary) of the states a way writes, each with its facts and digest, into a table"
                        + " with the columns, keys and indexes of the list, one commit for each file; nothing is read or reckoned"
                        + " for it. The three CSV files are three imports: each writes all 20,000 sites anew and ends the states"
                        + " before, which no COPY does. In turns, median of " + ROUNDS + " rounds after " + WARM_UP
                        + " unmeasured; the list grows with every round.");
        report.head(
                "way in", "seconds", "rows a second", "share of bare COPY", "share of COPY of the states it writes");
        double bare = median(copy);
        row(report, "bare COPY of the CSV files", bare, bare, 0);
        row(report, "COPY of the 20,000 states a workbook writes", median(ofWorkbook), bare, 0);
        row(report, "one workbook (xlsx)", median(workbook), bare, median(ofWorkbook));
        row(report, "COPY of the 60,000 states three CSV files write", median(ofCsv), bare, 0);
        row(report, "three CSV files", median(csv), bare, median(ofCsv));
        report.end();
        report.say("Heap while the workbook is taken: at most " + Report.number(peak / 1e6) + " MB in use, of "
                + Report.number(Runtime.getRuntime().maxMemory() / 1e6)
                + " MB allowed. What bounds it: at most 200,000 rows, 400 columns and 512 MB unpacked a file.");
    }

    private double take(List<byte[]> files) throws SQLException {
        long begin = System.nanoTime();
        for (byte[] file : files) {
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                int touched = new PlainImports(OneTransaction.on(connection), grades).take(file, AREAS);
                connection.commit();
                if (touched != ListFiles.SITES) {
                    throw new IllegalStateException(touched + " sites were touched");
                }
            }
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private double copy(List<byte[]> files) throws Exception {
        long begin = System.nanoTime();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (int table = 0; table < files.size(); table++) {
                copy(connection, "copy bare_" + table + " from stdin (format csv, header)", files.get(table));
            }
            connection.commit();
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private double copy(String statement, byte[] rows) throws Exception {
        long begin = System.nanoTime();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            copy(connection, statement, rows);
            connection.commit();
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void copy(Connection connection, String statement, byte[] rows) throws Exception {
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement, new ByteArrayInputStream(rows), 1 << 16);
    }

    /** Seconds that COPY takes for the states of some sites as they were written, a commit for each version. */
    private double twin(String prefix) throws Exception {
        List<byte[]> versions = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet since = statement.executeQuery(
                        "select distinct since from site where code like '" + prefix + "%' order by since")) {
            while (since.next()) {
                versions.add(rows(connection, prefix, since.getInt(1)));
            }
        }
        double seconds = 0;
        for (byte[] rows : versions) {
            seconds += copy("copy site_twin from stdin (format binary)", rows);
        }
        return seconds;
    }

    /** The states of some sites that begin with a version, in PostgreSQL's binary format. */
    private static byte[] rows(Connection connection, String prefix, int since) throws Exception {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        String states = "select * from site where code like '" + prefix + "%' and since = " + since;
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (" + states + ") to stdout (format binary)", rows);
        return rows.toByteArray();
    }

    private void prepare() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("create table site_twin (like site including all)");
            for (String area : AREAS) {
                statement.executeUpdate("insert into area (code, name) values ('" + area + "', '" + area + "')");
            }
            for (int table = 0; table < ListFiles.HEADS.size(); table++) {
                String columns = IntStream.range(0, ListFiles.HEADS.get(table).size())
                        .mapToObj(column -> "c" + column + " text")
                        .collect(Collectors.joining(", "));
                statement.executeUpdate("create table bare_" + table + " (" + columns + ")");
            }
        }
    }

    private static void row(Report report, String what, double seconds, double bare, double states) {
        report.row(
                what,
                Report.number(seconds),
                Report.number(ListFiles.ROWS / seconds),
                Report.number(100 * bare / seconds) + " %",
                states == 0 ? "" : Report.number(100 * states / seconds) + " %");
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void resetPeak() {
        System.gc();
        heaps().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long peak() {
        return heaps().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }

    private static List<MemoryPoolMXBean> heaps() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
