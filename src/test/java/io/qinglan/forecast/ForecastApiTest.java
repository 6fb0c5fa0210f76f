package io.qinglan.forecast;

import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;

import static io.qinglan.authority.SignedIn.with;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class ForecastApiTest {

    @Inject
    SignedIn signedIn;

    private String operator;

    @BeforeEach
    void signIn() {
        operator = signedIn.key(SignedIn.CITY, null, Role.OPERATOR);
    }

    private static String forecast(String area, String source) {
        return """
                {"area":"%s","source":"%s","issuedAt":"2026-11-21T18:00:00+08:00",
                 "days":[{"date":"2026-11-22","aqi":{"low":120,"high":140},"primary":["PM2.5"],"cause":"stagnation"},
                         {"date":"2026-11-24","aqi":90,"primary":["PM2.5"]}]}""".formatted(area, source);
    }

    private static String unique() {
        return "s-" + UUID.randomUUID();
    }

    @Test
    void aForecastIsTakenOnceAndReadBack() {
        String source = unique();
        String id = with(operator)
                .body(forecast(SignedIn.CITY, source))
                .post("/api/v1/forecasts")
                .then()
                .statusCode(201)
                .body("id", notNullValue())
                .body("standard", equalTo("HJ 633-2026"))
                .body("days[0].aqi.high", equalTo(140))
                .body("days[1].aqi", equalTo(90))
                .body("receivedAt", endsWith("+08:00"))
                .extract()
                .path("id");
        with(operator)
                .body(forecast(SignedIn.CITY, source))
                .post("/api/v1/forecasts")
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
        with(operator).get("/api/v1/forecasts/" + id).then().statusCode(200).body("source", equalTo(source));
        with(operator)
                .queryParam("source", source)
                .get("/api/v1/forecasts")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(id));
    }

    @Test
    void theBindingForecastSaysWhyAndWhatIsMissing() {
        String county = SignedIn.OTHER_COUNTY;
        with(operator)
                .body(forecast(county, unique()))
                .post("/api/v1/forecasts")
                .then()
                .statusCode(201);

        ValidatableResponse binding = with(operator)
                .queryParam("area", county)
                .queryParam("at", "2030-11-22T08:00:00+08:00")
                .get("/api/v1/forecasts/binding")
                .then()
                .statusCode(200);
        binding.body("forecast", equalTo(null)).body("passedOver.reason", hasItem("it has ended"));
        with(operator)
                .queryParam("area", "999999")
                .get("/api/v1/forecasts/binding")
                .then()
                .statusCode(422);
    }

    @Test
    void wrongInputNamesTheFieldAndChangesNothing() {
        String source = unique();
        with(operator)
                .body(forecast(SignedIn.CITY, source).replace("\"high\":140", "\"high\":1400"))
                .post("/api/v1/forecasts")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/days/0/aqi/high"))
                .body("errors[0].got", equalTo("1400"));
        with(operator).body("{").post("/api/v1/forecasts").then().statusCode(422);
        with(operator)
                .queryParam("source", source)
                .get("/api/v1/forecasts")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void csvIsTakenForAnAreaAndErrorsNameTheLine() {
        String source = unique();
        with(operator)
                .contentType("text/csv")
                .queryParam("area", SignedIn.COUNTY)
                .queryParam("source", source)
                .queryParam("issuedAt", "2026-11-21T18:00:00+08:00")
                .body("date,aqi,primary\n2026-11-22,150,PM2.5\n")
                .post("/api/v1/forecasts")
                .then()
                .statusCode(201)
                .body("days[0].aqi", equalTo(150));
        with(operator)
                .contentType("text/csv")
                .queryParam("area", SignedIn.COUNTY)
                .body("date,aqi,primary\n2026-11-22,lots,PM2.5\n")
                .post("/api/v1/forecasts")
                .then()
                .statusCode(422)
                .body("errors[0].line", equalTo(2));
        with(operator)
                .queryParam("kind", "crystal-ball")
                .body("{}")
                .post("/api/v1/forecasts")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("?kind"));
    }

    @Test
    void aForeignIndexIsKeptAndReadBackButNeverBinds() {
        String waqi = "{\"time\":{\"iso\":\"2026-11-21T17:00:00+08:00\"},\"forecast\":{\"daily\":{"
                + "\"pm25\":[{\"avg\":600,\"day\":\"2026-11-22\",\"max\":700,\"min\":520}]}}}";
        String id = with(operator)
                .queryParam("kind", "waqi")
                .queryParam("area", SignedIn.CITY)
                .queryParam("source", unique())
                .body(waqi)
                .post("/api/v1/forecasts")
                .then()
                .statusCode(201)
                .body("marks", hasItem("not_for_decision"))
                .extract()
                .path("id");
        with(operator).get("/api/v1/forecasts/" + id).then().statusCode(200).body("days[0].aqi.high", equalTo(700));
    }

    @Test
    void onlyOperatorsAndFeedsOfTheAreaDeliver() {
        String body = forecast(SignedIn.CITY, unique());
        with("nonsense").body(body).post("/api/v1/forecasts").then().statusCode(401);
        with(signedIn.key(SignedIn.CITY, null, Role.AUDITOR))
                .body(body)
                .post("/api/v1/forecasts")
                .then()
                .statusCode(403);
        with(signedIn.key(SignedIn.OTHER_CITY, null, Role.OPERATOR))
                .body(body)
                .post("/api/v1/forecasts")
                .then()
                .statusCode(403);
        with(signedIn.key(SignedIn.CITY, null, Role.FEED))
                .body(body)
                .post("/api/v1/forecasts")
                .then()
                .statusCode(201);
    }
}
