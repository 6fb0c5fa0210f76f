package io.qinglan.feed.gateway;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;
import io.qinglan.feed.RegisteredInstruments;
import io.qinglan.feed.hj212.Edition;
import io.qinglan.feed.hj212.Packet;
import io.qinglan.feed.hj212.Vectors;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;

/** The gateway over real sockets and PostgreSQL: who is answered, when, and what is on disk then. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class GatewayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern NUMBER = Pattern.compile("MN=([^;]+);");
    private static final Pattern PASSWORD = Pattern.compile("PW=([^;]*);");

    @Inject
    Gateway gateway;

    @Inject
    RegisteredInstruments instruments;

    @Inject
    DataSource dataSource;

    @Inject
    SignedIn signedIn;

    private static Packet data(String mn, String qn, String time, String value) {
        return new Packet(Edition.OF_2017)
                .qn(qn)
                .command(2011)
                .password("123456")
                .mn(mn)
                .acknowledge()
                .item("DataTime", time)
                .item("a21026-Rtd", value)
                .also("a21026-Flag", "N");
    }

    private static String answer(String mn, String qn, int command) {
        return text(new Packet(Edition.OF_2017)
                .qn(qn)
                .st("91")
                .command(command)
                .password("123456")
                .mn(mn)
                .bytes());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private long count(String sql, Object... values) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private long readings(String point) throws SQLException {
        return count("select count(*) from reading r join series s on s.id = r.series where s.point = ?", point);
    }

    private Plug plug() throws Exception {
        return new Plug(gateway.port());
    }

    @Test
    void everyVectorThatHasAnAnswerGetsItOnTheWire() throws Exception {
        int answered = 0;
        for (JsonNode vector : Vectors.read("vectors.jsonl")) {
            String reply = vector.path("gateway").path("reply").asText(null);
            if (reply == null) {
                continue;
            }
            String sent = text(Vectors.bytes(vector));
            instruments.register(group(PASSWORD, sent), group(NUMBER, sent));
            try (Plug plug = plug()) {
                assertThat(plug.send(sent).line()).as(vector.get("id").asText()).isEqualTo(reply);
            }
            answered++;
        }
        assertThat(answered).isGreaterThan(30);
    }

    @Test
    void noAnswerLeavesWhileTheCommitCannotHappen() throws Exception {
        instruments.register("123456", "GW-LOCKED");
        try (Connection other = dataSource.getConnection();
                Statement statement = other.createStatement();
                Plug plug = plug()) {
            other.setAutoCommit(false);
            statement.execute("lock table frame_batch in access exclusive mode");
            plug.send(data("GW-LOCKED", "20261121080000001", "20261121080000", "1.5")
                    .bytes());
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> count(
                                    "select count(*) from pg_locks where not granted and relation = 'frame_batch'::regclass")
                            > 0);
            assertThat(plug.there()).isZero();
            assertThat(readings("GW-LOCKED")).isZero();
            other.rollback();
            assertThat(plug.line()).isEqualTo(answer("GW-LOCKED", "20261121080000001", 9014));
            assertThat(readings("GW-LOCKED")).isOne();
        }
    }

    @Test
    void aResendIsAnsweredAgainAndStoredOnceAndOtherValuesAreARevision() throws Exception {
        instruments.register("123456", "GW-TWICE");
        try (Plug plug = plug()) {
            for (String value : List.of("1.5", "1.5", "1.6")) {
                plug.send(data("GW-TWICE", "20261121080000002", "20261121080000", value)
                        .bytes());
                assertThat(plug.line()).isEqualTo(answer("GW-TWICE", "20261121080000002", 9014));
            }
        }
        assertThat(readings("GW-TWICE")).isEqualTo(2);
    }

    @Test
    void aWrongPasswordIsRefusedKeptAndNeverLogged() throws Exception {
        instruments.register("123456", "GW-RIGHT", "GW-WRONG");
        Queue<String> logged = new ConcurrentLinkedQueue<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(line.getMessage()
                        + List.of(line.getParameters() == null ? new Object[0] : line.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger.getLogger("").addHandler(handler);
        try (Plug plug = plug()) {
            plug.send(data("GW-WRONG", "20261121080000003", "20261121080000", "1.5")
                    .password("s3cr3t")
                    .bytes());
            plug.send(data("GW-RIGHT", "20261121080000004", "20261121080000", "1.5")
                    .bytes());
            assertThat(plug.line())
                    .as("the wrong one has no answer")
                    .isEqualTo(answer("GW-RIGHT", "20261121080000004", 9014));
            plug.send(new Packet(Edition.OF_2017)
                    .qn("20261121080000005")
                    .command(1011)
                    .password("s3cr3t")
                    .mn("GW-WRONG")
                    .acknowledge()
                    .bytes());
            assertThat(plug.line())
                    .as("a request is answered 3")
                    .contains("CN=9011")
                    .contains("QnRtn=3");
        } finally {
            Logger.getLogger("").removeHandler(handler);
        }
        assertThat(readings("GW-WRONG")).isZero();
        assertThat(count("select count(*) from frame_refused where mn = 'GW-WRONG' and cause = 'PASSWORD_WRONG'"))
                .isEqualTo(2);
        assertThat(logged).noneMatch(line -> line.contains("s3cr3t"));
    }

    @Test
    void anUnknownInstrumentIsParkedAnsweredAndShown() throws Exception {
        try (Plug plug = plug()) {
            plug.send(data("GW-NOBODY", "20261121080000006", "20261121080000", "1.5")
                    .bytes());
            assertThat(plug.line()).isEqualTo(answer("GW-NOBODY", "20261121080000006", 9014));
        }
        assertThat(count("select count(*) from frame_parked where mn = 'GW-NOBODY'"))
                .isOne();
        with(signedIn.key(SignedIn.CITY, null, Role.AUDITOR))
                .get("/api/v1/feeds")
                .then()
                .statusCode(200)
                .body("listening", equalTo(true))
                .body("frames.became.parked", greaterThan(0))
                .body("parked.mn", hasItem("GW-NOBODY"));
    }

    @Test
    void aBadFrameIsCountedAndKeptAndTheNextIsTaken() throws Exception {
        instruments.register("123456", "GW-GOOD");
        byte[] broken =
                data("GW-GOOD", "20261121080000007", "20261121080000", "1.5").bytes();
        broken[broken.length - 12] ^= 1;
        long before = gateway.view().refused().getOrDefault("CRC_MISMATCH", 0L);
        try (Plug plug = plug()) {
            plug.send(broken)
                    .send(data("GW-GOOD", "20261121080000008", "20261121080000", "1.5")
                            .bytes());
            assertThat(plug.line()).isEqualTo(answer("GW-GOOD", "20261121080000008", 9014));
        }
        assertThat(gateway.view().refused().get("CRC_MISMATCH")).isGreaterThan(before);
        assertThat(count("select count(*) from frame_refused where mn = 'GW-GOOD' and cause = 'CRC_MISMATCH'"))
                .isOne();
    }

    @Test
    void whatTheDatabaseCannotTakeHindersNoOther() throws Exception {
        instruments.register("123456", "GW-BESIDE");
        List<byte[]> frames = new ArrayList<>();
        frames.add(data("GW\0NUL", "20261121080000009", "20261121080000", "1.5").bytes());
        frames.add(
                data("GW-BESIDE", "20261121080000010", "20261121080000", "\0").bytes());
        frames.add(
                data("GW-BESIDE", "20261121080000011", "20261121080000", "1.5").bytes());
        try (Plug plug = plug()) {
            for (byte[] frame : frames) {
                plug.send(frame);
            }
            List<String> answers = List.of(plug.line(), plug.line(), plug.line());
            assertThat(answers).contains(answer("GW-BESIDE", "20261121080000011", 9014));
        }
        assertThat(readings("GW-BESIDE")).isEqualTo(2);
    }

    @Test
    void aHeartBeatIsANoticeAndARequestForTheTimeIsGrantedByACommand() throws Exception {
        instruments.register("123456", "GW-CLOCK");
        try (Plug plug = plug()) {
            plug.send(new Packet(Edition.OF_2025)
                    .qn("20261121080000012")
                    .command(9015)
                    .password("123456")
                    .mn("GW-CLOCK")
                    .acknowledge()
                    .bytes());
            assertThat(plug.line())
                    .contains("QN=20261121080000012")
                    .contains("CN=9013")
                    .contains("Flag=8");
            plug.send(new Packet(Edition.OF_2017)
                    .qn("20261121080000013")
                    .command(1013)
                    .password("123456")
                    .mn("GW-CLOCK")
                    .acknowledge()
                    .bytes());
            assertThat(plug.line()).isEqualTo(answer("GW-CLOCK", "20261121080000013", 9013));
            String request = plug.line();
            assertThat(request)
                    .contains("CN=1012")
                    .contains("PW=123456")
                    .contains("MN=GW-CLOCK")
                    .contains("SystemTime=20");
            String qn = request.substring(request.indexOf("QN=") + 3, request.indexOf(";"));
            plug.send(new Packet(Edition.OF_2017)
                    .qn(qn)
                    .st("91")
                    .command(9011)
                    .password("123456")
                    .mn("GW-CLOCK")
                    .item("QnRtn", "1")
                    .bytes());
            plug.send(new Packet(Edition.OF_2017)
                    .qn(qn)
                    .st("91")
                    .command(9012)
                    .password("123456")
                    .mn("GW-CLOCK")
                    .item("ExeRtn", "1")
                    .bytes());
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() ->
                            count("select count(*) from instrument_command where mn = 'GW-CLOCK' and state = 'done'")
                                    == 1);
        }
    }

    private static String group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
