package io.qinglan.feed.frame;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;
import io.qinglan.feed.Arrival;
import io.qinglan.feed.Channel;
import io.qinglan.feed.FeedSites;
import io.qinglan.feed.FeedStore;
import io.qinglan.feed.FrameId;
import io.qinglan.feed.LatestRecord;
import io.qinglan.feed.Quality;
import io.qinglan.feed.Readings;
import io.qinglan.feed.RecordKind;
import io.qinglan.feed.Refusal;
import io.qinglan.feed.hj212.Edition;
import io.qinglan.feed.hj212.Packet;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class FramesOverHttpTest {

    private static final String SITE = "feed-frames-site";
    private static final String FAR = "feed-frames-far";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    @Inject
    SignedIn signedIn;

    @Inject
    FeedSites sites;

    @Inject
    FeedStore store;

    @Inject
    Readings readings;

    @Inject
    Frames frames;

    @Inject
    Clock clock;

    private String administrator;
    private Instant minute;

    @BeforeEach
    void people() {
        sites.keep(SITE, SignedIn.COUNTY);
        sites.keep(FAR, SignedIn.OTHER_CITY);
        administrator = signedIn.key(SignedIn.CITY, null, Role.ADMINISTRATOR);
        minute = clock.instant().truncatedTo(ChronoUnit.MINUTES).minus(30, ChronoUnit.MINUTES);
    }

    @Test
    void framesThatCameBeforeTheRegistrationBecomeReadingsOfTheirPoint() {
        String mn = "ADOPT0000000000000000001";
        List<Arrival> parked = List.of(
                parked(mn, "123456", minute, "7.21"),
                parked(mn, "123456", minute, "7.21"),
                parked(mn, "123456", minute.plusSeconds(60), "--"),
                parked(mn, "999999", minute.plusSeconds(120), "9"));
        FrameId first = store.keep(parked).get(0).frame();
        with(administrator)
                .get("/api/v1/frames/parked?size=500")
                .then()
                .statusCode(200)
                .body("items.mn", hasItem(mn))
                .body("items.find { it.mn == '" + mn + "' }.frames", equalTo(4));

        register(mn, "P-ADOPT");

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> latest("P-ADOPT").size() == 2);
        LatestRecord record = latest("P-ADOPT").get(0);
        assertThat(record.items().get("a21026-Rtd").value()).isEqualTo("7.21");
        assertThat(record.items().get("a21026-Rtd").frame()).isEqualTo(first);
        assertThat(record.quality() & Quality.ADOPTED).isNotZero();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> with(administrator)
                        .get("/api/v1/frames/parked?size=500")
                        .then()
                        .body("items.mn", not(hasItem(mn))));
    }

    @Test
    void aFrameIsShownWithoutItsPasswordAndItsBytesToThoseWhoProve() {
        String mn = "SHOWN0000000000000000001";
        register(mn, "P-SHOWN");
        Arrival frame = parked(mn, "246810", minute, "5");
        FrameId id = store.keep(List.of(frame)).get(0).frame();

        with(signedIn.key(SignedIn.COUNTY, null, Role.OPERATOR))
                .get("/api/v1/frames/" + id)
                .then()
                .statusCode(200)
                .body("mn", equalTo(mn))
                .body("point", equalTo("P-SHOWN"))
                .body("channel", equalTo("hj212"))
                .body("peer", equalTo("10.1.2.3:4567"))
                .body("intact", equalTo(true))
                .body("text", containsString("PW=***;"))
                .body("text", not(containsString("246810")));
        with(signedIn.key(null, SITE, Role.ENTERPRISE))
                .get("/api/v1/frames/" + id)
                .then()
                .statusCode(200)
                .body("peer", nullValue());
        with(signedIn.key(null, FAR, Role.ENTERPRISE))
                .get("/api/v1/frames/" + id)
                .then()
                .statusCode(404);
        with(signedIn.key(SignedIn.OTHER_CITY, null, Role.AUDITOR))
                .get("/api/v1/frames/" + id)
                .then()
                .statusCode(404);
        with(signedIn.key(SignedIn.COUNTY, null, Role.OPERATOR))
                .get("/api/v1/frames/" + id + "/bytes")
                .then()
                .statusCode(403);
        byte[] bytes = with(signedIn.key(SignedIn.CITY, null, Role.AUDITOR))
                .get("/api/v1/frames/" + id + "/bytes")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(bytes).isEqualTo(frame.bytes());
        with(administrator).get("/api/v1/frames/nonsense").then().statusCode(404);
    }

    @Test
    void framesOfOneBatchAreCutWhereTheyWereJoined() {
        List<Arrival> arrivals = new java.util.ArrayList<>();
        for (int i = 0; i < 40; i++) {
            arrivals.add(parked("CUT", "1", minute, "x".repeat(i)));
        }
        List<FrameId> ids =
                store.keep(arrivals).stream().map(kept -> kept.frame()).toList();
        Map<FrameId, StoredFrame> found = frames.find(ids);
        for (int i = 0; i < 40; i++) {
            assertThat(found.get(ids.get(i)).bytes()).isEqualTo(arrivals.get(i).bytes());
            assertThat(found.get(ids.get(i)).receivedAt())
                    .isEqualTo(arrivals.get(i).receivedAt().truncatedTo(ChronoUnit.MICROS));
        }
        assertThat(frames.find(new FrameId(ids.get(0).batch(), 40))).isEmpty();
    }

    @Test
    void refusalsAreCountedByCause() {
        store.keep(List.of(Arrival.refused(
                new byte[] {'#', '#'},
                clock.instant(),
                "10.0.0.9:1",
                Channel.HJ212,
                null,
                new Refusal("TEST_CAUSE", null))));
        with(administrator)
                .get("/api/v1/frames/refused?cause=TEST_CAUSE")
                .then()
                .statusCode(200)
                .body("items[0].peer", equalTo("10.0.0.9:1"));
        with(administrator)
                .get("/api/v1/frames/refused/causes")
                .then()
                .statusCode(200)
                .body("items.find { it.cause == 'TEST_CAUSE' }.count", equalTo(1));
        with(signedIn.key(null, SITE, Role.ENTERPRISE))
                .get("/api/v1/frames/refused")
                .then()
                .statusCode(403);
    }

    @Test
    void aDeliveredBodyIsSeenThroughAReadingThatNamesIt() {
        sites.point("P-BODY", SITE, io.qinglan.inventory.Point.Kind.CEMS);
        String feed = signedIn.key(SignedIn.CITY, null, Role.FEED);
        String id = with(feed)
                .body("{\"point\":\"P-BODY\",\"at\":\"" + minute + "\",\"factor\":\"a21026\",\"value\":1}")
                .post("/api/v1/readings")
                .path("frame");
        with(administrator).get("/api/v1/frames/" + id).then().statusCode(422);
        with(administrator)
                .get("/api/v1/frames/" + id + "?point=P-BODY&at=" + minute)
                .then()
                .statusCode(200)
                .body("channel", equalTo("http"))
                .body("text", nullValue());
        with(administrator)
                .get("/api/v1/frames/" + id + "?point=P-BODY&at=" + minute.plusSeconds(1))
                .then()
                .statusCode(404);
    }

    private List<LatestRecord> latest(String point) {
        return readings.latest(point, RecordKind.REALTIME, minute.minusSeconds(1), minute.plusSeconds(600));
    }

    private void register(String mn, String point) {
        with(administrator)
                .body("{\"code\":\"" + point + "\",\"site\":\"" + SITE + "\",\"mn\":\"" + mn
                        + "\",\"password\":\"123456\"}")
                .post("/api/v1/points")
                .then()
                .statusCode(201);
    }

    private Arrival parked(String mn, String password, Instant at, String value) {
        byte[] bytes = new Packet(Edition.OF_2017)
                .qn("20261121080000001")
                .st("31")
                .command(2011)
                .password(password)
                .mn(mn)
                .item("DataTime", STAMP.format(at.atZone(ZoneId.of("Asia/Shanghai"))))
                .item("a21026-Rtd", value)
                .also("a21026-Flag", "N")
                .bytes();
        return Arrival.parked(bytes, clock.instant(), "10.1.2.3:4567", Channel.HJ212, mn);
    }
}
