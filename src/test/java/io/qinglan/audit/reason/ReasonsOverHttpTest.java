package io.qinglan.audit.reason;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;

import static io.qinglan.authority.SignedIn.with;
import static io.qinglan.warning.Desk.post;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

/** Why, why not, what if and replay of the decisions of one episode, over HTTP. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class ReasonsOverHttpTest {

    private static Episode.Lived lived;

    @Inject
    Episode episode;

    @Inject
    SignedIn signedIn;

    @BeforeEach
    void live() {
        if (lived == null) {
            lived = episode.orange();
        }
    }

    private static String at(String question) {
        return "/api/v1/decisions/" + lived.decision() + question;
    }

    @Test
    void theRecordOfAnOrderLeadsToItsArticleAndTheForecastInOneRequest() {
        with(lived.city().auditor())
                .get(at("/why"))
                .then()
                .statusCode(200)
                .body("kind", equalTo("order.issued"))
                .body("pack.id", equalTo("cn-2024"))
                .body("articles", not(empty()))
                .body("because[0].article.document", notNullValue())
                .body("because[0].article.certainty", equalTo("stated"))
                .body("because[0].rule", notNullValue())
                .body("because[0].facts.grade", equalTo("C"))
                .body("because[0].facts.lines[0].dailyCapacity", equalTo(5000))
                .body("because[0].text.zh", containsString("橙色响应下"))
                .body("because[0].text.en", containsString("Under orange"))
                .body("chain.step", hasItems("order", "response", "warning", "proposal", "assessment", "forecast"))
                .body("chain[-1].step", equalTo("forecast"))
                .body("ledger.leaf", notNullValue());
    }

    @Test
    void everyFigureOfAReasonSaysItsDateSourceAndCertainty() {
        List<Map<String, Object>> because =
                with(lived.city().auditor()).get(at("/why")).jsonPath().getList("because");
        for (Map<String, Object> reason : because) {
            Map<?, ?> parameters = (Map<?, ?>) reason.get("parameters");
            org.assertj.core.api.Assertions.assertThat(parameters.keySet()).isNotEmpty();
            for (Object value : parameters.values()) {
                org.assertj.core.api.Assertions.assertThat(
                                ((Map<?, ?>) value).keySet().stream().map(String::valueOf))
                        .contains("value", "since", "cite", "certainty");
            }
        }
    }

    @Test
    void whyNotSaysTheGradeInsteadOfTheOneAsked() {
        with(lived.city().auditor())
                .get(at("/why-not?measure=stop"))
                .then()
                .statusCode(200)
                .body("rows", not(empty()))
                .body("rows[0].text.en", notNullValue());
        with(lived.city().auditor())
                .get(at("/why-not?measure=B"))
                .then()
                .body("applied", equalTo(false))
                .body("rows[0].text.en", containsString("grade C instead of B"));
    }

    @Test
    void whyNotRedSaysWhichRowsWaitForItAndHowFarTheAirWasFromIt() {
        with(lived.city().auditor())
                .get(at("/why-not?level=red"))
                .then()
                .statusCode(200)
                .body("holds", equalTo("orange"))
                .body("rows[0].conditions.find { it.name == 'colour' }.met", equalTo(false))
                .body("levelOfWarning.applied", equalTo(false))
                .body("levelOfWarning.conditions.hoursShort", hasItem(greaterThan(0)))
                .body("levelOfWarning.conditions[0].parameter", notNullValue())
                .body("levelOfWarning.text.zh", containsString("未达红色"));
    }

    @Test
    void anotherGradeAsksForOtherMeasuresAndTheNearestChangesAreNamed() {
        post(
                        lived.city().auditor(),
                        "/api/v1/decisions/" + lived.decision() + "/what-if",
                        Map.of("facts", Map.of("/grade", "B")))
                .statusCode(200)
                .body("same", equalTo(false))
                .body("before", not(empty()))
                .body("nearest", not(empty()))
                .body("nearest[0].change", equalTo("/grade"))
                .body("nearest[0].from", equalTo("C"))
                .body("text.zh", notNullValue());
        post(lived.city().auditor(), at("/what-if"), Map.of("level", "yellow"))
                .statusCode(200)
                .body("level", equalTo("yellow"))
                .body("same", equalTo(false));
        post(lived.city().auditor(), at("/what-if"), Map.of("facts", Map.of("grade", "C")))
                .statusCode(200)
                .body("same", equalTo(true));
        post(lived.city().auditor(), at("/what-if"), Map.of("pack", "cn-jiangsu-2025"))
                .statusCode(200)
                .body("pack.id", equalTo("cn-jiangsu-2025"));
        post(lived.city().auditor(), at("/what-if"), Map.of("date", "2027-01-05"))
                .statusCode(200);
    }

    @Test
    void aWrongChangeIsRefusedByItsPlace() {
        post(lived.city().auditor(), at("/what-if"), Map.of("facts", Map.of("/colour", "red")))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/facts/~1colour"));
        post(lived.city().auditor(), at("/what-if"), Map.of("facts", Map.of("/lines/7/capacity", 3)))
                .statusCode(422);
        post(lived.city().auditor(), at("/what-if"), Map.of("pack", "cn-2018"))
                .statusCode(422)
                .body("errors[0].expected", equalTo("a pack with rules of obligations"));
        post(lived.city().auditor(), at("/what-if"), Map.of("pack", "cn-1900"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/pack"));
        post(lived.city().auditor(), at("/what-if"), Map.of("level", "pink")).statusCode(422);
        post(lived.city().auditor(), at("/what-if"), Map.of()).statusCode(422);
        with(lived.city().auditor()).get(at("/why-not?level=pink")).then().statusCode(422);
    }

    @Test
    void anOrderComesOutAgainByteForByte() {
        with(lived.city().auditor())
                .get(at("/replay"))
                .then()
                .statusCode(200)
                .body("derived", equalTo(true))
                .body("same", equalTo(true))
                .body("differences", empty());
        post(lived.city().auditor(), at("/replay"), Map.of()).statusCode(200).body("same", equalTo(true));
    }

    @Test
    void aProposalIsExplainedReplayedAndAskedOtherwise() {
        String proposed = with(lived.city().auditor())
                .get(at("/why"))
                .path("chain.find { it.step == 'proposal' && it.detail.proposed.said != null }.decision");
        String path = "/api/v1/decisions/" + proposed;
        with(lived.city().auditor())
                .get(path + "/why")
                .then()
                .statusCode(200)
                .body("because", not(empty()))
                .body("because[0].parameters", not(equalTo(Map.of())))
                .body("nextLevel.level", equalTo("red"));
        with(lived.city().auditor())
                .get(path + "/replay")
                .then()
                .body("derived", equalTo(true))
                .body("same", equalTo(true));
        with(lived.city().auditor())
                .get(path + "/why-not?level=red")
                .then()
                .body("applied", equalTo(false))
                .body("conditions", not(empty()));
        post(lived.city().auditor(), path + "/what-if", Map.of("facts", Map.of("aqi", -60)))
                .statusCode(200)
                .body("same", equalTo(false))
                .body("before.level", equalTo("orange"))
                .body("nearest", hasSize(greaterThan(0)))
                .body("nearest[0]", hasKey("text"));
        post(lived.city().auditor(), path + "/what-if", Map.of("pack", "cn-2018"))
                .statusCode(200);
        post(lived.city().auditor(), path + "/what-if", Map.of("facts", Map.of("/series/values/PM2.5/0", "much")))
                .statusCode(422);
        // an act of people on the way is only checked to be what was hashed
        String warning =
                with(lived.city().auditor()).get(at("/why")).path("chain.find { it.step == 'warning' }.decision");
        with(lived.city().auditor())
                .get("/api/v1/decisions/" + warning + "/replay")
                .then()
                .body("derived", equalTo(false))
                .body("same", equalTo(true));
        with(lived.city().auditor())
                .get("/api/v1/decisions/" + warning + "/why-not?level=red")
                .then()
                .statusCode(200)
                .body("applied", equalTo(false));
    }

    @Test
    void aSiteAsksAboutItsOwnOrderAndNobodyElsesIsThere() {
        String own = signedIn.key(null, lived.city().code() + "-C", Role.ENTERPRISE);
        String other = signedIn.key(null, lived.city().code() + "-B", Role.ENTERPRISE);
        for (String question : List.of("/why", "/why-not?measure=stop", "/replay")) {
            with(own).get(at(question)).then().statusCode(200);
            with(other).get(at(question)).then().statusCode(404);
        }
        post(own, at("/what-if"), Map.of("level", "red")).statusCode(200);
        post(other, at("/what-if"), Map.of("level", "red")).statusCode(404);
    }
}
