package io.qinglan.authority;

import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;

/** What the OpenAPI document names, it explains; and without signing in nothing of the API opens but signing in itself. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class EveryAddressTest {

    private static final List<String> METHODS = List.of("get", "post", "put", "delete", "patch");

    private static Map<String, Map<String, Object>> paths() {
        return RestAssured.given()
                .queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .path("paths");
    }

    @Test
    void nothingOpensToNobody() {
        SoftAssertions softly = new SoftAssertions();
        paths().forEach((path, operations) -> operations.forEach((method, operation) -> {
            boolean closed = path.startsWith("/api/v1/") && !(path + method).equals("/api/v1/sessionpost");
            if (closed && METHODS.contains(method)) {
                softly.assertThat(anonymous(method, path, mediaType(operation)))
                        .as("%s %s without signing in", method, path)
                        .isEqualTo(401);
            }
        }));
        softly.assertAll();
    }

    @Test
    void everyOperationSaysWhatItDoes() {
        SoftAssertions softly = new SoftAssertions();
        paths().forEach((path, operations) -> operations.forEach((method, operation) -> {
            if (path.startsWith("/api/v1/") && METHODS.contains(method)) {
                softly.assertThat(((Map<?, ?>) operation).get("summary"))
                        .as("%s %s", method, path)
                        .isNotNull();
            }
        }));
        softly.assertAll();
    }

    /** What the address reads; with another one the framework refuses before it asks who is there. */
    private static String mediaType(Object operation) {
        if (((Map<?, ?>) operation).get("requestBody") instanceof Map<?, ?> body
                && body.get("content") instanceof Map<?, ?> content) {
            return content.keySet().iterator().next().toString();
        }
        return "application/json";
    }

    private static int anonymous(String method, String path, String mediaType) {
        String filled = path.replaceAll("\\{[^}]+}", "00000000-0000-7000-8000-000000000000");
        return RestAssured.given()
                .header("Content-Type", mediaType)
                .request(method.toUpperCase(java.util.Locale.ROOT), filled)
                .statusCode();
    }
}
