package io.qinglan.web;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

/** Whatever goes wrong at the edge is a problem that names the place. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class ProblemsOverHttpTest {

    @Inject
    SignedIn signedIn;

    private String administrator;

    @BeforeEach
    void signIn() {
        administrator = signedIn.key(null, null, Role.ADMINISTRATOR);
    }

    private ValidatableResponse postPerson(String body) {
        return SignedIn.with(administrator).body(body).post("/api/v1/people").then();
    }

    private static void problem(ValidatableResponse answer, int status, String type) {
        answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + type))
                .body("status", equalTo(status))
                .body("title", not(equalTo(type)))
                .body("instance", startsWith("/"));
    }

    @Test
    void malformedJsonNamesTheLine() {
        ValidatableResponse answer = postPerson("{\n \"user\": \"a\",\n \"name\": }");
        problem(answer, 422, "invalid-input");
        answer.body("errors[0].line", equalTo(3)).body("errors[0].expected", equalTo("well-formed JSON"));
    }

    @Test
    void anUnknownNameIsRefusedByName() {
        ValidatableResponse answer = postPerson("{\"user\": \"abc\", \"colour\": \"red\"}");
        problem(answer, 422, "invalid-input");
        answer.body("errors[0].pointer", equalTo("/colour"))
                .body("errors[0].got", equalTo("colour"))
                .body("errors[0].expected", containsString("certificate"));
    }

    @Test
    void aWrongKindOfValueNamesPointerExpectedAndGot() {
        ValidatableResponse code = postPerson("{\"user\": \"abc\", \"roles\": [\"operator\", \"king\"]}");
        problem(code, 422, "invalid-input");
        code.body("errors[0].pointer", equalTo("/roles/1"))
                .body("errors[0].expected", containsString("rule_author"))
                .body("errors[0].got", equalTo("king"));
        ValidatableResponse list = postPerson("{\"user\": \"abc\", \"roles\": \"operator\"}");
        list.statusCode(422).body("errors[0].pointer", equalTo("/roles")).body("errors[0].expected", equalTo("a list"));
        ValidatableResponse flag = postPerson("{\"user\": \"abc\", \"disabled\": \"yes\"}");
        flag.statusCode(422).body("errors[0].expected", equalTo("true or false"));
        SignedIn.with(administrator)
                .body("{\"label\": \"x\", \"expiresAt\": \"tomorrow\"}")
                .post("/api/v1/keys")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/expiresAt"))
                .body("errors[0].expected", startsWith("a time with offset"))
                .body("errors[0].got", equalTo("tomorrow"));
    }

    @Test
    void everyMissingFieldIsNamedAtOnce() {
        ValidatableResponse answer = postPerson("{\"area\": \"13\"}");
        problem(answer, 422, "invalid-input");
        answer.body("errors.pointer", hasItems("/user", "/name", "/roles", "/area"))
                .body("errors.got", hasItem("13"));
        postPerson("").statusCode(422);
        postPerson("null").statusCode(422);
        postPerson("[]").statusCode(422);
        postPerson("{} {}").statusCode(422);
        postPerson("{\"user\": \"aaa\", \"user\": \"bbb\"}").statusCode(422);
    }

    @Test
    void theFrameworkSpeaksTheSameLanguage() {
        problem(SignedIn.with(administrator).get("/api/v1/no-such-thing").then(), 404, "not-found");
        problem(RestAssured.get("/no/such/page").then(), 404, "not-found");
        problem(SignedIn.with(administrator).get("/api/v1/people/not-an-id").then(), 404, "not-found");
        problem(SignedIn.with(administrator).body("{}").patch("/api/v1/people").then(), 405, "method-not-allowed");
        problem(
                SignedIn.with(administrator)
                        .accept("image/png")
                        .get("/api/v1/people")
                        .then(),
                406,
                "not-acceptable");
        problem(
                SignedIn.with(administrator)
                        .contentType("text/csv")
                        .body("a,b")
                        .post("/api/v1/people")
                        .then(),
                415,
                "unsupported-media-type");
    }

    @Test
    void listsRefuseAWrongSize() {
        for (String size : new String[] {"0", "501", "ten"}) {
            ValidatableResponse answer = SignedIn.with(administrator)
                    .queryParam("size", size)
                    .get("/api/v1/people")
                    .then();
            problem(answer, 422, "invalid-input");
            answer.body("errors[0].pointer", equalTo("?size")).body("errors[0].got", equalTo(size));
        }
        problem(
                SignedIn.with(administrator)
                        .queryParam("after", "zz")
                        .get("/api/v1/people")
                        .then(),
                422,
                "invalid-input");
    }

    @Test
    void aProblemHasItsPageAtItsAddress() {
        RestAssured.get("/problems/same-person").then().statusCode(200).body(containsString("HTTP 403"));
        problem(RestAssured.get("/problems/no-such-type").then(), 404, "not-found");
        problem(RestAssured.get("/problems/README").then(), 404, "not-found");
    }

    @Test
    void answersCarrySecurityHeaders() {
        RestAssured.get("/problems/same-person")
                .then()
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", notNullValue());
    }

    @Test
    void theOpenDocumentNamesSignInAndProblems() {
        RestAssured.given()
                .accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("info.title", startsWith("Qinglan"))
                .body("components.securitySchemes.bearer.scheme", equalTo("bearer"))
                .body("components.schemas.Problem.properties.errors.type", equalTo("array"))
                .body("paths.'/api/v1/people'.post.responses.default", notNullValue())
                .body("paths.'/api/v1/people'.post.summary", notNullValue());
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedBeforeItIsSent() throws IOException {
        try (Socket caller = new Socket("localhost", RestAssured.port)) {
            caller.getOutputStream()
                    .write(("POST /api/v1/people HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Authorization: Bearer " + administrator + "\r\nContent-Length: 99999999\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            caller.getOutputStream().flush();
            caller.setSoTimeout(20_000);
            byte[] answer = new byte[4096];
            int length = caller.getInputStream().read(answer);
            assertThat(new String(answer, 0, length, StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 413")
                    .contains("/problems/too-large");
        }
    }
}
