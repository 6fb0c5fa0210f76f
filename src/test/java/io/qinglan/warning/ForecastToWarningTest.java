package io.qinglan.warning;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Role;

import static io.qinglan.authority.SignedIn.with;
import static io.qinglan.warning.Desk.now;
import static io.qinglan.warning.Desk.post;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** From a forecast, observed air or a regional notice to what the rules propose. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class ForecastToWarningTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Inject
    Desk desk;

    @Inject
    Reassessment reassessment;

    @Test
    void aForecastOfFourHeavyDaysProposesWithReasonsAndOnce() {
        Desk.City city = desk.city();
        String proposal = forecast(city, 1, 80, 80, 80, 210, 220, 230, 90, 60)
                .statusCode(201)
                .body("outlook.level", equalTo("orange"))
                .body("proposal.level", equalTo("orange"))
                .body("proposal.act", equalTo("issue"))
                .body("proposal.state", equalTo("open"))
                .body("proposal.leadTimeMet", equalTo(true))
                .body("proposal.because[0].clause", notNullValue())
                .body("proposal.pack.digest", notNullValue())
                .body("proposal.nextLevel.level", equalTo("red"))
                .extract()
                .path("proposal.id");
        forecast(city, 2, 80, 80, 80, 210, 220, 230, 80, 60).statusCode(201).body("proposal.id", equalTo(proposal));
        reassessment.run();
        with(city.operator()).get("/api/v1/proposals").then().body("items", hasSize(1));
        desk.consult(city, proposal);
        String warning = desk.approve(city.approver(), proposal)
                .statusCode(200)
                .extract()
                .path("warning");
        with(city.operator())
                .get("/api/v1/warnings/" + warning)
                .then()
                .body("level", equalTo("orange"))
                .body("state", equalTo("issued"))
                .body("leadTimeMet", equalTo(true))
                .body("overridden", equalTo(false));
    }

    @Test
    void aForecastThatClearsWithdrawsWhatTheRulesProposed() {
        Desk.City city = desk.city();
        String proposal = forecast(city, 1, 80, 80, 80, 210, 220, 90).extract().path("proposal.id");
        forecast(city, 2, 80, 80, 80, 90, 90, 90).body("proposal", nullValue());
        with(city.auditor()).get("/api/v1/proposals/" + proposal).then().body("state", equalTo("superseded"));
    }

    @Test
    void aWorseForecastProposesAnUpgradeAndABetterOneTheLifting() {
        Desk.City city = desk.city();
        String warning = desk.issue(city, "yellow", now().minusSeconds(60), null);
        forecast(city, 1, 250, 250, 320, 310, 90)
                .body("proposal.act", equalTo("upgrade"))
                .body("proposal.level", equalTo("red"))
                .body("proposal.warning", equalTo(warning));
        forecast(city, 2, 90, 80, 70, 60, 60)
                .body("proposal.act", equalTo("lift"))
                .body("proposal.warning", equalTo(warning));
        // what the rules support needs no override
        post(
                        city.operator(),
                        "/api/v1/warnings/" + warning + "/transitions",
                        Map.of("to", "lifted", "reason", "clean for 36 h"))
                .statusCode(201);
    }

    @Test
    void whatIsAnnouncedAndHasNotBegunIsNotLiftedByTheCleanAirBeforeIt() {
        Desk.City city = desk.city();
        String proposal = forecast(city, 1, 80, 80, 80, 210, 220, 90).extract().path("proposal.id");
        desk.consult(city, proposal);
        String warning = desk.approve(city.approver(), proposal).extract().path("warning");
        reassessment.run();
        with(city.operator()).get("/api/v1/proposals?state=open").then().body("items", hasSize(0));
        String upgrade = forecast(city, 2, 80, 80, 80, 210, 310, 220, 90)
                .body("proposal.act", equalTo("upgrade"))
                .body("proposal.level", equalTo("red"))
                .extract()
                .path("proposal.id");
        desk.consult(city, upgrade);
        desk.approve(city.approver(), upgrade).statusCode(200);
        with(city.operator())
                .get("/api/v1/warnings/" + warning)
                .then()
                .body("level", equalTo("red"))
                .body("state", equalTo("issued"));
        reassessment.run();
        with(city.operator()).get("/api/v1/proposals?state=open").then().body("items", hasSize(0));
        forecast(city, 3, 80, 80, 80, 90, 80, 90, 90).body("proposal.act", equalTo("cancel"));
    }

    @Test
    void aWarningByHandThatTheForecastSupportsNeedsNoOverride() {
        Desk.City city = desk.city();
        forecast(city, 1, 80, 80, 80, 210, 220, 90).statusCode(201);
        Map<String, Object> body = Desk.proposal(city.code(), "yellow", now().plus(Duration.ofDays(3)), null, false);
        body.remove("override");
        post(city.operator(), "/api/v1/proposals", body).statusCode(201);
        body.put("level", "red");
        post(city.operator(), "/api/v1/proposals", body).statusCode(422);
    }

    @Test
    void aCountysForecastIsAssessedButNothingIsProposed() {
        Desk.City city = desk.city();
        String operator = desk.key(city.county(), Role.OPERATOR);
        post(operator, "/api/v1/forecasts", body(city.county(), 1, 80, 80, 80, 210, 220, 90))
                .statusCode(201)
                .body("outlook.level", equalTo("orange"))
                .body("proposal", nullValue());
    }

    @Test
    void aRegionalNoticeRaisesTheCityAndItsAnswerIsTimed() {
        Desk.City city = desk.city();
        forecast(city, 1, 80, 80, 80, 90, 90, 90).body("proposal", nullValue());
        Instant from = now().plus(Duration.ofHours(12));
        String notice = post(
                        city.operator(),
                        "/api/v1/regional-notices",
                        Map.of(
                                "kind", "notice",
                                "level", "orange",
                                "area", "410000",
                                "from", from.toString(),
                                "until", from.plus(Duration.ofDays(3)).toString(),
                                "documentNumber", "豫环攻坚办〔2026〕88号",
                                "received", now().minusSeconds(300).toString(),
                                "coordinator", "省攻坚办"))
                .statusCode(201)
                .body("cities", hasSize(1))
                .body("answered", nullValue())
                .body("outcomes[0].level", equalTo("orange"))
                .body("outcomes[0].proposal", notNullValue())
                .extract()
                .path("id");
        with(city.operator())
                .get("/api/v1/proposals")
                .then()
                .body("items[0].level", equalTo("orange"))
                .body("items[0].source", equalTo("regional_notice"))
                .body("items[0].regionalNotice", equalTo(notice));
        post(city.operator(), "/api/v1/regional-notices/" + notice + "/answer", Map.of("answer", "followed"))
                .statusCode(200)
                .body("answered", notNullValue());
        post(city.operator(), "/api/v1/regional-notices/" + notice + "/answer", Map.of("answer", "again"))
                .statusCode(409);
        with(desk.city().operator())
                .get("/api/v1/regional-notices/" + notice)
                .then()
                .statusCode(404);
    }

    @Test
    void aNoticeWithoutALevelIsRefused() {
        Desk.City city = desk.city();
        post(city.operator(), "/api/v1/regional-notices", Map.of("area", city.code(), "kind", "rumour"))
                .statusCode(422)
                .body("errors", hasSize(2));
    }

    private ValidatableResponse forecast(Desk.City city, int edition, int... days) {
        return post(city.operator(), "/api/v1/forecasts", body(city.code(), edition, days));
    }

    private static Map<String, Object> body(String area, int edition, int... indices) {
        LocalDate first = LocalDate.now(ZONE);
        List<Map<String, Object>> days = new ArrayList<>();
        for (int i = 0; i < indices.length; i++) {
            Map<String, Object> day = new HashMap<>();
            day.put("date", first.plusDays(i).toString());
            day.put("aqi", indices[i]);
            day.put("primary", List.of("PM2.5"));
            day.put("cause", "stagnation");
            days.add(day);
        }
        return Map.of(
                "area",
                area,
                "source",
                "city-bureau",
                "issuedAt",
                now().minusSeconds(600 - edition).toString(),
                "standard",
                "HJ 633-2026",
                "days",
                days);
    }
}
