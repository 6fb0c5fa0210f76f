package io.qinglan.warning;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Role;

import static io.qinglan.authority.SignedIn.with;
import static io.qinglan.warning.Desk.now;
import static io.qinglan.warning.Desk.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

/** The whole life of a warning over HTTP, and every refusal on the way. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class WarningLifeTest {

    @Inject
    Desk desk;

    @Inject
    PublicWarnings publicWarnings;

    @Test
    void fromAProposalByHandToTheLifting() {
        Desk.City city = desk.city();
        Instant start = now().minusSeconds(60);
        String warning = desk.issue(city, "yellow", start, null);
        with(city.operator())
                .get("/api/v1/warnings/" + warning)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("level", equalTo("yellow"))
                .body("state", equalTo("active"))
                .body("overridden", equalTo(true))
                .body("issuer", endsWith("人民政府"));
        desk.change(city, warning, Map.of("to", "orange", "reason", "worse", "override", Desk.override()));
        desk.change(city, warning, Map.of("act", "suspend", "reason", "rain"));
        state(city, warning, "suspended", 3);
        desk.change(city, warning, Map.of("act", "resume", "reason", "rain is over"));
        desk.change(
                city,
                warning,
                Map.of("act", "correct", "reason", "typing error", "correction", Map.of("phone", "12369")));
        desk.change(city, warning, Map.of("to", "yellow", "reason", "better", "override", Desk.override()));
        desk.change(city, warning, Map.of("to", "lifted", "reason", "clean", "override", Desk.override()));
        state(city, warning, "lifted", 7);
        List<Integer> versions = with(city.auditor())
                .get("/api/v1/warnings/" + warning + "/timeline")
                .then()
                .statusCode(200)
                .body("items.what", hasItem("consulted"))
                .body("items.find{it.version==1}.decision", notNullValue())
                .extract()
                .path("items.findAll{it.version!=null}.version");
        assertThat(versions).containsExactly(1, 2, 3, 4, 5, 6, 7);
        transition(city, warning, Map.of("to", "red", "reason", "again", "override", Desk.override()))
                .statusCode(409)
                .body("type", endsWith("out-of-order"));
    }

    @Test
    void aChangeAnnouncedAheadHoldsFromItsTime() {
        Desk.City city = desk.city();
        String warning = desk.issue(city, "orange", now().minusSeconds(60), null);
        Instant tomorrow = now().plus(Duration.ofHours(20));
        desk.change(
                city,
                warning,
                Map.of("to", "yellow", "at", tomorrow.toString(), "reason", "better", "override", Desk.override()));
        with(city.operator())
                .get("/api/v1/warnings/" + warning)
                .then()
                .body("level", equalTo("orange"))
                .body("announced.level", equalTo("yellow"));
    }

    @Test
    void aFixedEndIsExtendedAndOnlyForward() {
        Desk.City city = desk.city();
        Instant end = now().plus(Duration.ofHours(10));
        String warning = desk.issue(city, "yellow", now().minusSeconds(60), end);
        transition(
                        city,
                        warning,
                        Map.of("act", "extend", "until", end.minusSeconds(60).toString(), "reason", "x"))
                .statusCode(409);
        transition(city, warning, Map.of("act", "extend", "reason", "x"))
                .statusCode(422)
                .body("errors.pointer", hasItem("/until"));
        desk.change(
                city,
                warning,
                Map.of(
                        "act",
                        "extend",
                        "until",
                        end.plusSeconds(3600).toString(),
                        "reason",
                        "forecast_worse",
                        "override",
                        Desk.override()));
        with(city.operator())
                .get("/api/v1/warnings/" + warning)
                .then()
                .body("version", equalTo(2))
                .body("state", equalTo("active"));
    }

    @Test
    void whatTheRulesDoNotSupportNeedsAnOverride() {
        Desk.City city = desk.city();
        Map<String, Object> body = Desk.proposal(city.code(), "red", now(), null, false);
        body.remove("override");
        post(city.operator(), "/api/v1/proposals", body)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", endsWith("not-supported"))
                .body("errors.pointer", hasItem("/override"));
        String warning = desk.issue(city, "yellow", now(), null);
        transition(city, warning, Map.of("to", "lifted", "reason", "tired of it"))
                .statusCode(422);
        transition(city, warning, Map.of("to", "lifted", "reason", "x", "override", Map.of("reason", "because")))
                .statusCode(422)
                .body("errors.pointer", hasItem("/override/legalBasis"));
    }

    @Test
    void nothingIsStartedRaisedOrProlongedForATargetOrARanking() {
        Desk.City city = desk.city();
        for (String reason : List.of("annual_target", "season_target", "ranking")) {
            Map<String, Object> body = Desk.proposal(city.code(), "yellow", now(), null, false);
            body.put("reason", reason);
            post(city.operator(), "/api/v1/proposals", body).statusCode(422).body("type", endsWith("forbidden-reason"));
            body.put("reason", "air");
            body.put("override", Map.of("reason", reason, "legalBasis", "x"));
            post(city.operator(), "/api/v1/proposals", body).statusCode(422).body("type", endsWith("forbidden-reason"));
        }
    }

    @Test
    void approvalNeedsAConsultationOrAReasonedOverride() {
        Desk.City city = desk.city();
        String proposal = desk.propose(city, "yellow", now(), null, false);
        desk.approve(city.approver(), proposal).statusCode(409).body("type", endsWith("consultation-missing"));
        post(
                        city.approver(),
                        "/api/v1/proposals/" + proposal + "/approval",
                        Map.of("decision", "approve", "override", Desk.override()))
                .statusCode(200)
                .body("state", equalTo("approved"))
                .body("signatures[0].override.reason", notNullValue());
        desk.approve(city.other(), proposal).statusCode(409).body("type", endsWith("out-of-order"));
        post(city.operator(), "/api/v1/proposals/" + proposal + "/consultations", Desk.consultation())
                .statusCode(409);
    }

    @Test
    void theProposerNeverApprovesForAnyAct() {
        Desk.City city = desk.city();
        String both = desk.key(city.code(), Role.OPERATOR, Role.APPROVER);
        Desk.City same = new Desk.City(city.code(), city.county(), both, both, both, both, city.auditor());
        String proposal = desk.propose(same, "yellow", now(), null, false);
        desk.consult(city, proposal);
        samePerson(both, proposal);
        desk.approve(city.approver(), proposal).statusCode(200);
        String warning =
                with(both).get("/api/v1/proposals/" + proposal).then().extract().path("warning");
        List<Map<String, Object>> acts = List.of(
                Map.of("to", "lifted", "reason", "x", "override", Desk.override()),
                Map.of("to", "temporary_control", "reason", "x", "override", Desk.override()),
                Map.of("act", "suspend", "reason", "x"),
                Map.of("act", "cancel", "reason", "x"),
                Map.of("to", "red", "reason", "x", "override", Desk.override()));
        for (Map<String, Object> act : acts) {
            String change =
                    transition(same, warning, act).statusCode(201).extract().path("id");
            desk.consult(city, change);
            samePerson(both, change);
        }
    }

    @Test
    void whoRecordedTheConsultationDoesNotApprove() {
        Desk.City city = desk.city();
        String both = desk.key(city.code(), Role.OPERATOR, Role.APPROVER);
        String proposal = desk.propose(city, "yellow", now(), null, false);
        post(both, "/api/v1/proposals/" + proposal + "/consultations", Desk.consultation())
                .statusCode(201);
        samePerson(both, proposal);
    }

    @Test
    void aSignedSheetIsEnteredByAnotherAndCountersigned() {
        Desk.City city = desk.city();
        String proposal = desk.propose(city, "yellow", now(), null, false);
        desk.consult(city, proposal);
        Map<String, Object> sheet = Map.of(
                "decision",
                "approve",
                "as",
                Map.of("kind", "signed_sheet", "name", "周副市长", "post", "副总指挥", "document", "签发单 2026-11"));
        post(city.operator(), "/api/v1/proposals/" + proposal + "/approval", sheet)
                .statusCode(403)
                .body("type", endsWith("same-person"));
        post(city.second(), "/api/v1/proposals/" + proposal + "/approval", sheet)
                .statusCode(200)
                .body("state", equalTo("approved"))
                .body("signatures[0].countersignature.due", notNullValue())
                .body("signatures[0].countersignature.overdue", equalTo(false));
        post(city.operator(), "/api/v1/proposals/" + proposal + "/countersignature", Map.of())
                .statusCode(403);
        post(city.approver(), "/api/v1/proposals/" + proposal + "/countersignature", Map.of())
                .statusCode(200)
                .body("signatures[0].countersignature.by", notNullValue());
        post(city.approver(), "/api/v1/proposals/" + proposal + "/countersignature", Map.of())
                .statusCode(409);
    }

    @Test
    void aCountyNeitherIssuesNorDecidesButSees() {
        Desk.City city = desk.city();
        String countyOperator = desk.key(city.county(), Role.OPERATOR);
        post(countyOperator, "/api/v1/proposals", Desk.proposal(city.county(), "yellow", now(), null, false))
                .statusCode(403)
                .body("type", endsWith("authority-lacking"));
        String proposal = desk.propose(city, "yellow", now(), null, false);
        with(countyOperator).get("/api/v1/proposals/" + proposal).then().statusCode(404);
        desk.consult(city, proposal);
        desk.approve(desk.key(city.county(), Role.APPROVER), proposal).statusCode(404);
        String warning = desk.approve(city.approver(), proposal).extract().path("warning");
        with(countyOperator).get("/api/v1/warnings/" + warning).then().statusCode(200);
        post(countyOperator, "/api/v1/warnings/" + warning + "/transitions", Map.of("act", "suspend", "reason", "x"))
                .statusCode(403)
                .body("type", endsWith("authority-lacking"));
    }

    @Test
    void anotherCitysThingsAreNotThere() {
        Desk.City city = desk.city();
        Desk.City elsewhere = desk.city();
        String warning = desk.issue(city, "yellow", now(), null);
        for (String key : List.of(elsewhere.operator(), elsewhere.approver(), elsewhere.auditor())) {
            with(key).get("/api/v1/warnings/" + warning).then().statusCode(404);
            with(key).get("/api/v1/warnings/" + warning + "/timeline").then().statusCode(404);
        }
        transition(elsewhere, warning, Map.of("act", "suspend", "reason", "x")).statusCode(404);
        with(elsewhere.auditor())
                .get("/api/v1/warnings")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(warning)));
        RestAssured.given().get("/api/v1/warnings/" + warning).then().statusCode(401);
        with(city.operator())
                .get("/api/v1/warnings/" + UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @Test
    void badInputNamesTheFieldAndChangesNothing() {
        Desk.City city = desk.city();
        post(city.operator(), "/api/v1/proposals", Map.of("area", city.code(), "level", "purple"))
                .statusCode(422)
                .body("errors.pointer", hasItem("/level"))
                .body("errors.pointer", hasItem("/start"))
                .body("errors.pointer", hasItem("/reason"));
        String warning = desk.issue(city, "yellow", now(), null);
        transition(city, warning, Map.of("to", "violet", "reason", "x"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/to"))
                .body("errors[0].got", equalTo("violet"));
        transition(city, warning, Map.of("to", "red", "act", "extend", "reason", "x"))
                .statusCode(422);
        transition(city, warning, Map.of("to", "yellow", "reason", "x")).statusCode(409);
        state(city, warning, "active", 1);
    }

    @Test
    void aStaleIfMatchIsRefused() {
        Desk.City city = desk.city();
        String proposal = desk.propose(city, "yellow", now(), null, false);
        desk.consult(city, proposal);
        with(city.approver())
                .header("If-Match", "\"1\"")
                .body(Map.of("decision", "approve"))
                .post("/api/v1/proposals/" + proposal + "/approval")
                .then()
                .statusCode(412);
        with(city.approver())
                .header("If-Match", "\"2\"")
                .body(Map.of("decision", "approve"))
                .post("/api/v1/proposals/" + proposal + "/approval")
                .then()
                .statusCode(200);
    }

    @Test
    void aRejectionSaysWhyAndIssuesNothing() {
        Desk.City city = desk.city();
        String proposal = desk.propose(city, "yellow", now(), null, false);
        post(city.approver(), "/api/v1/proposals/" + proposal + "/approval", Map.of("decision", "reject"))
                .statusCode(422)
                .body("errors.pointer", hasItem("/reason"));
        post(
                        city.approver(),
                        "/api/v1/proposals/" + proposal + "/approval",
                        Map.of("decision", "reject", "reason", "wind in six hours"))
                .statusCode(200)
                .body("state", equalTo("rejected"))
                .body("warning", equalTo(null));
        with(city.operator()).get("/api/v1/warnings").then().body("items", hasSize(0));
    }

    @Test
    void aNewerProposalSupersedesTheOpenOne() {
        Desk.City city = desk.city();
        String first = desk.propose(city, "yellow", now(), null, false);
        String second = desk.propose(city, "orange", now(), null, false);
        with(city.auditor())
                .get("/api/v1/proposals/" + first)
                .then()
                .body("state", equalTo("superseded"))
                .body("supersededBy", equalTo(second));
        desk.approve(city.approver(), first).statusCode(409);
    }

    @Test
    void exercisesAreApart() {
        Desk.City city = desk.city();
        String exercise = desk.propose(city, "red", now(), null, true);
        desk.consult(city, exercise);
        String played = desk.approve(city.approver(), exercise).extract().path("warning");
        String real = desk.issue(city, "yellow", now(), null);
        with(city.auditor())
                .get("/api/v1/warnings")
                .then()
                .body("items.id", hasItem(real))
                .body("items.id", not(hasItem(played)));
        with(city.auditor())
                .get("/api/v1/warnings?exercise=true")
                .then()
                .body("items.exercise", everyItem(equalTo(true)))
                .body("items.id", hasItem(played));
        assertThat(publicWarnings.current())
                .extracting(warning -> warning.id().toString())
                .contains(real)
                .doesNotContain(played);
    }

    @Test
    void oneAreaHasOneWarningInForce() {
        Desk.City city = desk.city();
        desk.issue(city, "yellow", now(), null);
        post(city.operator(), "/api/v1/proposals", Desk.proposal(city.code(), "red", now(), null, false))
                .statusCode(409)
                .body("type", endsWith("already-in-force"))
                .body("detail", containsString("transitions"));
    }

    @Test
    void auditorsSeeOverridesFirst() {
        Desk.City city = desk.city();
        String overridden = desk.propose(city, "yellow", now(), null, false);
        desk.consult(city, overridden);
        String warning = desk.approve(city.approver(), overridden).extract().path("warning");
        transition(city, warning, Map.of("act", "suspend", "reason", "rain")).statusCode(201);
        with(city.auditor()).get("/api/v1/proposals?size=1").then().body("items[0].id", equalTo(overridden));
        with(city.operator()).get("/api/v1/proposals?size=1").then().body("items[0].id", not(equalTo(overridden)));
    }

    private void samePerson(String key, String proposal) {
        desk.approve(key, proposal).statusCode(403).body("type", endsWith("same-person"));
    }

    private io.restassured.response.ValidatableResponse transition(
            Desk.City city, String warning, Map<String, Object> body) {
        return post(city.operator(), "/api/v1/warnings/" + warning + "/transitions", body);
    }

    private void state(Desk.City city, String warning, String state, int version) {
        with(city.operator())
                .get("/api/v1/warnings/" + warning)
                .then()
                .body("state", equalTo(state))
                .body("version", equalTo(version));
    }
}
