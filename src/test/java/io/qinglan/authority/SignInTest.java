package io.qinglan.authority;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;

import static io.qinglan.authority.SignedIn.with;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class SignInTest {

    @Inject
    SignedIn signedIn;

    @Inject
    Accounts accounts;

    @BeforeEach
    void areas() {
        signedIn.keepAreas();
    }

    private String person(String password) {
        String user = "u" + UUID.randomUUID().toString().replace("-", "");
        accounts.make(
                new NewPerson(
                        user,
                        password,
                        "李四",
                        "某局",
                        "科员",
                        null,
                        null,
                        Set.of(Role.OPERATOR),
                        SignedIn.CITY,
                        null,
                        false),
                false,
                Actor.program("test").id());
        return user;
    }

    @Test
    void aPasswordGivesATokenThatEndsWithTheSession() {
        String user = person("correct horse");
        String token = RestAssured.given()
                .contentType("application/json")
                .body(Map.of("user", user, "password", "correct horse"))
                .post("/api/v1/session")
                .then()
                .statusCode(201)
                .body("actor.roles", hasItem("operator"))
                .body("expiresAt", endsWith("+08:00"))
                .extract()
                .path("token");
        with(token)
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("name", equalTo("李四"))
                .body("area", equalTo(SignedIn.CITY));
        with(token).delete("/api/v1/session").then().statusCode(204);
        with(token).get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void wrongPasswordsLockTheAccount() {
        String user = person("correct horse");
        for (int i = 0; i < 5; i++) {
            sign(user, "wrong").then().statusCode(401).body("type", endsWith("unauthenticated"));
        }
        sign(user, "correct horse").then().statusCode(401);
        sign("nobody-at-all", "wrong").then().statusCode(401);
    }

    @Test
    void theFormGivesACookieForPages() {
        String user = person("correct horse");
        String cookie = RestAssured.given()
                .formParam("user", user)
                .formParam("password", "correct horse")
                .post("/sign-in")
                .then()
                .statusCode(200)
                .extract()
                .detailedCookie("qinglan-session")
                .getValue();
        RestAssured.given()
                .cookie("qinglan-session", cookie)
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("name", equalTo("李四"));
        RestAssured.given()
                .cookie("qinglan-session", cookie)
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/assessments")
                .then()
                .statusCode(403)
                .body("type", endsWith("cross-site"));
    }

    @Test
    void aWrongPasswordInTheFormIsAProblem() {
        RestAssured.given()
                .formParam("user", person("correct horse"))
                .formParam("password", "wrong")
                .post("/sign-in")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    @Test
    void anUnknownKeyOrNoneIsAProblem() {
        RestAssured.get("/api/v1/me")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", notNullValue())
                .body("type", equalTo("/problems/unauthenticated"))
                .body("title", not(equalTo("unauthenticated")));
        with("qk_no-such-key").get("/api/v1/me").then().statusCode(401).contentType("application/problem+json");
    }

    @Test
    void aRevokedKeyOpensNothing() {
        String administrator = signedIn.key(SignedIn.CITY, null, Role.ADMINISTRATOR);
        Map<String, Object> made = with(administrator)
                .body("{\"label\": \"pull forecasts\", \"roles\": [\"feed\"], \"area\": \"130100\"}")
                .post("/api/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("$");
        String key = (String) made.get("key");
        with(key).get("/api/v1/me").then().statusCode(200).body("machine", equalTo(true));
        with(administrator).delete("/api/v1/keys/" + made.get("id")).then().statusCode(204);
        with(key).get("/api/v1/me").then().statusCode(401);
    }

    private static io.restassured.response.Response sign(String user, String password) {
        return RestAssured.given()
                .contentType("application/json")
                .body(Map.of("user", user, "password", password))
                .post("/api/v1/session");
    }
}
