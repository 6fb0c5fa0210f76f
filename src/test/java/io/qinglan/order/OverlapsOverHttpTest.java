package io.qinglan.order;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;

import static io.qinglan.authority.SignedIn.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** A county has its own orders out when its city wants to order the same sites: both governments see it before the city signs. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class OverlapsOverHttpTest {

    private static final String CITY = "451100";
    private static final String COUNTY = "451121";

    @Inject
    TestCity city;

    @Inject
    SignedIn signedIn;

    @Test
    void bothAuthoritiesSeeTheOverlapBeforeIssueAndAfter() {
        city.found(CITY, 6);
        city.settle(CITY);
        city.settle(COUNTY);
        String operator = signedIn.key(CITY, null, Role.OPERATOR);
        String approver = signedIn.key(CITY, null, Role.APPROVER);
        String countyOperator = signedIn.key(COUNTY, null, Role.OPERATOR);
        // the county's own response: it reaches the odd sites, grade C and A; A has nothing to do that binds it
        String county = draft(countyOperator, COUNTY, "2099-12-02", "2099-12-04");
        approve(signedIn.key(COUNTY, null, Role.APPROVER), county);
        int ordered = awaitOrders(countyOperator, county, 3);
        issuing(countyOperator, county).body("overlaps", hasSize(0));

        // apart in time nothing meets
        String later = draft(operator, CITY, "2099-12-04", "2099-12-06");
        overlaps(operator, "responses/" + later).body("items", hasSize(0));

        String draft = draft(operator, CITY, "2099-12-01", "2099-12-03");
        String proposal = with(approver).get("/api/v1/responses/" + draft).path("open[0].id");
        for (String path : List.of("proposals/" + proposal, "responses/" + draft)) {
            overlaps(approver, path)
                    .body("items", hasSize(1))
                    .body("items[0].state", equalTo("announced"))
                    .body("items[0].response", equalTo(county))
                    .body("items[0].proposal", nullValue())
                    .body("items[0].area", equalTo(COUNTY))
                    .body("items[0].areaName", equalTo("试验县"))
                    .body("items[0].issuer", notNullValue())
                    .body("items[0].level", equalTo("orange"))
                    .body("items[0].start", equalTo("2099-12-02T00:00:00+08:00"))
                    .body("items[0].until", equalTo("2099-12-04T00:00:00+08:00"))
                    .body("items[0].sites", equalTo(ordered))
                    .body("items[0].named", contains(CITY + "-1", CITY + "-3", CITY + "-5"));
        }
        issuing(approver, draft).body("items", hasSize(0)).body("overlaps.response", contains(county));
        // the county sees the city's draft on its own response, and who would sign it
        overlaps(countyOperator, "responses/" + county)
                .body("items", hasSize(1))
                .body("items[0].state", equalTo("proposed"))
                .body("items[0].proposal", equalTo(proposal))
                .body("items[0].response", equalTo(draft))
                .body("items[0].area", equalTo(CITY))
                .body("items[0].issuer", notNullValue())
                .body("items[0].sites", equalTo(ordered));
        rehearsalMarksEachSite(operator, draft, county);

        approve(approver, draft);
        awaitOrders(operator, draft, 6);
        overlaps(approver, "proposals/" + proposal).body("items", hasSize(0));
        issuing(approver, draft).body("overlaps.response", contains(county)).body("overlaps[0].sites", equalTo(3));
        issuing(countyOperator, county)
                .body("overlaps.response", contains(draft))
                .body("overlaps[0].state", equalTo("announced"))
                .body("overlaps[0].proposal", nullValue())
                .body("overlaps[0].sites", equalTo(3));

        with(countyOperator)
                .get("/api/v1/responses/" + draft + "/overlaps")
                .then()
                .statusCode(404);
        with(countyOperator)
                .get("/api/v1/proposals/" + proposal + "/overlaps")
                .then()
                .statusCode(404);
        with(signedIn.key(null, CITY + "-1", Role.ENTERPRISE))
                .get("/api/v1/responses/" + county + "/overlaps")
                .then()
                .statusCode(403);
    }

    private void rehearsalMarksEachSite(String operator, String draft, String county) {
        String body = "{\"response\":\"" + draft + "\"}";
        String next = with(operator)
                .body(body)
                .post("/api/v1/rehearsals?size=4")
                .then()
                .statusCode(200)
                .body("overlaps.count", equalTo(1))
                .body("overlaps.items[0].response", equalTo(county))
                .body("overlaps.items[0].issuer", notNullValue())
                .body("overlaps.items[0].sites", equalTo(3))
                .body("items.find { it.site == '" + CITY + "-0' }.alsoOrderedBy", hasSize(0))
                .body("items.find { it.site == '" + CITY + "-1' }.alsoOrderedBy.response", contains(county))
                .extract()
                .path("next");
        with(operator)
                .body(body)
                .queryParam("after", next)
                .post("/api/v1/rehearsals?size=4")
                .then()
                .body("items.find { it.site == '" + CITY + "-5' }.alsoOrderedBy[0].level", equalTo("orange"));
    }

    private static String draft(String operator, String area, String from, String until) {
        return with(operator)
                .body(Map.of(
                        "area",
                        area,
                        "basis",
                        Map.of("kind", "event_assurance", "instrument", "保障方案 " + from),
                        "level",
                        "orange",
                        "start",
                        from + "T00:00:00+08:00",
                        "until",
                        until + "T00:00:00+08:00",
                        "reason",
                        "保障"))
                .post("/api/v1/responses")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void approve(String approver, String response) {
        with(approver)
                .body(Map.of("decision", "approve"))
                .post("/api/v1/responses/" + response + "/approval")
                .then()
                .statusCode(200);
    }

    private static int awaitOrders(String operator, String response, int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> with(operator)
                                .get("/api/v1/orders?response=" + response)
                                .jsonPath()
                                .getList("items")
                                .size()
                        == count);
        return count;
    }

    private static ValidatableResponse overlaps(String key, String what) {
        return with(key)
                .get("/api/v1/" + what + "/overlaps")
                .then()
                .statusCode(200)
                .body("next", nullValue());
    }

    private static ValidatableResponse issuing(String key, String response) {
        return with(key)
                .get("/api/v1/responses/" + response + "/issuing")
                .then()
                .statusCode(200);
    }
}
