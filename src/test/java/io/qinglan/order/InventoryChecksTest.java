package io.qinglan.order;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;
import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.Emission;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.ListRowFact;
import io.qinglan.fact.obligation.Quantity;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.inventory.Freezes;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.Point;
import io.qinglan.inventory.Points;
import io.qinglan.inventory.Site;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** What a reviewer finds in a list: each finding where it is, and nothing where nothing is wrong. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class InventoryChecksTest {

    @Inject
    SignedIn signedIn;

    @Inject
    Areas areas;

    @Inject
    Inventory inventory;

    @Inject
    Points points;

    @Inject
    Freezes freezes;

    @Inject
    TestCity city;

    @Inject
    Clock clock;

    @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai")
    ZoneId zone;

    private void area(String code) {
        areas.keep(List.of(new Area(code, "审核市" + code, Area.Kind.CITY, null)));
    }

    private void save(String area, Site... sites) {
        inventory.save(List.of(sites), area, "test", null, null);
    }

    private ValidatableResponse findings(String area, String code) {
        return with(signedIn.key(area, null, Role.OPERATOR))
                .get("/api/v1/inventory/checks?size=500&area=" + area + "&code=" + code)
                .then()
                .statusCode(200);
    }

    private static LineFact kiln(String id, String plantCode, boolean stopped, Map<String, BigDecimal> baseline) {
        return new LineFact(
                id,
                id + "号窑",
                plantCode,
                "clinker_kiln",
                BigDecimal.valueOf(5000),
                "t/d",
                Emission.ofKilograms(
                        BigDecimal.valueOf(100),
                        BigDecimal.valueOf(100),
                        BigDecimal.valueOf(100),
                        BigDecimal.valueOf(100)),
                baseline,
                null,
                null,
                stopped);
    }

    private static LineFact kiln(String id) {
        return kiln(id, id, false, Map.of("permit", BigDecimal.valueOf(4800)));
    }

    private static ListRowFact row(String line, String level, Integer limit) {
        Quantity base = new Quantity(BigDecimal.valueOf(4800), "t/d");
        return new ListRowFact(
                line,
                level,
                limit == null ? Action.STOP : Action.LIMIT,
                base,
                limit == null ? null : new Quantity(BigDecimal.valueOf(limit), "t/d"));
    }

    private static Site clinker(String area, String code, String grade, List<LineFact> lines, ListRowFact... rows) {
        return Site.of(
                area,
                SiteFact.of(code, "水泥" + code, "KI15", "clinker", grade, lines).withListRows(List.of(rows)));
    }

    @Test
    void aRowIsWeakerOnlyBelowTheTableAndEqualIsEnough() {
        String area = "611100";
        area(area);
        save(
                area,
                clinker(area, "W-equal", "B", List.of(kiln("K1")), row("K1", "orange", 3840)),
                clinker(area, "W-weaker", "B", List.of(kiln("K1")), row("K1", "orange", 3850)),
                clinker(area, "W-limit-for-stop", "C", List.of(kiln("K1")), row("K1", "orange", 3840)),
                clinker(area, "W-own-choice", "A", List.of(kiln("K1")), row("K1", "orange", 4800)),
                // the table stops one of two at yellow; the row stops the other one: as many
                clinker(
                        area,
                        "W-another-line",
                        "C",
                        List.of(kiln("K1"), kiln("K2")),
                        row("K1", "yellow", 4800),
                        row("K2", "yellow", null)));
        findings(area, "row_weaker_than_table")
                .body("items.site", contains("W-limit-for-stop", "W-weaker"))
                .body("items[0].line", equalTo("K1"))
                .body("items[0].level", equalTo("orange"))
                .body("items[0].severity", equalTo("error"))
                .body("items[0].citation", containsString("340号"))
                .body("items[0].certainty", equalTo("stated"))
                .body("items[1].expected", equalTo("runs at most 80 % of its base"))
                .body("items[1].got", equalTo("may run 80.2 %"));
    }

    @Test
    void theBaseCountsWhatRunsAndEachFurnaceOnce() {
        String area = "611200";
        area(area);
        save(
                area,
                clinker(
                        area,
                        "B-stopped",
                        "C",
                        List.of(kiln("K1", "1#", true, Map.of()), kiln("K2")),
                        row("K1", "red", null)),
                clinker(area, "B-twice", "C", List.of(kiln("K1", "1#", false, null), kiln("K2", "1#", false, null))),
                clinker(
                        area,
                        "B-idle",
                        "C",
                        List.of(kiln("K1", "1#", false, Map.of("previous_year_actual", BigDecimal.ZERO)))),
                clinker(
                        area,
                        "B-high",
                        "C",
                        List.of(kiln("K1", "1#", false, Map.of("permit", BigDecimal.valueOf(4799)))),
                        row("K1", "red", null)));
        findings(area, "base_of_stopped_line")
                .body("items.site", contains("B-stopped"))
                .body("items[0].field", equalTo("status"));
        findings(area, "counted_twice")
                .body("items.site", contains("B-twice"))
                .body("items[0].got", equalTo("also B-twice/K1"));
        findings(area, "no_output_last_year").body("items.site", contains("B-idle"));
        findings(area, "row_base_above_baseline")
                .body("items.site", contains("B-high"))
                .body("items[0].expected", equalTo("at most 4799 t/d"));
    }

    @Test
    void gradesFitTheirSchemeAndThePublishedList() {
        String area = "611300";
        area(area);
        List<LineFact> lines = List.of(kiln("K1"));
        save(
                area,
                clinker(area, "G-odd", "leading", lines),
                clinker(area, "G-none", null, lines),
                clinker(area, "G-half", "B-", lines),
                clinker(area, "G-differs", "B", lines),
                Site.of(area, SiteFact.of("G-where-none", "塑料卷材", "KI22", "plastic_membrane", "B", lines)),
                Site.of(area, SiteFact.of("G-normal", "塑料卷材二", "KI22", "plastic_membrane", null, lines)),
                Site.of(
                        area,
                        new SiteFact(
                                "G-two",
                                "两业",
                                List.of("KI15", "KI06"),
                                "clinker",
                                "B",
                                true,
                                null,
                                lines,
                                null,
                                null,
                                null,
                                null,
                                null)));
        String csv = "厂区编码,行业类型,绩效等级,公布日期,文件\n" + "G-differs,KI15,C,2026-09-30,公告1号\nG-two,KI15,B,2026-09-30,公告1号\n";
        String operator = signedIn.key(area, null, Role.OPERATOR);
        with(operator)
                .contentType("text/csv")
                .body((csv + "G-two,KI06,C,2026-13-30,\nG-nobody,KI06,C,2026-09-30,\n")
                        .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/areas/" + area + "/grades/published")
                .then()
                .statusCode(422)
                .body("errors.line", contains(4, 5));
        with(operator)
                .contentType("text/csv")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/areas/" + area + "/grades/published")
                .then()
                .statusCode(201);
        findings(area, "grade_not_in_scheme").body("items.site", contains("G-odd"));
        findings(area, "grade_missing").body("items.site", contains("G-none"));
        findings(area, "grade_where_none").body("items.site", contains("G-where-none"));
        findings(area, "grade_differs_from_published")
                .body("items.site", contains("G-differs"))
                .body("items[0].expected", containsString("C"));
        findings(area, "grade_unpublished")
                .body("items.site", contains("G-two"))
                .body("items[0].expected", containsString("KI06"));
    }

    @Test
    void exactlyTenPercentOfTheCityIsEnough() {
        for (int more = 0; more <= 1; more++) {
            String area = "61140" + more;
            String city = "611" + (4 + more) + "00";
            area(city);
            List<LineFact> nine = new ArrayList<>();
            for (int i = 1; i <= 9; i++) {
                nine.add(kiln("K" + i));
            }
            if (more == 1) {
                nine.add(kiln("K10"));
            }
            save(
                    city,
                    clinker(city, "S-stops-" + area, "D", List.of(kiln("K1"))),
                    clinker(city, "S-chooses-" + area, "A", nine));
            findings(city, "city_share_short")
                    .body("shares.yellow[0].savedPercent", equalTo(more == 0 ? 10.0f : 9.1f))
                    .body("shares.yellow.met", contains(more == 0, more == 0, more == 0, more == 0))
                    .body("items.level", more == 0 ? not(hasItem("yellow")) : hasItem("yellow"))
                    .body("items.level", hasItems("orange", "red"))
                    .body("items[0].citation", notNullValue());
        }
    }

    @Test
    void whoCannotBeReachedOrCheckedIsNamedAndWhoCanIsNot() {
        String area = "611600";
        area(area);
        save(
                area,
                clinker(area, "R-dark", "C", List.of(kiln("K1"))),
                clinker(area, "R-watched", "C", List.of(kiln("K1"))),
                Site.of(area, SiteFact.of("R-other", "大河水泥制品厂", "other", null, null, List.of())));
        Point.Target target = new Point.Target("line", "K1", Point.Relation.SOLE, null, null, null, null);
        points.save(
                new Point(
                        "R-watched-P",
                        "R-watched",
                        Point.Kind.POWER,
                        "一号窑电表",
                        null,
                        List.of(target),
                        null,
                        null,
                        null,
                        null,
                        null),
                "test");
        findings(area, "measure_not_monitored").body("items.site", contains("R-dark"));
        findings(area, "without_contact").body("items", hasSize(3));
        findings(area, "without_consent").body("items", hasSize(3));
        findings(area, "industry_doubtful")
                .body("items.site", contains("R-other"))
                .body("items[0].expected", containsString("KI15"));
        findings(area, "site_without_lines").body("items.site", contains("R-other"));
        findings(area, "industry_absent").body("items.expected", not(hasItem(containsString("KI15"))));
        findings(area, "government_plan_missing").body("items", hasSize(1));
    }

    @Test
    void anExemptionThatEndsWhileAResponseRunsIsNamed() {
        String area = "612100";
        city.found(area, 1);
        city.settle(area);
        String operator = signedIn.key(area, null, Role.OPERATOR);
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        LocalDate last = today.plusDays(4);
        StringBuilder sites = new StringBuilder("site,area,name,industry,flags,exemptDocument,exemptUntil\n");
        List.of(last.minusDays(1), last, last.plusDays(1))
                .forEach(until -> sites.append("E-%s,%s,保障企业,KI15,livelihood,文件,%s\n".formatted(until, area, until)));
        with(operator)
                .contentType("text/csv")
                .body(sites.append("E-open,%s,保障企业,KI15,livelihood,文件,\n".formatted(area))
                        .toString()
                        .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/inventory/imports")
                .then()
                .statusCode(201);
        findings(area, "exemption_ends_in_response").body("items", hasSize(0));

        // to midnight behind its last day
        String response = OwnResponse.draft(
                operator, area, today.plusDays(1).toString(), last.plusDays(1).toString());
        OwnResponse.approve(signedIn.key(area, null, Role.APPROVER), response);
        findings(area, "exemption_ends_in_response")
                .body("items.site", contains("E-" + last.minusDays(1)))
                .body("items[0].severity", equalTo("warning"))
                .body("items[0].field", equalTo("exemptUntil"))
                .body("items[0].expected", containsString(last.toString()))
                .body("items[0].got", containsString("livelihood until " + last.minusDays(1)));
        findings(area, "exemption_ended").body("items", hasSize(0));
    }

    @Test
    void aFindingNamesTheCellOfTheFileThatStatesIt() {
        String area = "612200";
        area(area);
        String operator = signedIn.key(area, null, Role.OPERATOR);
        String sites = take(
                operator,
                "某市清单,,,,,\n厂区编码,企业名称,区划代码,行业类型,绩效等级,sub\n"
                        + "C-one,一厂,612200,KI15,B,clinker\nC-two,二厂,612200,KI15,,clinker\n");
        String lines = take(operator, "厂区编码,生产线编号,工序,日产能,产能单位\nC-two,K1,水泥熟料窑,5000,t/d\nC-one,K1,水泥熟料窑,5000,t/d\n");
        String rows = take(operator, "厂区编码,生产线编号,预警级别,措施,基数,限值,单位\nC-one,K1,红色,限产,5000,4900,t/d\n");

        findings(area, "grade_missing")
                .body("items.site", contains("C-two"))
                .body("items[0].cell", equalTo("E4"))
                .body("items[0].source", equalTo(sites));
        findings(area, "without_contact")
                .body("items.find { it.site == 'C-one' }.cell", equalTo("A3"))
                .body("items.find { it.site == 'C-one' }.source", equalTo(sites));
        findings(area, "measure_not_monitored")
                .body("items.find { it.site == 'C-one' }.source", equalTo(lines))
                .body("items.find { it.site == 'C-one' }.cell", equalTo("B3"));
        findings(area, "row_weaker_than_table")
                .body("items.site", contains("C-one"))
                .body("items[0].cell", equalTo("F2"))
                .body("items[0].source", equalTo(rows));
        findings(area, "government_plan_missing").body("items[0].cell", nullValue());
        String csv = with(operator)
                .get("/api/v1/inventory/checks.csv?area=" + area)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(csv).contains("单元格 cell").contains("E4," + sites);
    }

    private static String take(String operator, String csv) {
        return "/api/v1/inventory/imports/"
                + with(operator)
                        .contentType("text/csv")
                        .body(csv.getBytes(StandardCharsets.UTF_8))
                        .post("/api/v1/inventory/imports")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    @Test
    void aPlanIsMissingOrDiffersOrStopsOnly() {
        String area = "611700";
        area(area);
        save(
                area,
                clinker(area, "P-differs", "B", List.of(kiln("K1")), row("K1", "orange", 3840), row("K1", "red", null)),
                clinker(area, "P-missing", "B", List.of(kiln("K1")), row("K1", "orange", 3840)),
                clinker(area, "P-board", "D", List.of(kiln("K1")), row("K1", "orange", null)),
                clinker(area, "P-draft", "B", List.of(kiln("K1")), row("K1", "orange", 3840)));
        String plan = "{\"title\":\"一厂一策\",\"validFrom\":\"2020-01-01\",\"lines\":[{\"line\":\"K1\",\"measures\":["
                + "{\"level\":\"orange\",\"action\":\"limit\",\"limitTo\":{\"value\":3900,\"unit\":\"t/d\"}},"
                + "{\"level\":\"red\",\"action\":\"stop\"}]}]}";
        String operator = signedIn.key(area, null, Role.OPERATOR);
        String approver = signedIn.key(area, null, Role.APPROVER);
        for (String site : List.of("P-differs", "P-draft")) {
            with(operator)
                    .body(plan)
                    .post("/api/v1/sites/" + site + "/plans")
                    .then()
                    .statusCode(201);
        }
        with(approver)
                .body("{\"act\":\"file\"}")
                .post("/api/v1/sites/P-differs/plans/1/filing")
                .then()
                .statusCode(200);
        findings(area, "plan_differs_from_list")
                .body("items.site", contains("P-differs"))
                .body("items[0].level", equalTo("orange"))
                .body("items[0].expected", equalTo("limit to 3840 t/d"))
                .body("items[0].got", equalTo("limit to 3900 t/d"));
        findings(area, "plan_missing").body("items.site", contains("P-missing"));
        findings(area, "board_only")
                .body("items.site", contains("P-board"))
                .body("items[0].severity", equalTo("information"));
        findings(area, "plan_not_filed").body("items.site", contains("P-draft"));
    }

    @Test
    void anExemptionGrantedShortlyBeforeAResponseIsFlagged() {
        String area = "611800";
        area(area);
        Site plain = clinker(area, "E-late", "C", List.of(kiln("K1")));
        Site old = clinker(area, "E-old", "C", List.of(kiln("K1")));
        save(area, plain, flagged(old));
        save(area, flagged(plain));
        findings(area, "exemption_near_response").body("items", hasSize(0));
        QuarkusTransaction.requiringNew()
                .run(() -> freezes.bound(area, "response", Instant.now().plusSeconds(29L * 86_400)));
        findings(area, "exemption_near_response")
                .body("items.site", contains("E-late"))
                .body("items[0].certainty", equalTo("open"))
                .body("items[0].got", containsString("strategic_emerging"));
    }

    private static Site flagged(Site site) {
        SiteFact facts = site.facts();
        return site.with(new SiteFact(
                facts.id(),
                facts.name(),
                facts.industries(),
                facts.sub(),
                facts.grade(),
                true,
                Set.of("strategic_emerging"),
                facts.lines(),
                null,
                null,
                null,
                null,
                null));
    }

    @Test
    void aSiteSeesItsGapToTheNextGradeIndicatorByIndicator() {
        String area = "611900";
        area(area);
        save(
                area,
                clinker(area, "I-site", "B", List.of(kiln("K1"))),
                clinker(area, "I-other", "B", List.of(kiln("K1"))));
        String operator = signedIn.key(area, null, Role.OPERATOR);
        String site = signedIn.key(null, "I-site", Role.ENTERPRISE);
        with(site)
                .get("/api/v1/sites/I-site/grade-gap")
                .then()
                .statusCode(200)
                .body("noTable", contains("KI15"))
                .body("industries[0].nextGrade", equalTo("A"))
                .body("industries[0].indicators", hasSize(0));
        String csv = "industry,indicator,title,kind,grade,threshold,unit,citation,certainty\n"
                + "KI15,nox,NOx排放浓度,at_most,A,50,mg/m3,某市细则,open\n"
                + "KI15,nox,NOx排放浓度,at_most,B,100,mg/m3,某市细则,open\n"
                + "KI15,clean_transport,清洁运输比例,at_least,A,80,percent,某市细则,open\n"
                + "KI15,clean_transport,清洁运输比例,at_least,B,50,percent,某市细则,open\n"
                + "KI15,dcs,安装DCS,yes,A,,,某市细则,open\n";
        with(operator)
                .contentType("text/csv")
                .body(csv.replace("at_least", "perhaps").getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/areas/" + area + "/grades/indicators")
                .then()
                .statusCode(422)
                .body("errors.line", contains(4, 5));
        with(operator)
                .contentType("text/csv")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/areas/" + area + "/grades/indicators")
                .then()
                .statusCode(201)
                .body("rows", equalTo(5));
        with(site)
                .body("{\"industry\":\"KI15\",\"indicators\":[{\"indicator\":\"nox\",\"value\":50},"
                        + "{\"indicator\":\"clean_transport\",\"value\":49.9}]}")
                .post("/api/v1/sites/I-site/indicators")
                .then()
                .statusCode(200)
                .body("industries[0].weakest", equalTo("C"))
                .body("industries[0].weakestIndicator", equalTo("clean_transport"))
                .body("industries[0].indicators[0].reached", equalTo("A"))
                .body("industries[0].indicators[0].missing", equalTo(0))
                .body("industries[0].indicators[1].asked", equalTo(80))
                .body("industries[0].indicators[1].missing", equalTo(30.1f))
                .body("industries[0].unstated", contains("dcs"))
                .body("industries[0].sourced", equalTo(0));
        with(site)
                .body("{\"industry\":\"KI15\",\"indicators\":[{\"indicator\":\"dust\",\"value\":1}]}")
                .post("/api/v1/sites/I-site/indicators")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/indicators/0/indicator"));
        findings(area, "grade_above_weakest_indicator")
                .body("items.site", contains("I-site"))
                .body("items[0].expected", allOf(containsString("C"), containsString("clean_transport")));
        with(signedIn.key(null, "I-other", Role.ENTERPRISE))
                .get("/api/v1/sites/I-site/grade-gap")
                .then()
                .statusCode(404);
        with(site)
                .get("/api/v1/sites/I-site/checks")
                .then()
                .statusCode(200)
                .body("items.code", hasItems("grade_above_weakest_indicator", "without_contact"))
                .body("items.site", not(hasItem("I-other")));
    }

    @Test
    void findingsComeInPagesAndFilesToThoseOfTheAreaOnly() {
        String area = "612100";
        area(area);
        area("612200");
        save(area, clinker(area, "F-1", "C", List.of(kiln("K1"))), clinker(area, "F-2", "C", List.of(kiln("K1"))));
        String operator = signedIn.key(area, null, Role.OPERATOR);
        String next = with(operator)
                .get("/api/v1/inventory/checks?size=3&area=" + area)
                .then()
                .body("items", hasSize(3))
                .body("sites", equalTo(2))
                .body("counts.code", hasItem("without_contact"))
                .extract()
                .path("next");
        with(operator)
                .queryParam("after", next)
                .get("/api/v1/inventory/checks?size=3&area=" + area)
                .then()
                .body("items", hasSize(3));
        with(operator)
                .get("/api/v1/inventory/checks.csv?area=" + area)
                .then()
                .statusCode(200)
                .body(containsString("without_contact"));
        with(operator).get("/api/v1/inventory/checks.xlsx?area=" + area).then().statusCode(200);
        with(signedIn.key("612200", null, Role.OPERATOR))
                .get("/api/v1/inventory/checks?area=" + area)
                .then()
                .statusCode(403);
        with(operator)
                .get("/api/v1/inventory/checks?area=" + area + "&version=99999")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("?version"));
        with(operator).get("/api/v1/inventory/checks").then().statusCode(422);
    }
}
