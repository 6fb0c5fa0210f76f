package io.qinglan.audit;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Role;
import io.qinglan.warning.Desk;

import static io.qinglan.authority.SignedIn.with;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class PacksOverHttpTest {

    @Inject
    Desk desk;

    @Test
    void packsAreShownWithDigestParametersAndSourcesToThoseWhoWriteAndApproveRules() {
        Desk.City city = desk.city();
        String author = desk.key(city.code(), Role.RULE_AUTHOR);
        with(author).get("/api/v1/packs").then().statusCode(200).body("items.id", hasItem("cn-2024"));
        with(author)
                .get("/api/v1/packs/cn-2024")
                .then()
                .statusCode(200)
                .body("pack.digest", matchesPattern("[0-9a-f]{64}"))
                .body("parameters.find { it.name == 'orange' }.certainty", equalTo("stated"));
        with(author).get("/api/v1/packs/unknown").then().statusCode(404);
        with(city.operator()).get("/api/v1/packs").then().statusCode(403);
    }

    @Test
    void nobodyElseSeesHowFarAnotherAreasOrdersAre() {
        Desk.City city = desk.city();
        String unknown = "/api/v1/responses/00000000-0000-0000-0000-000000000000/issuing";
        with(city.operator()).get(unknown).then().statusCode(404);
        with(desk.key(city.code(), Role.RULE_AUTHOR)).get(unknown).then().statusCode(403);
    }
}
