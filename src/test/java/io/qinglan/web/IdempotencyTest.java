package io.qinglan.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

/** A repeated write happens once and is answered alike, also when the repeats come together. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class IdempotencyTest {

    @Inject
    SignedIn signedIn;

    private String administrator;

    @BeforeEach
    void signIn() {
        administrator = signedIn.key(SignedIn.CITY, null, Role.ADMINISTRATOR);
    }

    private static String body(String label) {
        return "{\"label\": \"" + label + "\", \"area\": \"130100\"}";
    }

    private Response makeKey(String idempotencyKey, String body) {
        return post("/api/v1/keys", idempotencyKey, body);
    }

    private Response post(String address, String idempotencyKey, String body) {
        return SignedIn.with(administrator)
                .header("Idempotency-Key", idempotencyKey)
                .body(body)
                .post(address);
    }

    @Test
    void aRepeatGetsTheStoredAnswerAndChangesNothing() {
        String key = UUID.randomUUID().toString();
        String person = "{\"user\": \"u" + key + "\", \"password\": \"long enough\", \"name\": \"赵六\", "
                + "\"roles\": [\"operator\"], \"area\": \"130100\"}";
        Response first = post("/api/v1/people", key, person);
        Response again = post("/api/v1/people", key, person);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body().asString()).isEqualTo(first.body().asString());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void aSecretIsShownOnceAndNeverKept() {
        String key = UUID.randomUUID().toString();
        Response first = makeKey(key, body("secret"));
        Response again = makeKey(key, body("secret"));
        assertThat(first.body().<String>path("key")).startsWith("qk_");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body().<String>path("id")).isEqualTo(first.body().<String>path("id"));
        assertThat(again.body().<String>path("key")).isNull();
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        String key = UUID.randomUUID().toString();
        makeKey(key, body("one")).then().statusCode(201);
        makeKey(key, body("two")).then().statusCode(409).body("type", endsWith("/idempotency-key-reused"));
    }

    @Test
    void anotherActorMayUseTheSameKey() {
        String key = UUID.randomUUID().toString();
        makeKey(key, body("one")).then().statusCode(201);
        String other = signedIn.key(SignedIn.CITY, null, Role.ADMINISTRATOR);
        SignedIn.with(other)
                .header("Idempotency-Key", key)
                .body(body("two"))
                .post("/api/v1/keys")
                .then()
                .statusCode(201)
                .body("label", equalTo("two"));
    }

    @Test
    void aRefusedWriteMayBeMendedUnderTheSameKey() {
        String key = UUID.randomUUID().toString();
        makeKey(key, "{\"label\": \"unbound\"}").then().statusCode(422);
        makeKey(key, body("bound")).then().statusCode(201);
    }

    @Test
    void repeatsThatComeTogetherMakeOne() throws Exception {
        String key = UUID.randomUUID().toString();
        ExecutorService callers = Executors.newFixedThreadPool(8);
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(callers.submit(() -> {
                Response answer = makeKey(key, body("race"));
                assertThat(answer.statusCode()).isEqualTo(201);
                return answer.body().path("id");
            }));
        }
        Set<String> made = new HashSet<>();
        for (Future<String> answer : answers) {
            made.add(answer.get());
        }
        callers.shutdown();
        assertThat(made).hasSize(1);
    }

    @Test
    void anEmptyOrEndlessKeyIsRefused() {
        makeKey("x".repeat(256), body("one"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("Idempotency-Key:"));
    }
}
