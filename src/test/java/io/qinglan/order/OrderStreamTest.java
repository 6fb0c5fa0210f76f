package io.qinglan.order;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;
import io.qinglan.fact.Level;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;

/** A plant holds a stream open: it is told what concerns it alone, and after a break goes on where it was. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class OrderStreamTest {

    private static final String CITY = "480100";
    private static final Instant START = Instant.parse("2026-11-20T16:00:00Z");
    private static final UUID RESPONSE = UUID.nameUUIDFromBytes("order stream".getBytes(StandardCharsets.UTF_8));

    @Inject
    TestCity city;

    @Inject
    SignedIn signedIn;

    @TestHTTPResource("/api/v1/orders/stream")
    URI address;

    @Test
    @Timeout(value = 90, unit = TimeUnit.SECONDS)
    void aBrokenStreamGoesOnBehindTheLastEvent() throws Exception {
        city.found(CITY, 2);
        city.settle(CITY);
        String site = signedIn.key(null, CITY + "-0", Role.ENTERPRISE);
        String operator = signedIn.key(CITY, null, Role.OPERATOR);
        String last;
        try (InputStream stream = open(site, null)) {
            BufferedReader lines = lines(stream);
            assertThat(lines.readLine()).startsWith(":"); // open, before anything happened
            city.start(RESPONSE, CITY, Level.ORANGE, START);
            Told first = next(lines);
            assertThat(first.event()).isEqualTo("order.issued");
            assertThat(JsonPath.from(first.data()).getString("data.site")).isEqualTo(CITY + "-0");
            last = first.id();
        }
        OwnResponse.awaitOrders(operator, RESPONSE.toString(), 2);
        city.change(RESPONSE, 2, CITY, Level.ORANGE, Level.RED, START.plus(Duration.ofHours(20)));
        city.end(RESPONSE, 3, CITY, START.plus(Duration.ofHours(40)));
        try (InputStream stream = open(site, last)) {
            BufferedReader lines = lines(stream);
            List<String> events = new ArrayList<>();
            long position = Long.parseLong(last);
            for (int i = 0; i < 2; i++) {
                Told told = next(lines);
                events.add(told.event());
                assertThat(Long.parseLong(told.id())).isGreaterThan(position);
                position = Long.parseLong(told.id());
            }
            assertThat(events).containsExactly("order.superseded", "order.lifted");
        }
    }

    @Test
    void onlyASiteHasAStreamAndTheIdMustBeOne() {
        city.found("480200", 1);
        String operator = signedIn.key("480200", null, Role.OPERATOR);
        with(operator).get("/api/v1/orders/stream").then().statusCode(403);
        String site = signedIn.key(null, "480200-0", Role.ENTERPRISE);
        with(site)
                .header("Last-Event-ID", "yesterday")
                .get("/api/v1/orders/stream")
                .then()
                .statusCode(422);
    }

    private record Told(String id, String event, String data) {}

    private InputStream open(String key, String last) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + key)
                .header("Accept", "text/event-stream");
        if (last != null) {
            request.header("Last-Event-ID", last);
        }
        HttpResponse<InputStream> response =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private static BufferedReader lines(InputStream stream) {
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    /** The next event; comments are heartbeats. */
    private static Told next(BufferedReader lines) throws Exception {
        String id = null;
        String event = null;
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty() && data.length() > 0) {
                return new Told(id, event, data.toString());
            }
            if (line.startsWith("id:")) {
                id = line.substring(3).strip();
            } else if (line.startsWith("event:")) {
                event = line.substring(6).strip();
            } else if (line.startsWith("data:")) {
                data.append(line.substring(5));
            }
        }
        throw new AssertionError("the stream ended");
    }
}
