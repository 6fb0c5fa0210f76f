package io.qinglan.compliance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;
import io.qinglan.compliance.lead.LeadClock;
import io.qinglan.compliance.lead.alarm.AlarmWorker;
import io.qinglan.compliance.watch.WatchAt;
import io.qinglan.compliance.watch.WatchedPlants;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

/** The whole story over HTTP: an order, a plant that ignores it, a lead, its explanation, a visit, a ruling, the bulletin. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class StoryOverHttpTest {

    private static final String CITY = "452300";
    private static final String IGNORES = CITY + "-1";
    private static final String KEEPS = CITY + "-5";
    private static final double RUNNING = 900;
    private static final double STANDING = 30;

    @Inject
    WatchedPlants plants;

    @Inject
    WatchAt watch;

    @Inject
    AlarmWorker alarms;

    @Inject
    LeadClock clock;

    @Inject
    SignedIn signedIn;

    private String operator;
    private String approver;

    private static ValidatableResponse post(String key, String address, Object body) {
        return with(key).body(body).post("/api/v1/leads" + address).then();
    }

    @Test
    void fromTheOrderToTheBulletin() {
        Instant start = plants.start();
        UUID response = plants.begun(CITY, 8, start);
        operator = signedIn.key(CITY, null, Role.OPERATOR);
        approver = signedIn.key(CITY, null, Role.APPROVER);
        Map<String, String> orders = plants.orders(CITY, response);
        for (String site : List.of(IGNORES, KEEPS)) {
            plants.serve(CITY, orders.get(site), start);
        }
        Instant end = start.plus(Duration.ofHours(6));
        plants.send(plants.quarters(IGNORES + "-K1", start, end, RUNNING));
        plants.send(plants.quarters(KEEPS + "-K1", start, end, STANDING));
        watch.run(end);
        alarms.workOff();

        String lead = aLead(orders.get(IGNORES));
        with(operator).get("/api/v1/leads?source=verdict&site=" + KEEPS).then().body("items", hasSize(0));
        moreOfTheSameStaysOneLead(end, lead);
        theSiteIsHeard(lead);
        twoOfficersVisit(lead);
        noAppealClock();
        theFactsAreFound(lead, start);
        theBulletinNamesNobodyBeforeADecisionHolds(lead, start);
    }

    private String aLead(String order) {
        return with(signedIn.key(null, IGNORES, Role.ENTERPRISE))
                .get("/api/v1/leads")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].source", equalTo("verdict"))
                .body("items[0].order", equalTo(order))
                .body("items[0].line", equalTo("K1"))
                .body("items[0].concern", equalTo("power_stop"))
                .extract()
                .path("items[0].id");
    }

    private void moreOfTheSameStaysOneLead(Instant end, String lead) {
        Instant later = end.plus(Duration.ofHours(2));
        plants.send(plants.quarters(IGNORES + "-K1", end, later, RUNNING));
        watch.run(later);
        alarms.workOff();
        with(operator)
                .get("/api/v1/leads?site=" + IGNORES)
                .then()
                .body("items.id", equalTo(List.of(lead)))
                .body("items[0].repeats", equalTo(0));
    }

    private void theSiteIsHeard(String lead) {
        String site = signedIn.key(null, IGNORES, Role.ENTERPRISE);
        with(site)
                .queryParam("from", plants.start().toString())
                .get("/api/v1/leads/" + lead + "/evidence")
                .then()
                .statusCode(200)
                .body("verdicts.size()", greaterThan(4))
                .body("verdicts.result", hasItem("not_met"))
                .body("verdicts[0].because.rule", not(equalTo(null)))
                .body("records.'" + IGNORES + "-K1'.records.size()", greaterThan(4))
                .body("order.site", equalTo(IGNORES));
        post(site, "/" + lead + "/explanations", Map.of("reason", "livelihood", "text", "供暖"))
                .statusCode(201)
                .body("heard", equalTo(true));
    }

    private void twoOfficersVisit(String lead) {
        String inspector = signedIn.officer(CITY, "EC-story-1", Role.INSPECTOR);
        post(operator, "/" + lead + "/verification", Map.of("outcome", "visit", "text", "须现场核对供暖"))
                .statusCode(201);
        post(
                        operator,
                        "/" + lead + "/assignments",
                        Map.of(
                                "to",
                                "甲",
                                "unit",
                                "执法队",
                                "due",
                                plants.clock().plusSeconds(7200).toString()))
                .statusCode(201);
        post(
                        inspector,
                        "/" + lead + "/inspections",
                        Map.of(
                                "purpose",
                                "核对供暖与窑体运行",
                                "officers",
                                List.of(
                                        Map.of("name", "甲", "certificate", "EC-story-1"),
                                        Map.of("name", "乙", "certificate", "EC-story-2"))))
                .statusCode(201);
        String visits = "/api/v1/leads/" + lead + "/inspections";
        String visit = with(approver)
                .get(visits)
                .then()
                .body("items[0].yearCount", equalTo(0))
                .extract()
                .path("items[0].id");
        post(
                        approver,
                        "/" + lead + "/inspections/" + visit + "/approval",
                        Map.of("decision", "approve", "yearCount", 0))
                .statusCode(201);
        String code = with(inspector).get(visits).path("items[0].decided.code");
        Map<String, Object> record = Map.of(
                "code",
                code,
                "enteredAt",
                plants.clock().minusSeconds(1800).toString(),
                "text",
                "一号窑运行，无供暖管线",
                "present",
                "厂长");
        post(inspector, "/" + lead + "/inspections/" + visit + "/record", record)
                .statusCode(201)
                .body("status", equalTo("inspected"));
        with(approver).get(visits).then().body("items[0].yearCount", equalTo(1));
    }

    private void noAppealClock() {
        with(approver)
                .header("If-Match", "\"0\"")
                .body(Map.of("terms", Map.of("appealWithin", "PT0S"), "basis", "试验"))
                .put("/api/v1/areas/" + CITY + "/lead-handling")
                .then()
                .statusCode(200);
    }

    private void theFactsAreFound(String lead, Instant start) {
        Map<String, Object> proven = Map.of("holds", true, "proof", "卷 1");
        Map<String, Object> file = new LinkedHashMap<>();
        file.put(
                "committedOn",
                LocalDate.ofInstant(start, ZoneId.of("Asia/Shanghai")).toString());
        file.put("act", "order_refused");
        file.put("clause", "code-1134");
        file.put("deviceReviewed", proven);
        file.put("dataMarked", proven);
        file.put("served", proven);
        file.put("noFault", Map.of("shown", false, "text", "无供暖管线"));
        file.put("first", true);
        file.put("minor", false);
        file.put("corrected", false);
        post(approver, "/" + lead + "/rulings", Map.of("finding", "transfer", "text", "未停窑", "caseFile", file))
                .statusCode(201)
                .body("status", equalTo("ruled"))
                .body("acts[-1].caseFile.officers", hasSize(2))
                .body("acts[-1].caseFile.heard", hasSize(1));
        clock.run();
        with(operator).get("/api/v1/leads/" + lead).then().body("status", equalTo("closed"));
    }

    private void theBulletinNamesNobodyBeforeADecisionHolds(String lead, Instant start) {
        assertThat(bulletin(start)).doesNotContain(IGNORES).doesNotContain(KEEPS);
        post(
                        approver,
                        "/" + lead + "/effective-decision",
                        Map.of(
                                "documentNumber",
                                "环罚〔2026〕1号",
                                "body",
                                "某市生态环境局",
                                "servedAt",
                                plants.clock().minusSeconds(60).toString(),
                                "effectiveAt",
                                plants.clock().minusSeconds(30).toString()))
                .statusCode(201)
                .body("namePublic", equalTo(true));
        assertThat(bulletin(start)).contains(IGNORES).doesNotContain(KEEPS);
    }

    private String bulletin(Instant start) {
        String id = with(operator)
                .body(Map.of(
                        "area",
                        CITY,
                        "from",
                        start.toString(),
                        "until",
                        plants.clock().plusSeconds(60).toString()))
                .post("/api/v1/bulletins")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        with(approver)
                .post("/api/v1/bulletins/" + id + "/issue")
                .then()
                .statusCode(200)
                .body("number", containsString("-"));
        return with(operator)
                .get("/api/v1/bulletins/" + id)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
