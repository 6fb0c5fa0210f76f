package io.qinglan.feed.gate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;
import io.qinglan.feed.TestPlant;
import io.qinglan.inventory.Point;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

/** Vehicles through a gate: once each, revisions beside what was said first, plates by name only in a case. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class GatePassagesTest {

    private static final String AT = "2026-11-20T23:10:00+08:00";

    @Inject
    SignedIn signedIn;

    @Inject
    TestPlant plant;

    @Inject
    DataSource database;

    private String site;
    private String gate;
    private String feed;

    @BeforeEach
    void aGate() {
        site = plant.site(SignedIn.CITY);
        gate = plant.point(site, Point.Kind.GATE);
        feed = signedIn.key(SignedIn.CITY, null, Role.FEED);
    }

    private String passage(String plate, String stage, String more) {
        return "{\"gate\":\"%s\",\"at\":\"%s\",\"direction\":\"in\",\"plate\":\"%s\",\"stage\":\"%s\",\"fuel\":\"柴油\"%s}"
                .formatted(gate, AT, plate, stage, more);
    }

    private ValidatableResponse send(String body) {
        return with(feed).body(body).post("/api/v1/gate-passages").then();
    }

    private ValidatableResponse read(String key, String more) {
        return with(key)
                .get("/api/v1/gate-passages?site=" + site + "&from=2026-11-19T16:00:00Z&to=2026-11-20T16:00:00Z" + more)
                .then();
    }

    @Test
    void aPassageCountsOnceAndAnotherValueIsARevision() {
        String first =
                passage("冀A·12323", "国四", ",\"cargoTonnes\":30.5,\"goods\":\"石灰石\",\"vin\":\"LSVAA49J132047371\"");
        send(first).statusCode(201).body("stored", equalTo(1)).body("results[0].id", notNullValue());
        send(first.replace("30.5", "30.50").replace("国四", "4"))
                .statusCode(200)
                .body("duplicate", equalTo(1))
                .body("results[0].result", equalTo("duplicate"));
        send(first.replace("30.5", "31")).statusCode(201).body("revised", equalTo(1));
        send(first).statusCode(201).body("revised", equalTo(1));
        read(signedIn.key(SignedIn.CITY, null, Role.OPERATOR), "")
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].revision", equalTo(3))
                .body("items[0].cargoTonnes", equalTo(30.5f))
                .body("items[0].stage", equalTo("china_4"))
                .body("items[0].fuel", equalTo("diesel"))
                .body("items[0].plate", equalTo("冀A·***23"))
                .body("items[0].vin", equalTo("***7371"))
                .body("items[0].masked", equalTo(true))
                .body("items[0].frame", containsString("."));
    }

    @Test
    void aBadRecordHindersNoGoodOne() {
        String lines = passage("冀A11111", "国五", "") + "\n{\"gate\":\n" + passage("冀A22222", "国九", "") + "\n"
                + passage("冀A33333", "electric", ",\"colour\":\"red\"") + "\n"
                + passage("冀A44444", "国六", "").replace(gate, "nowhere");
        with(feed)
                .contentType("application/x-ndjson")
                .header("Content-Encoding", "gzip")
                .body(packed(lines))
                .post("/api/v1/gate-passages")
                .then()
                .statusCode(201)
                .body("received", equalTo(5))
                .body("stored", equalTo(1))
                .body("refused", equalTo(4))
                .body("results[1].result", equalTo("refused"))
                .body("results[2].errors[0].pointer", equalTo("/stage"))
                .body("results[2].errors[0].got", equalTo("国九"))
                .body("results[3].errors[0].pointer", equalTo("/colour"))
                .body("results[4].errors[0].pointer", equalTo("/gate"));
    }

    @Test
    void aBodyWithNothingGoodIsKeptAndAnswered() {
        String body = "[" + passage("冀A1", "国五", "").replace(AT, "2099-01-01T00:00:00+08:00") + "]";
        send(body).statusCode(422).contentType("application/problem+json").body("errors[0].pointer", equalTo("/0/at"));
        send("{\"gate\": ").statusCode(422).body("errors[0].line", equalTo(1));
        long kept = count("select count(*) from frame_refused where cause = 'gate_refused'");
        assertThat(kept).isGreaterThanOrEqualTo(2);
    }

    @Test
    void anotherCityAndAnotherSiteSeeAndSendNothing() {
        send(passage("冀A12345", "国五", "")).statusCode(201);
        String otherFeed = signedIn.key(SignedIn.OTHER_CITY, null, Role.FEED);
        with(otherFeed)
                .body(passage("冀A12345", "国六", ""))
                .post("/api/v1/gate-passages")
                .then()
                .statusCode(422);
        read(signedIn.key(SignedIn.OTHER_CITY, null, Role.OPERATOR), "").statusCode(404);
        read(signedIn.key(SignedIn.CITY, plant.site(SignedIn.CITY), Role.ENTERPRISE), "")
                .statusCode(404);
        read(signedIn.key(SignedIn.CITY, site, Role.ENTERPRISE), "")
                .statusCode(200)
                .body("items", hasSize(1));
        String operator = signedIn.key(SignedIn.CITY, null, Role.OPERATOR);
        with(operator)
                .body(passage("冀A12345", "国六", ""))
                .post("/api/v1/gate-passages")
                .then()
                .statusCode(403);
    }

    @Test
    void platesAreReadByNameOnlyInACaseAndOnRecord() {
        send(passage("冀A12323", "国四", "")).statusCode(201);
        String inspector = signedIn.key(SignedIn.CITY, null, Role.INSPECTOR);
        read(inspector, "&case=" + UUID.randomUUID()).statusCode(403).body("type", equalTo("/problems/outside-a-case"));
        Map<String, String> hold = Map.of(
                "subject", "case",
                "code", "石环立〔2026〕12号",
                "site", site,
                "from", "2026-11-20T00:00:00+08:00",
                "to", "2026-11-21T00:00:00+08:00",
                "reason", "应急响应期间国四车辆入厂",
                "document", "石环立〔2026〕12号");
        String id = with(inspector)
                .body(hold)
                .post("/api/v1/legal-holds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        read(inspector, "&case=" + id)
                .statusCode(200)
                .body("items[0].plate", equalTo("冀A12323"))
                .body("items.masked", everyItem(equalTo(false)));
        String subject = "from decision where kind = 'evidence.read_by_name' and subject = '" + id + "'";
        assertThat(count("select count(*) " + subject)).isEqualTo(1);
        with(inspector)
                .get("/api/v1/gate-passages?site=" + site + "&from=2026-11-18T16:00:00Z&to=2026-11-20T16:00:00Z&case="
                        + id)
                .then()
                .statusCode(403);
        read(signedIn.key(SignedIn.CITY, site, Role.ENTERPRISE), "&case=" + id).statusCode(403);

        Map<String, String> why = Map.of("reason", "结案", "document", "石环结〔2026〕1号");
        String release = "/api/v1/legal-holds/" + id + "/release";
        with(inspector).body(why).post(release).then().statusCode(403).body("type", equalTo("/problems/same-person"));
        String other = signedIn.key(SignedIn.CITY, null, Role.OPERATOR);
        with(other).body(why).post(release).then().statusCode(200).body("releasedAt", notNullValue());
        with(other).body(why).post(release).then().statusCode(409);
        read(inspector, "&case=" + id).statusCode(403);
        read(inspector, "").statusCode(200).body("items[0].plate", not(equalTo("冀A12323")));
    }

    @Test
    void whatIsKeptCannotBeChangedOrDeletedByAnyone() {
        send(passage("冀A12323", "国四", "")).statusCode(201);
        for (String change : new String[] {
            "update gate_passage set stage = 'china_6' where site = '" + site + "'",
            "delete from gate_passage where site = '" + site + "'",
            "delete from gate_passage_2026_11",
            "truncate gate_passage_2026_11",
            "update legal_hold set reason = 'x'"
        }) {
            assertThatThrownBy(() -> execute(change)).as(change).hasMessageContaining("append-only");
        }
    }

    private static byte[] packed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private long count(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
