package io.qinglan.authority;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.fact.Level;
import io.qinglan.web.Problem;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class ProfileTest {

    private static final String SETTLED = """
            {"powers": [
              {"act": "warning", "issuer": "唐山市人民政府", "clause": "第二百六十三条", "instrument": "生态环境法典"},
              {"act": "response", "issuer": "唐山市人民政府", "clause": "第二百六十四条", "instrument": "生态环境法典"}],
             "approvals": [
              {"act": "warning", "levels": ["red"], "rank": "commander", "approvers": 2},
              {"act": "warning", "rank": "office_head", "approvers": 1}],
             "delegations": [{"delegate": "指挥部办公室", "document": "示例〔2026〕1号", "from": "2026-10-01T00:00:00+08:00",
              "until": "2027-03-31T24:00:00+08:00", "acts": ["warning"], "levels": ["yellow"]}],
             "clocks": {"approvalReminders": ["PT15M", "PT30M"], "replyWithin": "PT1H", "reportWithin": "PT24H"},
             "roster": [{"from": "2026-11-21T08:00:00+08:00", "until": "2026-11-22T08:00:00+08:00",
              "approver": "zhang", "deputy": "li"}],
             "consequences": ["text"], "remedies": {"review": {"body": "省政府", "days": 60},
              "litigation": {"court": "某法院", "months": 6}},
             "contacts": [{"name": "值班室", "phone": "0000", "duty": "24 h"}], "seal": {"kind": "stamped_scan"},
             "documentNumbers": [{"act": "warning", "pattern": "示警〔{year}〕{number}号"}]}
            """;

    @Inject
    SignedIn signedIn;

    @Inject
    Powers powers;

    @Inject
    Profiles profiles;

    @Inject
    DocumentNumbers numbers;

    private String administrator;

    @BeforeEach
    void signIn() {
        administrator = signedIn.key(SignedIn.PROVINCE, null, Role.ADMINISTRATOR);
    }

    @Test
    void aCityMayWarnAndACountyMayNot() {
        powers.requireWarningPower(SignedIn.CITY);
        assertThatThrownBy(() -> powers.requireWarningPower(SignedIn.COUNTY))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.status()).isEqualTo(403);
                    assertThat(problem.type()).isEqualTo("/problems/authority-lacking");
                });
        assertThat(powers.requirePower(SignedIn.COUNTY, Profile.Act.RESPONSE).issuer())
                .isEqualTo("井陉县人民政府");
    }

    @Test
    void aSettledProfileIsKeptInVersions() {
        String address = "/api/v1/areas/" + SignedIn.OTHER_CITY + "/profile";
        String tag = with(administrator).get(address).header("ETag");
        with(administrator).body(SETTLED).put(address).then().statusCode(428);
        with(administrator)
                .header("If-Match", "\"77\"")
                .body(SETTLED)
                .put(address)
                .then()
                .statusCode(412);
        String next = with(administrator)
                .header("If-Match", tag)
                .body(SETTLED)
                .put(address)
                .then()
                .statusCode(200)
                .body("delegations[0].until", equalTo("2027-04-01T00:00:00+08:00"))
                .body("clocks.replyWithin", equalTo("PT1H"))
                .extract()
                .header("ETag");
        assertThat(next).isNotEqualTo(tag);
        with(administrator)
                .header("If-Match", tag)
                .body(SETTLED)
                .put(address)
                .then()
                .statusCode(412);
        with(administrator).get(address).then().statusCode(200).header("ETag", next);
        with(administrator)
                .queryParam("version", 0)
                .get(address)
                .then()
                .statusCode(200)
                .body("version", equalTo(0))
                .body("approvals.size()", equalTo(0));
        settledHolds();
    }

    private void settledHolds() {
        Profile profile = profiles.of(SignedIn.OTHER_CITY);
        assertThat(profile.approval(Profile.Act.WARNING, Level.RED).approvers()).isEqualTo(2);
        assertThat(profile.approval(Profile.Act.WARNING, Level.YELLOW).rank()).isEqualTo(Rank.OFFICE_HEAD);
        assertThat(profile.onDuty(Instant.parse("2026-11-21T12:00:00Z"))
                        .orElseThrow()
                        .deputy())
                .isEqualTo("li");
        Instant inside = Instant.parse("2026-12-01T00:00:00Z");
        assertThat(powers.authority(SignedIn.OTHER_CITY, Profile.Act.WARNING, Level.YELLOW, inside)
                        .power()
                        .delegation())
                .contains("示例〔2026〕1号");
        Instant after = Instant.parse("2027-03-31T16:00:00Z");
        assertThat(powers.authority(SignedIn.OTHER_CITY, Profile.Act.WARNING, Level.YELLOW, after)
                        .power()
                        .delegation())
                .isNull();
        assertThat(powers.authority(SignedIn.OTHER_CITY, Profile.Act.WARNING, Level.RED, inside)
                        .power()
                        .delegation())
                .isNull();
        Optional<String> first = number();
        Optional<String> second = number();
        assertThat(first.orElseThrow()).matches("示警〔2026〕\\d+号");
        assertThat(second).isNotEqualTo(first);
        assertThat(numbers.next(SignedIn.OTHER_CITY, Profile.Act.ORDER, inside)).isEmpty();
    }

    private Optional<String> number() {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        numbers.next(SignedIn.OTHER_CITY, Profile.Act.WARNING, Instant.parse("2026-12-01T00:00:00Z")));
    }

    @Test
    void whatCannotHoldIsNamedFieldByField() {
        String address = "/api/v1/areas/" + SignedIn.COUNTY + "/profile";
        String tag = with(administrator).get(address).header("ETag");
        with(administrator)
                .header("If-Match", tag)
                .body("""
                        {"powers": [{"act": "warning", "issuer": "井陉县人民政府", "clause": "x", "instrument": "y"}],
                         "approvals": [{"act": "response", "rank": "officer", "approvers": 0}],
                         "delegations": [{"delegate": "x", "document": "y", "from": "2026-10-01T00:00:00Z",
                          "until": "2026-09-01T00:00:00Z", "acts": ["order"]}],
                         "clocks": {"replyWithin": "PT0S"},
                         "roster": [{"from": "2026-10-01T00:00:00Z", "until": "2026-10-02T00:00:00Z", "approver": "a", "deputy": "a"}],
                         "documentNumbers": [{"act": "order", "pattern": "no place for it"}]}
                        """)
                .put(address)
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        hasItems(
                                "/powers/0/act",
                                "/approvals/0/approvers",
                                "/delegations/0/until",
                                "/clocks/replyWithin",
                                "/roster/0/deputy",
                                "/documentNumbers/0/pattern"));
        with(administrator).get(address).then().header("ETag", tag).body("powers.act", not(containsString("warning")));
    }

    @Test
    void theDatabaseItselfRefusesACountyWithTheWarningPower() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> Account.getEntityManager()
                                .createNativeQuery(
                                        "INSERT INTO area_profile (area, area_kind, version, issues_warnings, content, "
                                                + "changed_by, changed_at) VALUES ('130121', 'county', 99, true, '{}', ?1, now())")
                                .setParameter(1, UUID.randomUUID())
                                .executeUpdate()))
                .hasStackTraceContaining("no_county_issues_warnings");
    }

    @Test
    void onePersonIsNotTwoPairsOfEyes() {
        Actor zhang = actor(UUID.randomUUID(), "C-1");
        Actor zhangAgain = actor(UUID.randomUUID(), "C-1");
        Actor li = actor(UUID.randomUUID(), "C-2");
        powers.requireOtherPerson(zhang, li);
        assertThatThrownBy(() -> powers.requireOtherPerson(zhang, zhang)).hasMessageContaining("another person");
        assertThatThrownBy(() -> powers.requireOtherPerson(zhang, zhangAgain)).hasMessageContaining("another person");
        assertThatThrownBy(() -> powers.requireOtherPerson(li.id(), li)).hasMessageContaining("another person");
    }

    @Test
    void anUnknownAreaIsNotThere() {
        with(administrator)
                .get("/api/v1/areas/999999/profile")
                .then()
                .statusCode(404)
                .body("type", endsWith("not-found"));
    }

    private static Actor actor(UUID id, String certificate) {
        return new Actor(id, "n", "u", "p", certificate, java.util.Set.of(Role.APPROVER), SignedIn.CITY, null, false);
    }
}
