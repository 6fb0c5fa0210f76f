package io.qinglan.authority;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;

/** Who gets in where: each role at each address of this room, and nobody at all. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class AccessMatrixTest {

    private static final String SITE = "91130100TEST0000000001";
    private static final String OTHER_SITE = "91130100TEST0000000002";

    @Inject
    SignedIn signedIn;

    private final Map<Role, String> keys = new EnumMap<>(Role.class);

    @BeforeEach
    void signIn() {
        for (Role role : Role.values()) {
            keys.put(role, signedIn.key(SignedIn.CITY, role == Role.ENTERPRISE ? SITE : null, role));
        }
    }

    private static String person(String area) {
        return "{\"user\": \"n" + UUID.randomUUID().toString().replace("-", "")
                + "\", \"name\": \"王五\", \"roles\": [\"operator\"], \"area\": \"" + area + "\"}";
    }

    private void only(Role allowed, int success, java.util.function.Function<String, Response> request) {
        for (Role role : Role.values()) {
            int status = request.apply(keys.get(role)).statusCode();
            assertThat(status).as(role.code()).isEqualTo(role == allowed ? success : 403);
        }
    }

    @Test
    void onlyTheAdministratorKeepsPeopleAndAreas() {
        only(
                Role.ADMINISTRATOR,
                201,
                key -> with(key).body(person(SignedIn.COUNTY)).post("/api/v1/people"));
        only(Role.ADMINISTRATOR, 200, key -> with(key).get("/api/v1/people"));
        only(
                Role.ADMINISTRATOR,
                201,
                key -> with(key)
                        .body("{\"code\": \"130102\", \"name\": \"长安区\"}")
                        .post("/api/v1/areas"));
        only(
                Role.ADMINISTRATOR,
                412,
                key -> with(key)
                        .header("If-Match", "\"none\"")
                        .body("{}")
                        .put("/api/v1/areas/" + SignedIn.CITY + "/profile"));
        only(
                Role.ADMINISTRATOR,
                201,
                key -> with(key)
                        .body("{\"kind\": \"weather_service\", \"name\": \"气象台 " + UUID.randomUUID() + "\"}")
                        .post("/api/v1/areas/" + SignedIn.CITY + "/organs"));
    }

    @Test
    void keysAreForTheAdministratorAndASiteForItself() {
        for (Role role : Role.values()) {
            boolean may = role == Role.ADMINISTRATOR || role == Role.ENTERPRISE;
            assertThat(with(keys.get(role)).get("/api/v1/keys").statusCode())
                    .as(role.code())
                    .isEqualTo(may ? 200 : 403);
        }
        String enterprise = keys.get(Role.ENTERPRISE);
        Response made = with(enterprise).body("{\"label\": \"plant control\"}").post("/api/v1/keys");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.body().<String>path("site")).isEqualTo(SITE);
        String other = signedIn.key(SignedIn.CITY, OTHER_SITE, Role.ENTERPRISE);
        assertThat(with(other).delete("/api/v1/keys/" + made.body().path("id")).statusCode())
                .isEqualTo(404);
        assertThat(with(other).get("/api/v1/keys").body().asString()).doesNotContain(SITE);
        assertThat(with(enterprise)
                        .body("{\"label\": \"x\", \"site\": \"" + OTHER_SITE + "\"}")
                        .post("/api/v1/keys")
                        .statusCode())
                .isEqualTo(404);
        assertThat(with(enterprise)
                        .body("{\"label\": \"x\", \"roles\": [\"approver\"]}")
                        .post("/api/v1/keys")
                        .statusCode())
                .isEqualTo(422);
        assertThat(with(enterprise)
                        .delete("/api/v1/keys/" + made.body().path("id"))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void anAdministratorReachesTheOwnAreaOnly() {
        String administrator = keys.get(Role.ADMINISTRATOR);
        assertThat(with(administrator)
                        .body(person(SignedIn.OTHER_CITY))
                        .post("/api/v1/people")
                        .statusCode())
                .isEqualTo(403);
        assertThat(with(administrator)
                        .header("If-Match", "\"0\"")
                        .body("{}")
                        .put("/api/v1/areas/" + SignedIn.OTHER_CITY + "/profile")
                        .statusCode())
                .isEqualTo(403);
        String house = signedIn.key(null, null, Role.ADMINISTRATOR);
        String there = with(house)
                .body(person(SignedIn.OTHER_CITY))
                .post("/api/v1/people")
                .header("Location");
        assertThat(with(administrator).get(there).statusCode()).isEqualTo(404);
        assertThat(with(house).get(there).statusCode()).isEqualTo(200);
    }

    @Test
    void whoMayNotIsToldSoBeforeTheInputIsRead() {
        String operator = keys.get(Role.OPERATOR);
        for (String address : new String[] {"/api/v1/people", "/api/v1/keys", "/api/v1/areas"}) {
            assertThat(with(operator).body("no JSON at all").post(address).statusCode())
                    .as(address)
                    .isEqualTo(403);
            assertThat(RestAssured.given()
                            .contentType("application/json")
                            .body("{")
                            .post(address)
                            .statusCode())
                    .as(address)
                    .isEqualTo(401);
        }
    }

    @Test
    void nobodyGetsInWithoutSigningIn() {
        for (String address : new String[] {
            "/api/v1/me",
            "/api/v1/people",
            "/api/v1/keys",
            "/api/v1/areas",
            "/api/v1/areas/" + SignedIn.CITY,
            "/api/v1/areas/" + SignedIn.CITY + "/profile",
            "/api/v1/areas/" + SignedIn.CITY + "/organs"
        }) {
            assertThat(RestAssured.get(address).statusCode()).as(address).isEqualTo(401);
        }
    }

    @Test
    void aChangeOfAPersonNeedsTheVersionItWasMadeOn() {
        String administrator = keys.get(Role.ADMINISTRATOR);
        String body = person(SignedIn.CITY);
        Response made = with(administrator).body(body).post("/api/v1/people");
        String address = made.header("Location");
        String moved = body.replace("\"operator\"", "\"auditor\"");
        assertThat(with(administrator).body(moved).put(address).statusCode()).isEqualTo(428);
        String tag = with(administrator).get(address).header("ETag");
        Response changed =
                with(administrator).header("If-Match", tag).body(moved).put(address);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(tag);
        assertThat(with(administrator).get(address).header("ETag")).isEqualTo(changed.header("ETag"));
        assertThat(with(administrator)
                        .header("If-Match", tag)
                        .body(moved)
                        .put(address)
                        .statusCode())
                .isEqualTo(412);
    }

    @Test
    void pagesFollowEachOtherNewestFirst() {
        String administrator = keys.get(Role.ADMINISTRATOR);
        for (int i = 0; i < 3; i++) {
            with(administrator)
                    .body(person(SignedIn.CITY))
                    .post("/api/v1/people")
                    .then()
                    .statusCode(201);
        }
        Response first = with(administrator).queryParam("size", 2).get("/api/v1/people");
        assertThat(first.body().<Integer>path("items.size()")).isEqualTo(2);
        Response second = with(administrator)
                .queryParam("size", 2)
                .queryParam("after", first.body().<String>path("next"))
                .get("/api/v1/people");
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body().<String>path("items[0].id"))
                .isNotEqualTo(first.body().<String>path("items[1].id"));
        assertThat(second.body().<String>path("items[0].createdAt"))
                .isLessThanOrEqualTo(first.body().<String>path("items[1].createdAt"));
    }
}
