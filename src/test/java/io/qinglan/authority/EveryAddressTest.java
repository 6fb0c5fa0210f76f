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
        paths().forEach((path, operations) -> operations.keySet().stream()
                .filter(METHODS::contains)
                .filter(method -> path.startsWith("/api/v1/") && !(path + method).equals("/api/v1/sessionpost"))
                .forEach(method -> softly.assertThat(anonymous(method, path))
                        .as("%s %s without signing in", method, path)
                        .isEqualTo(401)));
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

    private static int anonymous(String method, String path) {
        String filled = path.replaceAll("\\{[^}]+}", "00000000-0000-7000-8000-000000000000");
        return RestAssured.given()
                .request(method.toUpperCase(java.util.Locale.ROOT), filled)
                .statusCode();
    }
}
