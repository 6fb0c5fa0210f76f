package io.qinglan.order;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;
import io.qinglan.fact.Level;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.Site;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** The duty card and what stands on it: orders, off-peak duties, special periods, objections to a grade. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class DutyCardOverHttpTest {

    private static final Instant START = Instant.parse("2026-11-20T16:00:00Z");
    private static final String AT = "2026-11-25T00:00:00+08:00";

    @Inject
    TestCity city;

    @Inject
    SignedIn signedIn;

    @Inject
    Inventory inventory;

    @Test
    void theCardNamesWhatBindsEachLineAndWhatItAbsorbs() {
        String operator = issued("450100", "B");
        String site = "/api/v1/sites/450100-0";
        Integer before =
                with(operator).queryParam("at", AT).get(site + "/duties").path("sequence");
        with(operator)
                .body(
                        "{\"kind\":\"special_period\",\"target\":\"K9\",\"action\":\"limit\",\"start\":\"2026-11-01T00:00:00+08:00\","
                                + "\"until\":\"2026-10-01T00:00:00+08:00\"}")
                .post(site + "/standing-duties")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItems("/target", "/until", "/basis", "/amount"));
        String stop = with(operator)
                .body(
                        "{\"kind\":\"special_period\",\"target\":\"K1\",\"action\":\"stop\",\"start\":\"2026-11-24T00:00:00+08:00\","
                                + "\"until\":\"2026-11-26T00:00:00+08:00\",\"basis\":\"排污许可证 特殊时段\",\"clause\":\"第4条\"}")
                .post(site + "/standing-duties")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        with(operator)
                .body(
                        "{\"kind\":\"off_peak_transport\",\"target\":\"road_transport\",\"action\":\"forbid\",\"allowed\":[\"hazmat\"],"
                                + "\"start\":\"2026-11-15T00:00:00+08:00\",\"basis\":\"错峰运输方案\"}")
                .post(site + "/standing-duties")
                .then()
                .statusCode(201);
        with(operator)
                .queryParam("at", Instant.now().plusSeconds(60).toString())
                .get(site + "/duties")
                .then()
                .statusCode(200)
                .body("sequence", equalTo(before + 2));
        // filed today, so the card of a later day shows both
        String later = Instant.now().isAfter(Instant.parse("2026-11-24T16:00:00Z"))
                ? Instant.now().toString()
                : AT;
        with(operator)
                .queryParam("at", later)
                .get(site + "/duties")
                .then()
                .body("binding.find { it.target == 'K1' }.obligation", equalTo(stop))
                .body("binding.find { it.target == 'K1' }.origin", equalTo("special_period"))
                .body("binding.find { it.target == 'K1' }.absorbs.action", equalTo(List.of("limit")))
                .body("binding.find { it.target == 'K1' }.absorbs[0].order", notNullValue())
                .body("binding.find { it.target == 'road_transport' }.absorbs.target", hasItem("trucks_n4_and_below"))
                .body("validUntil", equalTo("2026-11-26T00:00:00+08:00"));
        with(operator)
                .body("{\"reason\":\"许可证已变更\"}")
                .post(site + "/standing-duties/" + stop + "/end")
                .then()
                .statusCode(200)
                .body("endReason", equalTo("许可证已变更"));
        with(operator)
                .queryParam("at", later)
                .get(site + "/duties")
                .then()
                .body("binding.find { it.target == 'K1' }.action", equalTo("limit"));
        with(operator)
                .body("{\"reason\":\"again\"}")
                .post(site + "/standing-duties/" + stop + "/end")
                .then()
                .statusCode(409);
        with(operator).get(site + "/standing-duties").then().body("items", hasSize(2));
        String other = signedIn.key(null, "450100-1", Role.ENTERPRISE);
        with(other).get(site + "/standing-duties").then().statusCode(404);
        with(signedIn.key(null, "450100-0", Role.ENTERPRISE))
                .get(site + "/standing-duties")
                .then()
                .statusCode(200);
        with(other)
                .body("{}")
                .post("/api/v1/sites/450100-1/standing-duties")
                .then()
                .statusCode(403);
    }

    @Test
    void anOrderPrintsAPendingObjectionToTheGradeItUses() {
        city.found("450200", 2);
        String enterprise = signedIn.key(null, "450200-0", Role.ENTERPRISE);
        String approver = signedIn.key("450200", null, Role.APPROVER);
        String path = "/api/v1/sites/450200-0/grade-objections";
        with(enterprise)
                .body("{\"claimed\":\"B\"}")
                .post(path)
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItems("/claimed", "/reason"));
        String id = with(enterprise)
                .body("{\"claimed\":\"A\",\"reason\":\"脱硝改造已验收\",\"evidence\":\"验收报告\"}")
                .post(path)
                .then()
                .statusCode(201)
                .body("published", equalTo("B"))
                .body("state", equalTo("pending"))
                .extract()
                .path("id");
        with(enterprise)
                .body("{\"claimed\":\"A\",\"reason\":\"再次\"}")
                .post(path)
                .then()
                .statusCode(409);
        String operator = start("450200");
        with(enterprise)
                .get("/api/v1/orders")
                .then()
                .body("items[0].grade", equalTo("B"))
                .body("items[0].pendingObjection.claimed", equalTo("A"))
                .body("items[0].pendingObjection.id", equalTo(id))
                .body("items[0].obligations[0].action", equalTo("limit"));
        with(operator)
                .body("{\"decision\":\"accept\",\"reason\":\"属实\"}")
                .post(path + "/" + id + "/decision")
                .then()
                .statusCode(403);
        with(approver)
                .body("{\"decision\":\"perhaps\",\"reason\":\"属实\"}")
                .post(path + "/" + id + "/decision")
                .then()
                .statusCode(422);
        with(approver)
                .body("{\"decision\":\"accept\",\"reason\":\"属实\"}")
                .post(path + "/" + id + "/decision")
                .then()
                .statusCode(200)
                .body("state", equalTo("accepted"));
        with(approver)
                .body("{\"decision\":\"reject\",\"reason\":\"反悔\"}")
                .post(path + "/" + id + "/decision")
                .then()
                .statusCode(409);
        // what was pending when the order was decided stays on it; another site's order says nothing
        with(enterprise).get("/api/v1/orders").then().body("items[0].pendingObjection.claimed", equalTo("A"));
        with(signedIn.key(null, "450200-1", Role.ENTERPRISE))
                .get("/api/v1/orders")
                .then()
                .body("items[0].pendingObjection", nullValue());
    }

    @Test
    void aStopIsCompleteNoSoonerThanTheSafeStopOfThePlan() {
        city.found("450300", 1);
        LineFact kiln = new LineFact(
                "K1",
                "一号窑",
                null,
                "clinker_kiln",
                BigDecimal.valueOf(5000),
                "t/d",
                null,
                Map.of(),
                Map.of("safe_stop_hours", BigDecimal.valueOf(30)),
                Map.of("safe_minimum", "kept_hot"),
                false);
        inventory.save(
                List.of(Site.of("450300", SiteFact.of("450300-0", "水泥", "KI15", "clinker", "D", List.of(kiln)))),
                "450300",
                "plan",
                null,
                null);
        String operator = start("450300");
        with(operator)
                .get("/api/v1/orders?site=450300-0")
                .then()
                .body("items[0].start", equalTo("2026-11-21T00:00:00+08:00"))
                .body("items[0].completeBy", equalTo("2026-11-22T06:00:00+08:00"))
                .body("items[0].obligations[0].completeBy", equalTo("2026-11-22T06:00:00+08:00"))
                .body("items[0].obligations[0].ramp[0].share", equalTo(100))
                .body("items[0].obligations[0].safeMinimum", equalTo("kept_hot"))
                .body("items[0].obligations[1].completeBy", equalTo("2026-11-21T00:00:00+08:00"));
    }

    private String issued(String code, String grade) {
        city.found(code, 2);
        assertThat(inventory.find(code + "-0").orElseThrow().site().facts().grade())
                .isEqualTo(grade);
        return start(code);
    }

    private String start(String code) {
        city.settle(code);
        UUID response = UUID.nameUUIDFromBytes(("card " + code).getBytes());
        city.start(response, code, Level.ORANGE, START);
        String operator = signedIn.key(code, null, Role.OPERATOR);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !with(operator)
                        .get("/api/v1/orders?response=" + response)
                        .jsonPath()
                        .getList("items")
                        .isEmpty());
        return operator;
    }
}
