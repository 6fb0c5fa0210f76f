package io.qinglan.feed.gateway;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;
import io.qinglan.feed.RecordKind;
import io.qinglan.feed.RegisteredInstruments;
import io.qinglan.feed.hj212.Edition;
import io.qinglan.feed.hj212.Packet;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** What a bureau asks of instruments, over HTTP, the database and a socket. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class CommandsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Gateway gateway;

    @Inject
    RegisteredInstruments instruments;

    @Inject
    BackfillRequests backfill;

    @Inject
    Dialogues dialogues;

    @Inject
    SignedIn signedIn;

    @Inject
    DataSource dataSource;

    private static Packet packet(String mn, String qn, int command) {
        return new Packet(Edition.OF_2017)
                .qn(qn)
                .command(command)
                .password("123456")
                .mn(mn);
    }

    private static Packet hour(String mn, String qn, String time) {
        return packet(mn, qn, 2061)
                .acknowledge()
                .item("DataTime", time)
                .item("a21026-Avg", "12.30")
                .also("a21026-Flag", "N");
    }

    /** An instrument that is connected: its first record is acknowledged. */
    private Plug connected(String mn) throws IOException {
        Plug plug = new Plug(gateway.port());
        plug.send(hour(mn, "20261121090000001", "20261121080000").bytes());
        assertThat(plug.line()).contains("CN=9014");
        return plug;
    }

    private static String number(String request) {
        return request.substring(request.indexOf("QN=") + 3, request.indexOf(';'));
    }

    private String state(String path, String key) {
        return with(key).get(path).then().statusCode(200).extract().path("state");
    }

    @Test
    void recordsOfTwoHoursAreFetched() throws Exception {
        instruments.register("123456", "CMD-FETCH");
        String operator = signedIn.key(SignedIn.COUNTY, null, Role.OPERATOR);
        try (Plug plug = connected("CMD-FETCH")) {
            String path = with(operator)
                    .body("{\"command\":\"fetch\",\"records\":\"hour\",\"begin\":\"2026-11-21T05:00:00+08:00\","
                            + "\"end\":\"2026-11-21T06:00:00+08:00\",\"reason\":\"two hours are missing\"}")
                    .post("/api/v1/points/CMD-FETCH/commands")
                    .then()
                    .statusCode(201)
                    .body("code", equalTo("2061"))
                    .extract()
                    .header("Location")
                    .replaceFirst("^http://[^/]+", "");
            String request = plug.line();
            assertThat(request)
                    .contains(
                            "CN=2061",
                            "PW=123456",
                            "MN=CMD-FETCH",
                            "Flag=5",
                            "BeginTime=20261121050000;EndTime=20261121060000");
            plug.send(packet("CMD-FETCH", number(request), 9011)
                    .st("91")
                    .item("QnRtn", "1")
                    .bytes());
            for (String time : new String[] {"20261121050000", "20261121060000"}) {
                plug.send(hour("CMD-FETCH", time + "534", time).bytes());
                assertThat(plug.line()).contains("QN=" + time + "534", "CN=9014");
            }
            plug.send(packet("CMD-FETCH", number(request), 9012)
                    .st("91")
                    .item("ExeRtn", "1")
                    .bytes());
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> state(path, operator).equals("done"));
            with(operator)
                    .get(path)
                    .then()
                    .body("records", equalTo(2))
                    .body("qnReturn", equalTo("1"))
                    .body("exeReturn", equalTo("1"))
                    .body("attempts", equalTo(1));
            with(operator).get("/api/v1/points/CMD-FETCH/commands").then().body("items.state", hasItem("done"));
        }
        assertThat(count("select count(*) from decision where kind = 'instrument.commanded' and subject is not null"))
                .isPositive();
    }

    @Test
    void anInstrumentSaysItsTime() throws Exception {
        instruments.register("123456", "CMD-TIME");
        String operator = signedIn.key(SignedIn.COUNTY, null, Role.OPERATOR);
        try (Plug plug = connected("CMD-TIME")) {
            String path = ask(operator, "CMD-TIME", "{\"command\":\"get_time\"}");
            String qn = number(plug.line());
            plug.send(packet("CMD-TIME", qn, 9011).st("91").item("QnRtn", "1").bytes());
            plug.send(packet("CMD-TIME", qn, 1011)
                    .item("SystemTime", "20261121080512")
                    .bytes());
            plug.send(packet("CMD-TIME", qn, 9012).st("91").item("ExeRtn", "1").bytes());
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> state(path, operator).equals("done"));
            with(operator).get(path).then().body("answer.SystemTime", equalTo("20261121080512"));
        }
    }

    @Test
    void aCommandWaitsForItsInstrumentAndARefusalIsWrittenDown() throws Exception {
        instruments.register("123456", "CMD-LATER");
        String operator = signedIn.key(SignedIn.COUNTY, null, Role.OPERATOR);
        String path = ask(operator, "CMD-LATER", "{\"command\":\"set_realtime_interval\",\"value\":60}");
        assertThat(state(path, operator)).isEqualTo("waiting");
        with(operator)
                .body("{\"command\":\"set_realtime_interval\",\"value\":30}")
                .post("/api/v1/points/CMD-LATER/commands")
                .then()
                .statusCode(409);
        try (Plug plug = connected("CMD-LATER")) {
            String request = plug.line();
            assertThat(request).contains("CN=1062", "RtdInterval=60");
            plug.send(packet("CMD-LATER", number(request), 9011)
                    .st("91")
                    .item("QnRtn", "2")
                    .bytes());
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> state(path, operator).equals("refused"));
        }
    }

    @Test
    void aCommandWhoseConnectionBreaksIsSentOnTheNext() throws Exception {
        instruments.register("123456", "CMD-BROKEN");
        String operator = signedIn.key(SignedIn.COUNTY, null, Role.OPERATOR);
        String path;
        try (Plug plug = connected("CMD-BROKEN")) {
            path = ask(operator, "CMD-BROKEN", "{\"command\":\"get_minute_interval\"}");
            assertThat(plug.line()).contains("CN=1063");
        }
        Awaitility.await().atMost(PATIENCE).until(() -> state(path, operator).equals("waiting"));
        try (Plug plug = connected("CMD-BROKEN")) {
            String qn = number(plug.line());
            plug.send(
                    packet("CMD-BROKEN", qn, 9012).st("91").item("ExeRtn", "1").bytes());
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> state(path, operator).equals("done"));
        }
    }

    @Test
    void aGapIsAskedForOnceAtATime() {
        instruments.register("123456", "CMD-GAP");
        Instant from = Instant.parse("2026-11-20T00:00:00Z");
        Instant to = Instant.parse("2026-11-20T05:00:00Z");
        assertThat(backfill.ask("CMD-GAP", RecordKind.HOUR, from, to)).isEqualTo(BackfillRequests.Asked.ASKED);
        assertThat(backfill.ask("CMD-GAP", RecordKind.HOUR, from, to)).isEqualTo(BackfillRequests.Asked.OPEN);
        assertThat(backfill.ask("CMD-GAP", RecordKind.HOUR, from, to.plusSeconds(3_600)))
                .isEqualTo(BackfillRequests.Asked.ASKED);
        assertThat(backfill.ask("CMD-GAP", RecordKind.REALTIME, from, to))
                .isEqualTo(BackfillRequests.Asked.NOT_POSSIBLE);
        assertThat(backfill.ask("nowhere", RecordKind.HOUR, from, to)).isEqualTo(BackfillRequests.Asked.NOT_POSSIBLE);
    }

    @Test
    void theMissingPartOfASplitRecordIsAskedForAgain() throws Exception {
        instruments.register("123456", "CMD-SPLIT");
        try (Plug plug = new Plug(gateway.port())) {
            plug.send(hour("CMD-SPLIT", "20261121100000001", "20261121070000")
                    .part(1, 2)
                    .bytes());
            assertThat(plug.line()).as("each part is acknowledged").contains("QN=20261121100000001", "CN=9014");
            assertThat(plug.line()).contains("CN=2061", "BeginTime=20261121070000;EndTime=20261121070000");
        }
        assertThat(gateway.view().incomplete()).isPositive();
    }

    @Test
    void whatIsWrongIsNamedAndOthersMayNot() {
        instruments.register("123456", "CMD-WRONG");
        String operator = signedIn.key(SignedIn.COUNTY, null, Role.OPERATOR);
        refused(operator, "{\"command\":\"explode\"}", "/command");
        refused(operator, "{\"command\":\"set_realtime_interval\",\"value\":5}", "/value");
        refused(operator, "{\"command\":\"set_minute_interval\",\"value\":7}", "/value");
        refused(operator, "{\"command\":\"fetch\",\"records\":\"week\"}", "/records");
        refused(operator, "{\"command\":\"fetch\",\"records\":\"hour\"}", "/begin");
        refused(operator, "{\"command\":\"get_time\",\"mn\":\"another\"}", "/mn");
        with(signedIn.key(SignedIn.COUNTY, null, Role.AUDITOR))
                .body("{\"command\":\"get_time\"}")
                .post("/api/v1/points/CMD-WRONG/commands")
                .then()
                .statusCode(403);
        with(signedIn.key(SignedIn.OTHER_CITY, null, Role.OPERATOR))
                .body("{\"command\":\"get_time\"}")
                .post("/api/v1/points/CMD-WRONG/commands")
                .then()
                .statusCode(404);
        with(operator)
                .body("{\"command\":\"get_time\"}")
                .post("/api/v1/points/nowhere/commands")
                .then()
                .statusCode(404);
    }

    private static void refused(String key, String body, String pointer) {
        with(key)
                .body(body)
                .post("/api/v1/points/CMD-WRONG/commands")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo(pointer));
    }

    private static String ask(String key, String point, String body) {
        return with(key)
                .body(body)
                .post("/api/v1/points/" + point + "/commands")
                .then()
                .statusCode(201)
                .extract()
                .header("Location")
                .replaceFirst("^http://[^/]+", "");
    }

    private long count(String sql) throws Exception {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
