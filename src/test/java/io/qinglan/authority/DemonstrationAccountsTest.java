package io.qinglan.authority;

import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@TestProfile(DemonstrationAccountsTest.Demonstration.class)
class DemonstrationAccountsTest {

    private static final String SITE = "91130100DEMO0000000001";

    /** The program as {@code serve --demo} runs it. */
    public static class Demonstration implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("qinglan.demo", "true");
        }
    }

    @Inject
    SignedIn signedIn;

    @Inject
    DemonstrationAccounts demonstration;

    @Test
    void everyRoleHasAnAccountThatOpensByKeyAndByPassword() {
        signedIn.keepAreas();
        Map<String, DemonstrationAccounts.Credential> made = demonstration.make(SignedIn.CITY, SITE);
        assertThat(made)
                .containsOnlyKeys(
                        "administrator", "operator", "approver", "rule_author", "auditor", "enterprise", "feed");
        made.forEach((role, credential) -> {
            with(credential.key()).get("/api/v1/me").then().statusCode(200).body("roles", hasItem(role));
            with(credential.key())
                    .body(Map.of("user", credential.user(), "password", credential.password()))
                    .post("/api/v1/session")
                    .then()
                    .statusCode(201)
                    .body("actor.roles", hasItem(role));
        });
        with(made.get("enterprise").key()).get("/api/v1/me").then().body("site", equalTo(SITE));
    }

    @Test
    void aSecondStartGivesNewCredentialsToTheSameAccounts() {
        signedIn.keepAreas();
        DemonstrationAccounts.Credential first =
                demonstration.make("county-operator", "县值班员", Rank.OFFICER, SignedIn.COUNTY, null, Role.OPERATOR);
        DemonstrationAccounts.Credential second =
                demonstration.make("county-operator", "县值班员", Rank.OFFICER, SignedIn.COUNTY, null, Role.OPERATOR);
        with(first.key()).get("/api/v1/me").then().statusCode(401);
        with(second.key()).get("/api/v1/me").then().statusCode(200).body("area", equalTo(SignedIn.COUNTY));
    }
}
