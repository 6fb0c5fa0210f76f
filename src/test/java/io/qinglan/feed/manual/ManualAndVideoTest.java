package io.qinglan.feed.manual;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;
import io.qinglan.feed.TestPlant;
import io.qinglan.inventory.Point;
import io.qinglan.ledger.Leaf;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** What people and cameras add: readings by hand with pictures, on-line states, clips by hash and place. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class ManualAndVideoTest {

    private static final byte[] PICTURE = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 1, 2, 3, 4};
    private static final String SPAN = "&from=2026-11-20T00:00:00Z&to=2026-11-22T00:00:00Z";

    @Inject
    SignedIn signedIn;

    @Inject
    TestPlant plant;

    private String site;
    private String inspector;

    @BeforeEach
    void aSite() {
        site = plant.site(SignedIn.CITY);
        inspector = signedIn.key(SignedIn.CITY, null, Role.INSPECTOR);
    }

    private ValidatableResponse handIn(String key, String ofSite, byte[] content) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + key)
                .contentType("application/octet-stream")
                .body(content)
                .post("/api/v1/attachments?site=" + ofSite)
                .then();
    }

    private Map<String, Object> patrol(List<String> attachments) {
        return Map.of(
                "kind", "patrol",
                "site", site,
                "at", "2026-11-20T22:15:00+08:00",
                "outcome", "abnormal",
                "finding", "冀A12345在装料，司机13912345678",
                "attachments", attachments);
    }

    @Test
    void aPatrolCountsOnceAndItsPictureIsSeenInACaseOnly() {
        String picture = handIn(inspector, site, PICTURE)
                .statusCode(201)
                .body("mediaType", equalTo("image/jpeg"))
                .body("sha256", equalTo(HexFormat.of().formatHex(Leaf.digest(PICTURE))))
                .extract()
                .path("id");
        String first = enter(inspector, patrol(List.of(picture)))
                .statusCode(201)
                .extract()
                .path("id");
        enter(inspector, patrol(List.of(picture))).statusCode(201).body("id", equalTo(first));
        with(inspector)
                .get("/api/v1/manual-readings?site=" + site + SPAN)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].finding", equalTo("冀A·***45在装料，司机139****5678"))
                .body("items[0].attachments", contains(picture))
                .body("items[0].person", notNullValue())
                .body("items[0].frame", notNullValue());

        String content = "/api/v1/attachments/" + picture + "/content";
        with(inspector).get(content).then().statusCode(403).body("type", equalTo("/problems/outside-a-case"));
        String hold = with(inspector)
                .body(Map.of(
                        "subject", "site",
                        "code", site,
                        "from", "2020-01-01T00:00:00+08:00",
                        "reason", "调查",
                        "document", "石环查〔2026〕7号"))
                .post("/api/v1/legal-holds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        byte[] seen = with(inspector)
                .get(content + "?case=" + hold)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(seen).isEqualTo(PICTURE);
        String other = signedIn.key(SignedIn.OTHER_CITY, null, Role.INSPECTOR);
        with(other).get("/api/v1/attachments/" + picture).then().statusCode(404);
    }

    private static ValidatableResponse enter(String key, Map<String, Object> body) {
        return with(key).body(body).post("/api/v1/manual-readings").then();
    }

    @Test
    void whatIsNoPictureOrTooLargeOrOfAnotherSiteIsRefused() {
        handIn(inspector, site, "<script>".getBytes(StandardCharsets.US_ASCII)).statusCode(422);
        byte[] large = new byte[10 * 1024 * 1024 + 1];
        System.arraycopy(PICTURE, 0, large, 0, PICTURE.length);
        handIn(inspector, site, large).statusCode(422);
        String elsewhere =
                handIn(inspector, plant.site(SignedIn.CITY), PICTURE).extract().path("id");
        enter(inspector, patrol(List.of(elsewhere)))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/attachments/0"));
        enter(inspector, Map.of("kind", "reading", "at", "2099-01-01T00:00:00Z"))
                .statusCode(422)
                .body("errors.pointer", contains("/at", "/point", "/values"));
    }

    @Test
    void aReadingByHandNamesItsPoint() {
        String point = plant.point(site, Point.Kind.MANUAL);
        String own = signedIn.key(SignedIn.CITY, site, Role.ENTERPRISE);
        enter(
                        own,
                        Map.of(
                                "kind",
                                "reading",
                                "point",
                                point,
                                "at",
                                "2026-11-20T08:00:00+08:00",
                                "values",
                                List.of(Map.of("factor", "e10101", "value", 1024.5, "unit", "kWh"))))
                .statusCode(201)
                .body("values[0].value", equalTo(1024.5f));
        String stranger = signedIn.key(SignedIn.CITY, plant.site(SignedIn.CITY), Role.ENTERPRISE);
        enter(stranger, patrol(List.of())).statusCode(404);
    }

    @Test
    void aCameraSaysWhetherItIsOnLine() {
        String camera = plant.point(site, Point.Kind.VIDEO);
        String feed = signedIn.key(SignedIn.CITY, null, Role.FEED);
        String address = "/api/v1/cameras/" + camera + "/states";
        Map<String, Object> away = Map.of("at", "2026-11-20T08:00:00+08:00", "online", false, "detail", "断电");
        with(feed).body(away).post(address).then().statusCode(200).body("stored", equalTo(1));
        with(feed).body(away).post(address).then().statusCode(200).body("stored", equalTo(0));
        with(inspector).get(address).then().body("items", hasSize(1)).body("items[0].online", equalTo(false));
        String otherFeed = signedIn.key(SignedIn.OTHER_CITY, null, Role.FEED);
        with(otherFeed).body(away).post(address).then().statusCode(404);
        with(feed).body(Map.of("online", true)).post(address).then().statusCode(422);
    }

    @Test
    void aClipIsAskedForAndOnlyItsHashAndPlaceComeIn() {
        String camera = plant.point(site, Point.Kind.VIDEO);
        String feed = signedIn.key(SignedIn.CITY, null, Role.FEED);
        String clip = with(inspector)
                .body(Map.of(
                        "point", camera,
                        "from", "2026-11-20T22:00:00+08:00",
                        "to", "2026-11-20T22:10:00+08:00",
                        "reason", "用电异常线索"))
                .post("/api/v1/clips")
                .then()
                .statusCode(201)
                .body("sha256", nullValue())
                .extract()
                .path("id");
        String waiting = "/api/v1/clips?waiting=true&site=" + site;
        with(feed).get(waiting).then().statusCode(200).body("items.id", contains(clip));
        with(feed)
                .body(Map.of("sha256", "xy", "place", "nvr-3", "seconds", 0))
                .post("/api/v1/clips/" + clip)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/sha256", "/seconds"));
        String hash = "ab".repeat(32);
        with(feed)
                .body(Map.of("sha256", hash, "place", "nvr-3/20261120/2200.mp4", "seconds", 600))
                .post("/api/v1/clips/" + clip)
                .then()
                .statusCode(200)
                .body("sha256", equalTo(hash));
        with(feed).get(waiting).then().body("items", hasSize(0));
        with(inspector).get("/api/v1/clips/" + clip).then().statusCode(200).body("seconds", equalTo(600));
        with(inspector)
                .body(Map.of("point", plant.point(site, Point.Kind.GATE), "reason", "x"))
                .post("/api/v1/clips")
                .then()
                .statusCode(404);
    }
}
