package io.qinglan.order;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import io.qinglan.RunningProgram;

import static org.assertj.core.api.Assertions.assertThat;

/** The program as a real process, killed with -9 while it writes the orders of a city of 20,000 sites, and started again. */
class IssuingSurvivesKillIT {

    private static final int SITES = 20_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir(cleanup = CleanupMode.NEVER)
    Path folder;

    @Test
    void afterKillAndRestartEverySiteHasExactlyOneOrder() throws Exception {
        Path data = folder.resolve("data");
        Files.createDirectories(data);
        try (RunningProgram first = RunningProgram.serve(data)) {
            execute(data, seeds());
            execute(data, List.of(noted()));
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(10))
                    .atMost(PATIENCE)
                    .until(() -> count(data, "select count(*) from issuing_batch where done_at is not null") >= 2);
            first.kill();
        }
        long written = count(data, "select count(*) from site_order");
        assertThat(written).as("killed in the middle").isPositive().isLessThan(SITES);

        try (RunningProgram second = RunningProgram.serve(data)) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> count(data, "select count(*) from issuing where state = 'done'") == 1);
            assertThat(count(data, "select count(*) from site_order where status = 'issued'"))
                    .isEqualTo(SITES);
            assertThat(count(data, "select count(distinct site) from site_order"))
                    .isEqualTo(SITES);
            assertThat(count(
                            data,
                            "select count(*) from site s left join site_order o on o.site = s.code where o.id is null"))
                    .as("sites without an order")
                    .isZero();
            assertThat(count(data, "select count(*) from site_order o join decision d on d.id = o.decision"))
                    .isEqualTo(SITES);
            assertThat(count(data, "select count(*) from outbox where type = 'order.issued'"))
                    .isEqualTo(SITES);
            assertThat(count(data, "select max(index) + 1 - count(*) from decision"))
                    .as("gaps in the ledger")
                    .isZero();
            assertThat(count(data, "select count(*) from decision where leaf <> sha256('\\x00'::bytea || record)"))
                    .as("leaves that are not the hash of their record")
                    .isZero();
        }
    }

    /** A city, its profile with the required parts, and its list. */
    private static List<String> seeds() {
        return List.of(
                "insert into area (code, name) values ('139900', '试验市')",
                """
                insert into area_profile (area, area_kind, version, issues_warnings, content, changed_by, changed_at)
                values ('139900', 'city', 1, true, '{"area": "139900", "version": 1,
                  "powers": [{"act": "order", "issuer": "试验市人民政府", "clause": "生态环境法典第二百六十四条", "instrument": "生态环境法典"}],
                  "remedies": {"review": {"body": "某省人民政府", "days": 60},
                               "litigation": {"court": "某市中级人民法院", "months": 6}}}',
                  '00000000-0000-0000-0000-000000000001', now())
                """,
                "insert into inventory_version (version, area, digest, title, sites, created_at) values (1, '139900', 'test', 'test', "
                        + SITES + ", now())",
                """
                insert into site (code, since, area, name, industry, grade, listed, lines, facts, digest)
                select code, 1, '139900', 'site', 'KI15', 'C', true, 1, facts, sha256(convert_to(facts, 'UTF8'))
                from (select 'KILL-' || n as code, '{"grade":"C","id":"KILL-' || n || '","industries":["KI15"],"lines":[{"capacity":5000,'
                    || '"emissionKg":{"NOx":1500,"PM":150,"SO2":200,"VOCs":0},"id":"K1","process":"clinker_kiln","unit":"t/d"}],'
                    || '"listed":true,"name":"site","sub":"clinker"}' as facts from generate_series(1, %d) as n) as sites
                """.formatted(SITES));
    }

    /** What the listener notes in the transaction of an approval. */
    private static String noted() {
        return "insert into issuing (response, version, round, act, area, level, starts_at, exercise, state, noted_at) values"
                + " ('11111111-1111-7111-8111-111111111111', 1, 0, 'issue', '139900', 'orange', now(), false, 'noted', now())";
    }

    private static void execute(Path data, List<String> statements) throws SQLException, IOException {
        try (Connection connection = connect(data);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static long count(Path data, String sql) throws SQLException, IOException {
        try (Connection connection = connect(data);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The embedded server outlives the killed program; its port stands in the fourth line of postmaster.pid. */
    private static Connection connect(Path data) throws SQLException, IOException {
        String port = Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(3)
                .strip();
        String password = Files.readString(data.resolve("postgres.password")).strip();
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password);
    }
}
