package io.qinglan.compliance.lead;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;
import io.qinglan.order.TestCity;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** Leads by hand, over HTTP: who may do what in which order, what the site reads, and what nobody reads who need not. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class LeadsOverHttpTest {

    private static final String CITY = "452100";
    private static final String SITE = CITY + "-1";
    private static boolean founded;
    private static int certificates;

    @Inject
    TestCity city;

    @Inject
    SignedIn signedIn;

    private String operator;
    private String approver;
    private String site;

    @BeforeEach
    void people() {
        if (!founded) {
            city.found(CITY, 3);
            founded = true;
        }
        operator = signedIn.key(CITY, null, Role.OPERATOR);
        approver = signedIn.key(CITY, null, Role.APPROVER);
        site = signedIn.key(null, SITE, Role.ENTERPRISE);
    }

    private static ValidatableResponse post(String key, String address, Object body) {
        return with(key).body(body).post("/api/v1/leads" + address).then();
    }

    private static String soon() {
        return Instant.now().plus(Duration.ofDays(2)).toString();
    }

    private String lead(String source) {
        return post(
                        operator,
                        "",
                        Map.of(
                                "source",
                                source,
                                "site",
                                SITE,
                                "due",
                                soon(),
                                "line",
                                "K1",
                                "document",
                                Map.of("number", "交办〔2026〕7号"),
                                "concern",
                                "夜间生产"))
                .statusCode(201)
                .body("status", equalTo("reported"))
                .extract()
                .path("id");
    }

    private void desk(String lead, String outcome) {
        post(operator, "/" + lead + "/verification", Map.of("outcome", outcome, "text", "电量异常"))
                .statusCode(201)
                .body("status", equalTo("verified"));
    }

    private static String certificate() {
        return "EC-" + CITY + "-" + certificates++;
    }

    @Test
    void everySourceComesInAndWrongInputIsNamed() {
        for (String source : Source.codes()) {
            lead(source);
        }
        post(operator, "", Map.of("source", "rumour", "site", SITE))
                .statusCode(422)
                .body("errors.pointer", contains("/source", "/due"));
        post(operator, "", Map.of("source", "patrol", "site", "nobody", "due", soon()))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/site"));
        post(
                        operator,
                        "",
                        Map.of(
                                "source",
                                "patrol",
                                "site",
                                SITE,
                                "due",
                                soon(),
                                "attachments",
                                List.of("00000000-0000-7000-8000-000000000000")))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/attachments/0"));
        post(site, "", Map.of("source", "patrol", "site", SITE, "due", soon())).statusCode(422);
        post(site, "", Map.of("source", "self_report", "concern", "电表将更换"))
                .statusCode(201)
                .body("site", equalTo(SITE));
        with(operator).get("/api/v1/leads?source=rumour").then().statusCode(422);
        with(operator)
                .get("/api/v1/leads?source=satellite&site=" + SITE)
                .then()
                .body("items[0].source", equalTo("satellite"));
    }

    @Test
    void anotherTenantsLeadIsNotThere() {
        String lead = lead("patrol");
        String other = signedIn.key(null, CITY + "-2", Role.ENTERPRISE);
        String elsewhere = signedIn.key(SignedIn.OTHER_CITY, null, Role.OPERATOR);
        for (String key : List.of(other, elsewhere)) {
            with(key).get("/api/v1/leads/" + lead).then().statusCode(404);
            with(key).get("/api/v1/leads").then().body("items.id", not(hasItem(lead)));
        }
        with(other).get("/api/v1/leads?site=" + SITE).then().statusCode(404);
        RestAssured.get("/api/v1/leads/" + lead).then().statusCode(401);
        with(site)
                .get("/api/v1/leads/" + lead)
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("concern", equalTo("夜间生产"))
                .body("origin", nullValue());
    }

    @Test
    void whoSaidItIsKeptFromTheSiteAndFromWhoNeedsItNot() {
        Map<String, Object> petition = new LinkedHashMap<>();
        petition.put("source", "petition");
        petition.put("site", SITE);
        petition.put("due", soon());
        petition.put("text", "我家在厂东门对面，每晚都冒烟");
        petition.put("informant", Map.of("name", "赵六", "phone", "13900000000"));
        String lead = post(operator, "", petition)
                .statusCode(201)
                .body("origin.informantKept", equalTo(true))
                .extract()
                .path("id");
        String seen = with(site)
                .get("/api/v1/leads/" + lead)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(seen).contains("\"source\":\"confidential\"").doesNotContain("petition", "赵六", "1390", "东门", "测试员");
        String decision = with(site).get("/api/v1/leads/" + lead).path("acts[0].decision");
        assertThat(with(site)
                        .get("/api/v1/decisions/" + decision)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .doesNotContain("petition", "赵六", "东门", "测试员")
                .contains("sealed");
        assertThat(with(operator).get("/api/v1/leads/" + lead).asString()).doesNotContain("赵六");
        String auditor = signedIn.key(CITY, null, Role.AUDITOR);
        String inspector = signedIn.key(CITY, null, Role.INSPECTOR);
        Map<String, String> why = Map.of("reason", "回复举报人");
        post(auditor, "/" + lead + "/informant", why).statusCode(403);
        post(inspector, "/" + lead + "/informant", why).statusCode(403);
        post(site, "/" + lead + "/informant", why).statusCode(403);
        post(operator, "/" + lead + "/informant", Map.of()).statusCode(422);
        post(operator, "/" + lead + "/informant", why).statusCode(200).body("name", equalTo("赵六"));
    }

    @Test
    void gridMembersObserveFromOutsideAndNeverEnter() {
        String grid = signedIn.key(CITY, null, Role.INSPECTOR);
        String lead = lead("patrol");
        post(grid, "/" + lead + "/observations", Map.of("text", "烟囱有烟", "place", "厂门外"))
                .statusCode(201)
                .body("acts[1].kind", equalTo("observed"));
        for (String what : List.of("entered", "questioned")) {
            post(grid, "/" + lead + "/observations", Map.of("text", "进厂看了", what, true))
                    .statusCode(403)
                    .body("type", endsWith("not-certified"))
                    .body("detail", containsString("国办发〔2024〕54号"));
        }
    }

    @Test
    void aVisitNeedsTheDeskTwoCertificatesAnotherPersonAndItsCode() {
        String first = certificate();
        String inspector = signedIn.officer(CITY, first, Role.INSPECTOR);
        String grid = signedIn.key(CITY, null, Role.INSPECTOR);
        String lead = lead("superior");
        Map<String, Object> visit = Map.of(
                "purpose",
                "核实停产",
                "officers",
                List.of(Map.of("name", "甲", "certificate", first), Map.of("name", "乙", "certificate", certificate())));
        post(inspector, "/" + lead + "/inspections", visit).statusCode(409);
        desk(lead, "visit");
        post(
                        inspector,
                        "/" + lead + "/inspections",
                        Map.of(
                                "purpose",
                                "核实",
                                "officers",
                                List.of(Map.of("name", "甲", "certificate", first), Map.of("name", "网格员"))))
                .statusCode(403)
                .body("type", endsWith("not-certified"));
        post(inspector, "/" + lead + "/inspections", visit).statusCode(201).body("status", equalTo("inspecting"));
        with(site)
                .get("/api/v1/leads/" + lead)
                .then()
                .body("status", equalTo("reported"))
                .body("acts.kind", contains("opened"));
        String inspection = with(approver)
                .get("/api/v1/leads/" + lead + "/inspections")
                .then()
                .statusCode(200)
                .body("items[0].yearCount", notNullValue())
                .body("items[0].status", equalTo("asked"))
                .extract()
                .path("items[0].id");
        String at = "/" + lead + "/inspections/" + inspection;
        post(inspector, at + "/record", record("X")).statusCode(409);
        post(approver, at + "/approval", Map.of("decision", "approve", "yearCount", 999))
                .statusCode(422);
        String both = signedIn.officer(CITY, certificate(), Role.INSPECTOR, Role.APPROVER);
        post(both, at + "/approval", Map.of("decision", "approve")).statusCode(201);
        String code = with(operator)
                .get("/api/v1/leads" + at.replace("/" + inspection, ""))
                .path("items[0].decided.code");
        post(grid, at + "/record", record(code)).statusCode(403).body("type", endsWith("not-certified"));
        post(inspector, at + "/record", record("wrong")).statusCode(409);
        post(inspector, at + "/record", record(code)).statusCode(201).body("status", equalTo("inspected"));
        with(site)
                .get("/api/v1/leads/" + lead)
                .then()
                .body("status", equalTo("inspected"))
                .body("acts.kind", contains("opened", "inspection_recorded"));
        post(inspector, "/" + lead + "/rulings", Map.of("finding", "closed", "text", "无异常"))
                .statusCode(403)
                .body("type", endsWith("same-person"));
        post(operator, "/" + lead + "/rulings", Map.of("finding", "closed", "text", "无异常"))
                .statusCode(201)
                .body("status", equalTo("closed"));
    }

    private static Map<String, Object> record(String code) {
        Instant entered = Instant.now().minus(Duration.ofMinutes(40));
        return Map.of("code", code, "enteredAt", entered.toString(), "text", "窑体运行，主机电流正常", "present", "厂长");
    }

    @Test
    void cannotSuspendsAtOnceAndANamedPersonAnswers() {
        String lead = lead("patrol");
        String explanation = post(
                        site, "/" + lead + "/explanations", Map.of("reason", "cannot", "text", "停窑会垮料", "line", "K1"))
                .statusCode(201)
                .body("suspended", hasSize(1))
                .extract()
                .path("suspended[0]");
        desk(lead, "papers_suffice");
        Map<String, Object> rectify = Map.of("finding", "rectify", "text", "未停", "rectifyBy", soon());
        post(approver, "/" + lead + "/rulings", rectify).statusCode(403).body("type", endsWith("not-heard"));
        post(site, "/" + lead + "/explanations/" + explanation + "/answer", Map.of("decision", "accept", "reason", "x"))
                .statusCode(403);
        post(operator, "/" + lead + "/explanations/" + explanation + "/answer", Map.of("decision", "maybe"))
                .statusCode(422);
        post(
                        operator,
                        "/" + lead + "/explanations/" + explanation + "/answer",
                        Map.of("decision", "refuse", "reason", "一厂一策可安全停窑"))
                .statusCode(201)
                .body("suspended", hasSize(0));
        post(operator, "/" + lead + "/rulings", rectify).statusCode(403).body("type", endsWith("same-person"));
        post(approver, "/" + lead + "/rulings", rectify).statusCode(201).body("status", equalTo("ruled"));
        post(site, "/" + lead + "/rectifications", Map.of("text", "已停")).statusCode(201);
        post(operator, "/" + lead + "/rectifications/check", Map.of("decision", "accept", "reason", "电量降至待机"))
                .statusCode(201);
    }

    @Test
    void aTransferHasAWholeCaseFileAndAnAppealAnotherPerson() {
        String lead = lead("verdict");
        desk(lead, "papers_suffice");
        post(site, "/" + lead + "/explanations", Map.of("reason", "waived")).statusCode(201);
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("committedOn", "2026-11-21");
        file.put("act", "order_refused");
        Map<String, Object> ruling = new LinkedHashMap<>();
        ruling.put("finding", "transfer");
        ruling.put("text", "拒不停产");
        ruling.put("caseFile", file);
        post(approver, "/" + lead + "/rulings", ruling)
                .statusCode(422)
                .body("errors.pointer", hasItem("/caseFile/deviceReviewed"))
                .body("errors.pointer", hasItem("/caseFile/noFault"));
        Map<String, Object> proven = Map.of("holds", true, "proof", "卷 1");
        file.put("deviceReviewed", proven);
        file.put("dataMarked", proven);
        file.put("served", proven);
        file.put("first", true);
        file.put("minor", false);
        file.put("corrected", false);
        file.put("noFault", Map.of("shown", true, "text", "停电证明"));
        post(approver, "/" + lead + "/rulings", ruling)
                .statusCode(422)
                .body("errors.pointer", contains("/caseFile/noFault/shown"));
        file.put("noFault", Map.of("shown", false, "text", "未提交"));
        file.put("clause", "air-121");
        post(approver, "/" + lead + "/rulings", ruling)
                .statusCode(422)
                .body("errors[0].expected", equalTo("one of [code-1134]"));
        file.put("clause", "code-1134");
        ruling.put("grade", "D");
        post(approver, "/" + lead + "/rulings", ruling).statusCode(422).body("errors[0].pointer", equalTo("/grade"));
        ruling.remove("grade");
        post(approver, "/" + lead + "/rulings", ruling)
                .statusCode(201)
                .body("status", equalTo("ruled"))
                .body("appealUntil", notNullValue())
                .body("namePublic", equalTo(false))
                .body("acts[-1].caseFile.fine.to", equalTo(100000))
                .body("acts[-1].caseFile.doubts", contains("certainty_open"))
                .body("acts[-1].caseFile.heard", hasSize(1));
        String appeal = post(site, "/" + lead + "/appeals", Map.of("text", "电表有误"))
                .statusCode(201)
                .body("status", equalTo("appealed"))
                .extract()
                .path("acts[-1].appeal");
        Map<String, Object> reverse =
                Map.of("decision", "reverse", "finding", "device_at_fault", "reason", "互感器倍率录入错误");
        post(approver, "/" + lead + "/appeals/" + appeal + "/decision", reverse)
                .statusCode(403)
                .body("type", endsWith("same-person"));
        String second = signedIn.key(CITY, null, Role.APPROVER);
        post(second, "/" + lead + "/appeals/" + appeal + "/decision", reverse)
                .statusCode(201)
                .body("status", equalTo("closed"))
                .body("finding", equalTo("device_at_fault"));
        post(
                        second,
                        "/" + lead + "/effective-decision",
                        Map.of(
                                "documentNumber",
                                "环罚1号",
                                "body",
                                "某局",
                                "servedAt",
                                Instant.now().minusSeconds(60).toString(),
                                "effectiveAt",
                                Instant.now().toString()))
                .statusCode(409);
        with(second)
                .get("/api/v1/leads/reversals")
                .then()
                .statusCode(200)
                .body("items.find { it.reversed > 0 }.appealsDecided", equalTo(1));
        with(operator)
                .get("/api/v1/leads/" + lead + "/clauses?act=over_limit&on=2026-08-14")
                .then()
                .statusCode(200)
                .body("candidates.clause.id", contains("air-99-limit"));
    }
}
