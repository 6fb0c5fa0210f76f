package io.qinglan.order;

import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
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
        String county = OwnResponse.draft(countyOperator, COUNTY, "2099-12-02", "2099-12-04");
        OwnResponse.approve(signedIn.key(COUNTY, null, Role.APPROVER), county);
        int ordered = OwnResponse.awaitOrders(countyOperator, county, 3);
        issuing(countyOperator, county).body("overlaps", hasSize(0));

        // apart in time nothing meets
        String later = OwnResponse.draft(operator, CITY, "2099-12-04", "2099-12-06");
        overlaps(operator, "responses/" + later).body("items", hasSize(0));

        String draft = OwnResponse.draft(operator, CITY, "2099-12-01", "2099-12-03");
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

        OwnResponse.approve(approver, draft);
        OwnResponse.awaitOrders(operator, draft, 6);
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

    @Test
    void twoDraftsThatBothWaitSeeEachOther() {
        String wide = "451300";
        String narrow = "451321";
        city.found(wide, 6);
        city.settle(wide);
        city.settle(narrow);
        String operator = signedIn.key(wide, null, Role.OPERATOR);
        String countyOperator = signedIn.key(narrow, null, Role.OPERATOR);
        String ofCounty = OwnResponse.draft(countyOperator, narrow, "2099-11-02", "2099-11-04");
        overlaps(countyOperator, "responses/" + ofCounty).body("items", hasSize(0));
        String apart = OwnResponse.draft(operator, wide, "2099-11-04", "2099-11-06");
        overlaps(operator, "responses/" + apart).body("items", hasSize(0));

        String ofCity = OwnResponse.draft(operator, wide, "2099-11-01", "2099-11-03");
        String cityProposal = with(operator).get("/api/v1/responses/" + ofCity).path("open[0].id");
        String countyProposal =
                with(countyOperator).get("/api/v1/responses/" + ofCounty).path("open[0].id");
        for (String path : List.of("proposals/" + cityProposal, "responses/" + ofCity)) {
            overlaps(operator, path)
                    .body("items", hasSize(1))
                    .body("items[0].state", equalTo("proposed"))
                    .body("items[0].proposal", equalTo(countyProposal))
                    .body("items[0].area", equalTo(narrow))
                    .body("items[0].sites", equalTo(3))
                    .body("items[0].named", contains(wide + "-1", wide + "-3", wide + "-5"));
        }
        for (String path : List.of("proposals/" + countyProposal, "responses/" + ofCounty)) {
            overlaps(countyOperator, path)
                    .body("items", hasSize(1))
                    .body("items[0].proposal", equalTo(cityProposal))
                    .body("items[0].area", equalTo(wide))
                    .body("items[0].sites", equalTo(3));
        }
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
