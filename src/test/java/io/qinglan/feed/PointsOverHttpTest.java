package io.qinglan.feed;

import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class PointsOverHttpTest {

    private static final String SITE = "feed-points-site";
    private static final String FAR = "feed-points-far";

    @Inject
    SignedIn signedIn;

    @Inject
    FeedSites sites;

    @Inject
    Instruments instruments;

    private String administrator;

    @BeforeEach
    void people() {
        administrator = signedIn.key(SignedIn.CITY, null, Role.ADMINISTRATOR);
        sites.keep(SITE, SignedIn.COUNTY);
        sites.keep(FAR, SignedIn.OTHER_CITY);
    }

    @Test
    void anInstrumentIsRegisteredWithItsPointAndFoundByItsNumber() {
        with(administrator)
                .body("{\"site\":\"" + SITE + "\",\"mn\":\"MNREG1\",\"password\":\"123456\",\"outlet\":\"DA001\","
                        + "\"lines\":[\"L1\"],\"quirks\":[\"CRC_MODBUS_HIGH\"],\"flowUnit\":\"m3/h\"}")
                .post("/api/v1/points")
                .then()
                .statusCode(201)
                .header("Location", endsWith("/api/v1/points/MNREG1"))
                .header("ETag", equalTo("\"1-1\""))
                .body("code", equalTo("MNREG1"))
                .body("kind", equalTo("cems"))
                .body("targets[0].target", equalTo("L1"))
                .body("instruments[0].mn", equalTo("MNREG1"))
                .body("instruments[0].passwordSet", equalTo(true))
                .body("instruments[0].password", nullValue());

        Instrument instrument = instruments.find("MNREG1").orElseThrow();
        assertThat(instrument.point()).isEqualTo("MNREG1");
        assertThat(instrument.site()).isEqualTo(SITE);
        assertThat(instrument.flowUnit()).isEqualTo(Instrument.FlowUnit.PER_HOUR);
        assertThat(instrument.accepts("123456")).isTrue();
        assertThat(instrument.accepts("123456")).isTrue();
        assertThat(instrument.accepts("654321")).isFalse();
        assertThat(instrument.accepts("654321")).isFalse();
        assertThat(instrument.accepts(null)).isFalse();
    }

    @Test
    void aListIsRegisteredWholeOrNotAtAll() {
        with(administrator)
                .body("[{\"site\":\"" + SITE + "\",\"mn\":\"MNLIST1\",\"password\":\"123456\"},{\"site\":\"" + SITE
                        + "\",\"mn\":\"MNLIST2\",\"code\":\"P-LIST2\"}]")
                .post("/api/v1/instruments")
                .then()
                .statusCode(201)
                .body("registered", equalTo(2))
                .body("points", contains("MNLIST1", "P-LIST2"));
        assertThat(instruments.find("MNLIST1").orElseThrow().accepts("123456")).isTrue();
        assertThat(instruments.find("MNLIST2").orElseThrow().point()).isEqualTo("P-LIST2");

        with(administrator)
                .body("[{\"site\":\"" + SITE + "\",\"mn\":\"MNLIST3\"},{\"site\":\"" + SITE + "\",\"mn\":\"MNLIST1\"}]")
                .post("/api/v1/instruments")
                .then()
                .statusCode(409)
                .body("type", endsWith("instrument-taken"))
                .body("detail", containsString("MNLIST1"));
        with(administrator).get("/api/v1/points/MNLIST3").then().statusCode(404);
        assertThat(instruments.find("MNLIST3")).isEmpty();
    }

    @Test
    void whatIsWrongInAListIsToldWithItsPlace() {
        String good = "{\"site\":\"" + SITE + "\",\"mn\":\"MNPLACE\"}";
        with(administrator)
                .body("[" + good + ",{\"site\":\"nowhere\",\"mn\":\"MNPLACE2\"}]")
                .post("/api/v1/instruments")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/1/site"));
        with(administrator)
                .body("[" + good + ",{\"site\":\"" + SITE + "\",\"password\":\"1\"}]")
                .post("/api/v1/instruments")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItems("/1/code", "/1/mn"));
        with(administrator)
                .body("[" + good + ",{\"site\":\"" + FAR + "\",\"mn\":\"MNPLACE3\"}]")
                .post("/api/v1/instruments")
                .then()
                .statusCode(403);
        with(administrator).body("[]").post("/api/v1/instruments").then().statusCode(422);
        with(administrator).get("/api/v1/points/MNPLACE").then().statusCode(404);
        with(signedIn.key(SignedIn.CITY, null, Role.OPERATOR))
                .body("[" + good + "]")
                .post("/api/v1/instruments")
                .then()
                .statusCode(403);
    }

    @Test
    void aNumberBelongsToOneInstrument() {
        String body = "{\"code\":\"P-TWICE\",\"site\":\"" + SITE + "\",\"mn\":\"MNTWICE\"}";
        with(administrator).body(body).post("/api/v1/points").then().statusCode(201);
        with(administrator)
                .body(body.replace("P-TWICE", "P-OTHER"))
                .post("/api/v1/points")
                .then()
                .statusCode(409)
                .body("type", endsWith("instrument-taken"));
        with(administrator).get("/api/v1/points/P-OTHER").then().statusCode(404);
        with(administrator)
                .body("{\"code\":\"P-TWICE\",\"site\":\"" + SITE + "\"}")
                .post("/api/v1/points")
                .then()
                .statusCode(409)
                .body("type", endsWith("point-taken"));
    }

    @Test
    void whatDoesNotFitIsNamed() {
        with(administrator)
                .body("{\"code\":\"P-BAD\",\"site\":\"" + SITE + "\",\"password\":\"x\",\"power\":{\"ct\":0},"
                        + "\"targets\":[{\"kind\":\"moon\",\"share\":2}]}")
                .post("/api/v1/points")
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        hasItems(
                                "/mn",
                                "/power",
                                "/power/ct",
                                "/targets/0/kind",
                                "/targets/0/target",
                                "/targets/0/relation",
                                "/targets/0/share"));
        with(administrator)
                .body("{\"site\":\"nowhere\",\"mn\":\"MNNOWHERE\"}")
                .post("/api/v1/points")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/site"));
        with(administrator)
                .body("{\"site\":\"" + FAR + "\",\"mn\":\"MNFAR\"}")
                .post("/api/v1/points")
                .then()
                .statusCode(403);
        with(signedIn.key(SignedIn.CITY, null, Role.OPERATOR))
                .body("{\"site\":\"" + SITE + "\",\"mn\":\"MNOPERATOR\"}")
                .post("/api/v1/points")
                .then()
                .statusCode(403);
    }

    @Test
    void aChangeKeepsThePasswordAndNeedsTheVersionRead() {
        with(administrator)
                .body("{\"site\":\"" + SITE + "\",\"mn\":\"MNCHANGE\",\"password\":\"654321\"}")
                .post("/api/v1/points")
                .then()
                .statusCode(201);
        String change = "{\"site\":\"" + SITE + "\",\"mn\":\"MNCHANGE\",\"kind\":\"power\","
                + "\"power\":{\"role\":\"incomer\",\"ct\":80},\"hourStamp\":\"end\"}";
        with(administrator).body(change).put("/api/v1/points/MNCHANGE").then().statusCode(428);
        with(administrator)
                .header("If-Match", "\"1-1\"")
                .body(change)
                .put("/api/v1/points/MNCHANGE")
                .then()
                .statusCode(200)
                .body("kind", equalTo("power"))
                .body("power.ct", equalTo(80))
                .header("ETag", equalTo("\"2-2\""));
        with(administrator)
                .header("If-Match", "\"1-1\"")
                .body(change)
                .put("/api/v1/points/MNCHANGE")
                .then()
                .statusCode(412);
        Instrument instrument = instruments.find("MNCHANGE").orElseThrow();
        assertThat(instrument.hourStamp()).isEqualTo(Instrument.HourStamp.END);
        assertThat(instrument.accepts("654321")).isTrue();
    }

    @Test
    void aRetiredInstrumentIsUnknownAndItsNumberFreeAgain() {
        with(administrator)
                .body("{\"code\":\"P-RETIRE\",\"site\":\"" + SITE + "\",\"mn\":\"MNRETIRE\",\"sm4Key\":\""
                        + "0123456789abcdef0123456789ABCDEF\"}")
                .post("/api/v1/points")
                .then()
                .statusCode(201)
                .body("instruments[0].sm4", equalTo(true));
        assertThat(instruments.sm4Key("MNRETIRE").orElseThrow()).hasSize(16).startsWith(1, 0x23, 0x45);
        with(administrator)
                .header("If-Match", "\"1-1\"")
                .delete("/api/v1/points/P-RETIRE/instruments/MNRETIRE")
                .then()
                .statusCode(200);
        assertThat(instruments.find("MNRETIRE")).isEmpty();
        with(administrator)
                .body("{\"code\":\"P-NEXT\",\"site\":\"" + SITE + "\",\"mn\":\"MNRETIRE\"}")
                .post("/api/v1/points")
                .then()
                .statusCode(201);
        assertThat(instruments.find("MNRETIRE").orElseThrow().point()).isEqualTo("P-NEXT");
        with(administrator)
                .header("If-Match", "*")
                .delete("/api/v1/points/P-NEXT")
                .then()
                .statusCode(200)
                .body("validUntil", containsString("-"));
        assertThat(instruments.find("MNRETIRE")).isEmpty();
    }

    @Test
    void pointsAreSeenByTheirBureauAndTheirSite() {
        with(administrator)
                .body("{\"code\":\"P-SEEN\",\"site\":\"" + SITE + "\"}")
                .post("/api/v1/points")
                .then()
                .statusCode(201);
        String own = signedIn.key(null, SITE, Role.ENTERPRISE);
        String other = signedIn.key(null, FAR, Role.ENTERPRISE);
        String county = signedIn.key(SignedIn.OTHER_COUNTY, null, Role.OPERATOR);
        with(own).get("/api/v1/points/P-SEEN").then().statusCode(200);
        with(own).get("/api/v1/points?size=500").then().body("items.code", hasItem("P-SEEN"));
        with(other).get("/api/v1/points/P-SEEN").then().statusCode(404);
        with(other).get("/api/v1/points?site=" + SITE).then().body("items", hasSize(0));
        with(county).get("/api/v1/points?size=500").then().body("items.code", not(hasItem("P-SEEN")));
        List<String> first = with(administrator).get("/api/v1/points?size=1").path("items.code");
        String next = with(administrator).get("/api/v1/points?size=1").path("next");
        with(administrator)
                .queryParam("after", next)
                .get("/api/v1/points?size=1")
                .then()
                .body("items.code", not(contains(first.get(0))));
    }
}
