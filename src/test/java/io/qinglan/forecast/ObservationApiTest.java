package io.qinglan.forecast;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.air.Pollutant;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class ObservationApiTest {

    @Inject
    SignedIn signedIn;

    @Inject
    Observations observations;

    private String feed;
    private String station;

    @BeforeEach
    void signIn() {
        feed = signedIn.key(SignedIn.CITY, null, Role.FEED);
        station = "st-" + UUID.randomUUID();
    }

    private String body(String hours, String more) {
        return "{\"area\":\"%s\",\"station\":\"%s\"%s,\"hours\":[%s]}".formatted(SignedIn.CITY, station, more, hours);
    }

    @Test
    void theSameValueCountsOnceAndACorrectionIsANewVersion() {
        String hour = "{\"at\":\"2026-11-21T08:00:00+08:00\",\"pm25\":80.5,\"co\":1.1}";
        with(feed)
                .body(body(hour, ""))
                .post("/api/v1/observations")
                .then()
                .statusCode(201)
                .body("stored", equalTo(1));
        with(feed)
                .body(body(hour.replace("80.5", "80.50"), ""))
                .post("/api/v1/observations")
                .then()
                .statusCode(201)
                .body("received", equalTo(1))
                .body("stored", equalTo(0));
        with(feed)
                .body(body(hour.replace("80.5", "88"), ""))
                .post("/api/v1/observations")
                .then()
                .body("stored", equalTo(1));
        with(feed)
                .queryParam("area", SignedIn.CITY)
                .queryParam("station", station)
                .get("/api/v1/observations")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].version", equalTo(2))
                .body("items[0].pm25", equalTo(88))
                .body("items[0].marks", hasItem("corrected"));
    }

    @Test
    void aFeedThatStampsAtTheEndIsReadBackAtTheBegin() {
        with(feed)
                .body(body("{\"at\":\"2026-11-21T24:00:00+08:00\",\"pm10\":5}", ",\"stamp\":\"end\""))
                .post("/api/v1/observations")
                .then()
                .statusCode(201);
        with(feed)
                .queryParam("station", station)
                .get("/api/v1/observations")
                .then()
                .body("items[0].at", equalTo("2026-11-21T23:00:00+08:00"));
    }

    @Test
    void aPlaceThatStandsStillOrFellSilentIsMarked() {
        StringBuilder hours = new StringBuilder();
        for (int hour = 0; hour < 14; hour++) {
            String at = "2020-03-26T%02d:00:00+08:00".formatted(hour);
            hours.append(hour == 0 ? "" : ",").append("{\"at\":\"%s\",\"pm25\":142,\"so2\":%d}".formatted(at, hour));
        }
        with(feed)
                .body(body(hours.toString(), ",\"control\":true"))
                .post("/api/v1/observations")
                .then()
                .statusCode(201)
                .body("stored", equalTo(14));
        with(feed)
                .queryParam("station", station)
                .queryParam("size", 2)
                .get("/api/v1/observations")
                .then()
                .body("items[0].marks", equalTo(List.of("control", "stuck", "stale")))
                .body("items[1].marks", equalTo(List.of("control", "stuck")));
    }

    @Test
    void theMeanOfTheAreaLeavesControlStationsOut() {
        String at = "{\"at\":\"2019-01-13T00:00:00+08:00\",\"pm25\":%d}";
        with(feed).body(body(at.formatted(100), "")).post("/api/v1/observations");
        station = "st-" + UUID.randomUUID();
        with(feed).body(body(at.formatted(200), "")).post("/api/v1/observations");
        station = "st-" + UUID.randomUUID();
        with(feed).body(body(at.formatted(10), ",\"control\":true")).post("/api/v1/observations");

        Instant hour = Instant.parse("2019-01-12T16:00:00Z");
        List<ObservedHour> mean = observations.ofArea(SignedIn.CITY, hour, hour.plusSeconds(3600));
        assertThat(mean).hasSize(1);
        assertThat(mean.get(0).concentrations().get(Pollutant.PM25)).isEqualByComparingTo("150");
    }

    @Test
    void wrongHoursAreNamedAndNothingIsStored() {
        with(feed)
                .body(body("{\"at\":\"2026-11-21T08:00:00+08:00\",\"pm25\":1},{\"at\":\"soon\",\"co\":900}", ""))
                .post("/api/v1/observations")
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/hours/1/at", "/hours/1/co")));
        with(feed)
                .queryParam("station", station)
                .get("/api/v1/observations")
                .then()
                .body("items", hasSize(0));
        with(signedIn.key(SignedIn.OTHER_CITY, null, Role.FEED))
                .body(body("{\"at\":\"2026-11-21T08:00:00+08:00\",\"pm25\":1}", ""))
                .post("/api/v1/observations")
                .then()
                .statusCode(403);
    }
}
