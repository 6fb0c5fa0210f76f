package io.qinglan.audit.pack;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Role;
import io.qinglan.policy.PacksInForce;
import io.qinglan.warning.Desk;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

/** A pack comes over HTTP, two people put it in force for one city, and it is withdrawn. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class LivePacksTest {

    @Inject
    Desk desk;

    @Inject
    PacksInForce packs;

    @Test
    void aPackIsTakenInActivatedByTwoAndWithdrawn() {
        Desk.City city = desk.city();
        String author = desk.key(city.code(), Role.RULE_AUTHOR);
        String approver = desk.key(city.code(), Role.APPROVER);
        String id = "test-live-" + UUID.randomUUID();
        byte[] zip = ZippedPack.strictCity(id).bytes();

        zipped(desk.key(city.code(), Role.OPERATOR), zip)
                .post("/api/v1/packs")
                .then()
                .statusCode(403);
        zipped(author, zip)
                .post("/api/v1/packs")
                .then()
                .statusCode(201)
                .body("pack", equalTo(id))
                .body("cases", equalTo(2))
                .body("digest", matchesPattern("[0-9a-f]{64}"))
                .body("decision", notNullValue());
        zipped(author, ZippedPack.strictCity(id).with("notes.md", "other").bytes())
                .post("/api/v1/packs")
                .then()
                .statusCode(409);
        with(author).get("/api/v1/packs/" + id).then().statusCode(200).body("pack.parent", equalTo("cn-2024"));
        with(author).get("/api/v1/packs/" + id + "/coverage").then().statusCode(200);

        String body = "{\"area\": \"" + city.code() + "\", \"reason\": \"本市预案修订\"}";
        String activation = "/api/v1/packs/" + id + "/activation";
        with(approver).body(body).post(activation).then().statusCode(409);
        with(author).body(body).post(activation).then().statusCode(202).body("state", equalTo("proposed"));
        assertThat(packs.of(city.code(), Instant.now()).id()).isEqualTo("cn-2024");
        with(author).body(body).post(activation).then().statusCode(409);
        with(approver)
                .body(body)
                .post(activation)
                .then()
                .statusCode(200)
                .body("state", equalTo("approved"))
                .body("approvedBy", notNullValue());
        Instant later = Instant.now().plus(1, ChronoUnit.MINUTES);
        assertThat(packs.of(city.code(), later).id()).isEqualTo(id);
        assertThat(packs.of(desk.city().code(), later).id()).isEqualTo("cn-2024");
        with(author)
                .get("/api/v1/packs/in-force?area=" + city.code())
                .then()
                .statusCode(200)
                .body("pack", equalTo(id));

        with(approver).delete(activation + "?area=" + city.code()).then().statusCode(422);
        with(approver)
                .delete(activation + "?area=" + city.code() + "&reason=recalled")
                .then()
                .statusCode(200)
                .body("state", equalTo("withdrawn"));
        assertThat(packs.of(city.code(), Instant.now().plus(1, ChronoUnit.MINUTES))
                        .id())
                .isEqualTo("cn-2024");
        with(author)
                .get("/api/v1/packs/" + id + "/activations")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }

    @Test
    void oneWhoWritesRulesAndApprovesMayNotDoBoth() {
        Desk.City city = desk.city();
        String both = desk.key(city.code(), Role.RULE_AUTHOR, Role.APPROVER);
        String body = "{\"area\": \"" + city.code() + "\", \"reason\": \"试\"}";
        with(both).body(body).post("/api/v1/packs/cn-2018/activation").then().statusCode(202);
        with(both)
                .body(body)
                .post("/api/v1/packs/cn-2018/activation")
                .then()
                .statusCode(403)
                .body("type", endsWith("same-person"));
    }

    @Test
    void whatIsWrongWithAPackIsNamedAndNothingIsKept() {
        String author = desk.key(desk.city().code(), Role.RULE_AUTHOR);
        zipped(
                        author,
                        ZippedPack.strictCity("test-bad")
                                .with("../out.yaml", "x: 1\n")
                                .bytes())
                .post("/api/v1/packs")
                .then()
                .statusCode(422)
                .body("errors[0].expected", containsString("a name inside the pack"));
        zipped(author, "no zip".getBytes()).post("/api/v1/packs").then().statusCode(422);
        with(author).get("/api/v1/packs/test-bad").then().statusCode(404);
    }

    @Test
    void anotherCityIsOutOfReach() {
        String author = desk.key(desk.city().code(), Role.RULE_AUTHOR);
        String other = desk.city().code();
        with(author)
                .body("{\"area\": \"" + other + "\", \"reason\": \"试\"}")
                .post("/api/v1/packs/cn-2018/activation")
                .then()
                .statusCode(403);
    }

    private static RequestSpecification zipped(String key, byte[] zip) {
        return with(key).contentType(ContentType.BINARY).body(zip);
    }
}
