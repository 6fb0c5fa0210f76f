package io.qinglan.warning.assessment;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class AssessmentOverHttpTest {

    private static final String TWO_DAYS = """
            {"pack": "cn-2024", "area": "130100", "basis": "calendar",
             "series": {"firstDay": "2026-11-16", "daily": [205, 210]},
             "context": {"level": "none", "now": "2026-11-13T16:00:00+08:00"}}
            """;

    @Inject
    SignedIn signedIn;

    @Test
    void aDryRunSaysTheLevelAndWhy() {
        SignedIn.with(signedIn.key(SignedIn.CITY, null, Role.AUDITOR))
                .body(TWO_DAYS)
                .post("/api/v1/assessments")
                .then()
                .statusCode(200)
                .body("level", equalTo("orange"))
                .body("transition", equalTo("none->orange"))
                .body("start", equalTo("2026-11-16T00:00:00+08:00"))
                .body("issueBy", equalTo("2026-11-14T00:00:00+08:00"))
                .body("leadTimeMet", equalTo(true))
                .body("because.parameters.orange.cite", hasItem(containsString("环大气〔2024〕6号")))
                .body("nextLevel.level", equalTo("red"))
                .body("nextLevel.short", hasSize(2))
                .body("pack.digest", matchesPattern("[0-9a-f]{64}"))
                .body("aqiStandard", equalTo("HJ 633-2026"))
                .body("legalBasis", contains("生态环境法典 第261-265、1134条"));
    }

    @Test
    void wrongInputNamesThePlace() {
        String key = signedIn.key(SignedIn.CITY, null, Role.OPERATOR);
        refused(key, TWO_DAYS.replace("daily", "dayly"), "/series/dayly");
        refused(key, TWO_DAYS.replace("calendar", "sliding"), "/basis");
        refused(key, TWO_DAYS.replace("cn-2024", "cn-2042"), "/pack");
        refused(key, TWO_DAYS.replace("205", "\"205\""), "/series/daily/0");
        refused(key, TWO_DAYS.replace("\"none\"", "\"purple\""), "/context/level");
    }

    @Test
    void onlyForThoseSignedIn() {
        RestAssured.given()
                .contentType("application/json")
                .body(TWO_DAYS)
                .post("/api/v1/assessments")
                .then()
                .statusCode(401);
    }

    private static void refused(String key, String body, String pointer) {
        SignedIn.with(key)
                .body(body)
                .post("/api/v1/assessments")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.pointer", contains(pointer));
    }
}
