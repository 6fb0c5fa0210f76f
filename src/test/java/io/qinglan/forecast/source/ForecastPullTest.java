package io.qinglan.forecast.source;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import jakarta.inject.Inject;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.SignedIn;
import io.qinglan.forecast.ForecastBook;
import io.qinglan.forecast.StoredForecast;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(value = ForecastPullTest.Service.class, restrictToAnnotatedClass = true)
class ForecastPullTest {

    private static final WireMockServer SERVICE =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    private static final String DAYS =
            "{\"code\":\"200\",\"updateTime\":\"2026-11-21T17:42+08:00\",\"daily\":[{\"fxDate\":\"2026-11-22\",\"aqi\":\"163\",\"primary\":\"PM2.5\"}]}";

    @Inject
    ForecastPull pull;

    @Inject
    Pulls pulls;

    @Inject
    ForecastBook book;

    @Inject
    SignedIn signedIn;

    /** A service on this machine, and the configuration that fetches from it. */
    public static class Service implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            SERVICE.start();
            SERVICE.stubFor(get(urlPathEqualTo("/good"))
                    .inScenario("fault first")
                    .whenScenarioStateIs(Scenario.STARTED)
                    .willReturn(aResponse().withStatus(503))
                    .willSetStateTo("well"));
            SERVICE.stubFor(get(urlPathEqualTo("/good"))
                    .inScenario("fault first")
                    .whenScenarioStateIs("well")
                    .willReturn(aResponse().withBody(DAYS)));
            SERVICE.stubFor(
                    get(urlPathEqualTo("/refusing")).willReturn(aResponse().withStatus(403)));
            SERVICE.stubFor(
                    get(urlPathEqualTo("/strange")).willReturn(aResponse().withBody("<html>maintenance</html>")));
            Map<String, String> settings = new HashMap<>();
            source(settings, "good", "qweather");
            source(settings, "refusing", "open_meteo");
            source(settings, "strange", "own");
            settings.put("qinglan.forecast.poll", "off");
            settings.put("io.qinglan.forecast.source.SourceClient/fetch/Retry/delay", "10");
            return settings;
        }

        private static void source(Map<String, String> settings, String name, String kind) {
            String key = "qinglan.forecast.source." + name;
            settings.put(key + ".kind", kind);
            settings.put(key + ".url", SERVICE.url("/" + name));
            settings.put(key + ".area", SignedIn.CITY);
        }

        @Override
        public void stop() {
            SERVICE.stop();
        }
    }

    @Test
    void aDueSourceIsFetchedOnceDespiteAPassingFault() {
        signedIn.keepAreas();

        assertThat(pull.fetchIfDue("good")).isTrue();
        assertThat(pull.fetchIfDue("good")).isFalse();

        assertThat(pulls.of("good")).hasValueSatisfying(stand -> {
            assertThat(stand.error()).isNull();
            assertThat(stand.lastGood()).isNotNull();
        });
        assertThat(book.latest(SignedIn.CITY, Instant.now()))
                .filteredOn(stored -> stored.forecast().source().equals("good"))
                .singleElement()
                .extracting(StoredForecast::receivedFrom)
                .isEqualTo("fetched from good");
    }

    @Test
    void aRefusalIsNotTriedAgainAndIsSeenInTheHealth() {
        pull.fetchIfDue("refusing");
        pull.fetchIfDue("strange");

        SERVICE.verify(1, WireMock.getRequestedFor(urlPathEqualTo("/refusing")));
        assertThat(pulls.of("refusing")).hasValueSatisfying(stand -> {
            assertThat(stand.lastGood()).isNull();
            assertThat(stand.error()).contains("403");
        });
        assertThat(pulls.of("strange").orElseThrow().error()).contains("line 1");
        given().get("/q/health")
                .then()
                .body(containsString("forecast sources"))
                .body(containsString("never read well"));
        given().get("/q/health/ready").then().statusCode(200);
    }
}
