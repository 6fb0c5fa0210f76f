package io.qinglan.feed.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;
import io.qinglan.feed.FeedSites;
import io.qinglan.inventory.Point;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class ReadingsOverHttpTest {

    private static final String SITE = "feed-readings-site";
    private static final String FAR = "feed-readings-far";

    @Inject
    SignedIn signedIn;

    @Inject
    FeedSites sites;

    @Inject
    Clock clock;

    private String feed;
    private String operator;
    private Instant hour;

    @BeforeEach
    void people() {
        sites.keep(SITE, SignedIn.COUNTY);
        sites.keep(FAR, SignedIn.OTHER_CITY);
        sites.point("RD-CEMS", SITE, Point.Kind.CEMS);
        sites.point("RD-FAR", FAR, Point.Kind.CEMS);
        sites.point("RD-METER", SITE, Point.Kind.POWER);
        feed = signedIn.key(SignedIn.CITY, null, Role.FEED);
        operator = signedIn.key(SignedIn.CITY, null, Role.OPERATOR);
        hour = clock.instant().truncatedTo(ChronoUnit.HOURS).minus(2, ChronoUnit.HOURS);
    }

    @Test
    void goodRowsStandAndBadOnesAreNamed() {
        String body =
                "[" + factor("RD-CEMS", hour, "a21026", "7.210") + "," + factor("RD-FAR", hour, "a21026", "1") + ","
                        + "{\"point\":\"RD-CEMS\",\"at\":\"yesterday\",\"factor\":\"a21026\",\"value\":true,\"colour\":1},"
                        + factor("RD-CEMS", hour, "a34013", "null") + ","
                        + factor("RD-CEMS", Instant.parse("2099-01-01T00:00:00Z"), "a34013", "1")
                        + "]";

        String frame = with(feed)
                .body(body)
                .post("/api/v1/readings")
                .then()
                .statusCode(201)
                .body("received", equalTo(5))
                .body("stored", equalTo(2))
                .body("refused", equalTo(3))
                .body("items.outcome", contains("stored", "refused", "refused", "stored", "refused"))
                .body("items[1].errors[0].pointer", equalTo("/point"))
                .body("items[2].errors.pointer", hasItems("/at", "/value", "/colour"))
                .body("items[4].errors[0].pointer", equalTo("/at"))
                .extract()
                .path("frame");

        with(operator)
                .get("/api/v1/readings?point=RD-CEMS&factor=a21026")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].value", equalTo(7.210f))
                .body("items[0].values.Rtd", equalTo("7.210"))
                .body("items[0].mark", equalTo("N"))
                .body("items[0].markDictionary", equalTo("hj-212-2017"))
                .body("items[0].frame", equalTo(frame))
                .body("items[0].revised", equalTo(false));
        with(operator)
                .get("/api/v1/readings?point=RD-CEMS&factor=a34013")
                .then()
                .body("items[0].value", nullValue());
    }

    @Test
    void theSameTwiceCountsOnceAndAnotherValueIsARevision() {
        sites.point("RD-TWICE", SITE, Point.Kind.CEMS);
        String record = factor("RD-TWICE", hour, "a21002", "30");
        with(feed).body(record).post("/api/v1/readings").then().statusCode(201);
        with(feed).body(record).post("/api/v1/readings").then().statusCode(200).body("duplicate", equalTo(1));
        with(feed)
                .body(factor("RD-TWICE", hour, "a21002", "31"))
                .post("/api/v1/readings")
                .then()
                .statusCode(201)
                .body("items[0].outcome", equalTo("revision"));

        with(operator)
                .get("/api/v1/readings?point=RD-TWICE")
                .then()
                .body("items", hasSize(1))
                .body("items[0].value", equalTo(31))
                .body("items[0].revised", equalTo(true));
        with(operator)
                .get("/api/v1/readings?point=RD-TWICE&versions=all")
                .then()
                .body("items.value", contains(31, 30));
    }

    @Test
    void linesAndPackedBodiesAreRead() throws IOException {
        sites.point("RD-LINES", SITE, Point.Kind.CEMS);
        String lines = IntStream.range(0, 60)
                .mapToObj(i -> factor("RD-LINES", hour.plus(i, ChronoUnit.MINUTES), "a19001", "8." + i))
                .collect(Collectors.joining("\n"));
        with(feed)
                .contentType("application/x-ndjson")
                .header("Content-Encoding", "gzip")
                .body(packed(lines + "\nnot json\n"))
                .post("/api/v1/readings")
                .then()
                .statusCode(201)
                .body("stored", equalTo(60))
                .body("refused", equalTo(1))
                .body("items[60].errors", hasSize(1));

        List<String> first = with(operator)
                .get("/api/v1/readings?point=RD-LINES&size=40")
                .then()
                .body("next", notNullValue())
                .extract()
                .path("items.at");
        String next =
                with(operator).get("/api/v1/readings?point=RD-LINES&size=40").path("next");
        List<String> second = with(operator)
                .queryParam("after", next)
                .get("/api/v1/readings?point=RD-LINES&size=40")
                .path("items.at");
        assertThat(first).hasSize(40).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(second).hasSize(20).doesNotContainAnyElementsOf(first);
    }

    @Test
    void aBodyInWhichNothingIsGoodChangesNothing() {
        with(feed)
                .body("[{\"point\":\"RD-CEMS\"}]")
                .post("/api/v1/readings")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItems("/0/at", "/0/factor"));
        with(feed)
                .body("{nonsense")
                .post("/api/v1/readings")
                .then()
                .statusCode(422)
                .body("errors[0].line", equalTo(1));
        with(operator)
                .body(factor("RD-CEMS", hour, "a21026", "1"))
                .post("/api/v1/readings")
                .then()
                .statusCode(403);
    }

    @Test
    void aSiteDeliversAndReadsItsOwnAndNobodyElses() {
        sites.point("RD-OWN", SITE, Point.Kind.CEMS);
        String own = signedIn.key(null, SITE, Role.ENTERPRISE, Role.FEED);
        String other = signedIn.key(null, FAR, Role.ENTERPRISE, Role.FEED);
        String record = factor("RD-OWN", hour, "a21026", "1");
        with(other).body(record).post("/api/v1/readings").then().statusCode(422);
        with(own).body(record).post("/api/v1/readings").then().statusCode(201);
        with(own).get("/api/v1/readings?point=RD-OWN").then().statusCode(200).body("items", hasSize(1));
        with(other).get("/api/v1/readings?point=RD-OWN").then().statusCode(404);
        with(signedIn.key(SignedIn.OTHER_CITY, null, Role.OPERATOR))
                .get("/api/v1/readings?point=RD-OWN")
                .then()
                .statusCode(404);
        with(feed).get("/api/v1/readings?point=RD-OWN").then().statusCode(403);
        with(own).get("/api/v1/readings?point=RD-OWN&resolution=week").then().statusCode(422);
        with(own).get("/api/v1/readings").then().statusCode(422);
    }

    @Test
    void aCurveBecomesARecordForEachSlotThatIsThere() {
        String values = IntStream.rangeClosed(1, 96).mapToObj(String::valueOf).collect(Collectors.joining(","));
        String mask = "1".repeat(95) + "0";
        with(feed)
                .body(
                        "{\"meter\":\"RD-METER\",\"date\":\"2026-11-20\",\"density\":96,\"type\":\"power\",\"unit\":\"W\","
                                + "\"ct\":80,\"whole\":\"" + mask + "\",\"values\":[" + values + "]}")
                .post("/api/v1/power-curves")
                .then()
                .statusCode(201)
                .body("items[0].outcome", equalTo("stored"));
        with(operator)
                .get(
                        "/api/v1/readings?point=RD-METER&factor=kw&size=500&from=2026-11-19T16:00:00Z&to=2026-11-20T16:00:00Z")
                .then()
                .body("items", hasSize(95))
                .body("items[94].at", equalTo("2026-11-20T00:00:00+08:00"))
                .body("items[94].value", equalTo(0.001f))
                .body("items[0].at", equalTo("2026-11-20T23:30:00+08:00"))
                .body("items.seconds", everyItem(equalTo(900)));

        with(feed)
                .body(
                        "{\"meter\":\"RD-METER\",\"date\":\"2026-11-19\",\"density\":24,\"curve\":\"E_MP_READ_CURVE\",\"type\":1,"
                                + "\"label\":\"end\",\"values\":[" + "5,".repeat(23) + "null]}")
                .post("/api/v1/power-curves")
                .then()
                .statusCode(201);
        with(operator)
                .get(
                        "/api/v1/readings?point=RD-METER&factor=kwhReading&from=2026-11-18T16:00:00Z&to=2026-11-19T16:00:00Z&size=500")
                .then()
                .body("items", hasSize(23))
                .body("items[22].at", equalTo("2026-11-19T01:00:00+08:00"));

        with(feed)
                .body(
                        "{\"meter\":\"RD-METER\",\"date\":\"2026-11-20\",\"density\":48,\"type\":\"moon\",\"values\":[1]}")
                .post("/api/v1/power-curves")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItems("/0/density", "/0/type", "/0/values"));
    }

    @Test
    void electricityIsDeliveredAsARecord() {
        sites.point("RD-KWH", SITE, Point.Kind.POWER);
        with(feed)
                .body("{\"point\":\"RD-KWH\",\"at\":\"" + hour
                        + "\",\"seconds\":900,\"kwh\":12.5,\"i\":[1,2,3],\"u\":220,\"mark\":\"N\"}")
                .post("/api/v1/readings")
                .then()
                .statusCode(201);
        with(operator)
                .get("/api/v1/readings?point=RD-KWH&factor=kwh")
                .then()
                .body("items[0].value", equalTo(12.5f))
                .body("items[0].kind", equalTo("s900"))
                .body("items[0].mark", equalTo("N"));
    }

    @Test
    void energyComesFromTheRegisterAndFromAChangedMeterOnwards() {
        sites.point("RD-REG", SITE, Point.Kind.POWER);
        StringBuilder body = new StringBuilder();
        String[] shown = {"100", "110", "120", "5", "8"};
        for (int i = 0; i < shown.length; i++) {
            body.append("{\"point\":\"RD-REG\",\"at\":\"" + hour.plusSeconds(900L * i) + "\",\"kwhReading\":" + shown[i]
                    + ",\"ct\":10}\n");
        }
        with(feed)
                .contentType("application/x-ndjson")
                .body(body.toString().getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/readings")
                .then()
                .statusCode(201);
        String energy = "/api/v1/points/RD-REG/energy?resolution=15m&from=" + hour + "&to=" + hour.plusSeconds(3600);
        with(operator)
                .get(energy)
                .then()
                .statusCode(200)
                .body("items.kwh", contains(100f, 100f, null, 30f))
                .body("items.covered", contains(900, 900, 0, 900))
                .body("unexplained[0].why", equalTo("fell"));

        with(operator)
                .body("{\"at\":\"" + hour.plusSeconds(2000)
                        + "\",\"ct\":20,\"shownBefore\":124,\"shownAfter\":2,\"reason\":\"换表\"}")
                .post("/api/v1/points/RD-REG/meter-changes")
                .then()
                .statusCode(201);
        with(operator)
                .get(energy)
                .then()
                .body("items.kwh", contains(100f, 100f, 100f, 60f))
                .body("unexplained", hasSize(0));
        with(operator)
                .body("{\"ct\":0}")
                .post("/api/v1/points/RD-REG/meter-changes")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItems("/at", "/ct", "/reason"));
        with(operator).get("/api/v1/points/RD-CEMS/energy").then().statusCode(404);
    }

    @Test
    void aCorrectionReachesTheEnergyOfAPoint() {
        sites.point("RD-CORR", SITE, Point.Kind.POWER);
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            body.append("{\"point\":\"RD-CORR\",\"at\":\"" + hour.plusSeconds(900L * i)
                    + "\",\"seconds\":900,\"kwh\":50,\"mark\":\"N\"}\n");
        }
        with(feed)
                .contentType("application/x-ndjson")
                .body(body.toString().getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/readings")
                .then()
                .statusCode(201);
        String energy = "/api/v1/points/RD-CORR/energy?resolution=15m&from=" + hour + "&to=" + hour.plusSeconds(2700);
        with(operator).get(energy).then().statusCode(200).body("items.kwh", contains(50f, 50f, 50f));
        correct(hour, ",\"value\":5");
        correct(hour.plusSeconds(900), "");
        with(operator)
                .get(energy)
                .then()
                .body("items.kwh", contains(5f, null, 50f))
                .body("items.covered", contains(900, 0, 900));
        correct(hour, ",\"value\":7.5");
        with(operator).get(energy).then().body("items[0].kwh", equalTo(7.5f));
    }

    private void correct(Instant at, String value) {
        with(operator)
                .body("{\"point\":\"RD-CORR\",\"kind\":\"s900\",\"at\":\"" + at + "\",\"factor\":\"kwh\"" + value
                        + ",\"reason\":\"互感器变比录入有误\",\"document\":\"现场核查记录\"}")
                .post("/api/v1/readings/corrections")
                .then()
                .statusCode(201);
    }

    private static String factor(String point, Instant at, String factor, String value) {
        return "{\"point\":\"" + point + "\",\"at\":\"" + at + "\",\"factor\":\"" + factor + "\",\"value\":" + value
                + ",\"mark\":\"N\"}";
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
