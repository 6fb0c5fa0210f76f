package io.qinglan.inventory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

/** The list over HTTP, as a bureau keeps it: template, import, export, differences, codes, freeze, scans. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class InventoryOverHttpTest {

    private static final String INVENTORY = "/api/v1/inventory";
    private static final String SITES = "site,area,name,industry,sub,grade,listStatus,phone\n";
    private static final String POINTS = "site,point,pointKind,name,role,ratedKw\n";

    @Inject
    SignedIn signedIn;

    @Inject
    Areas areas;

    @Inject
    Freezes freezes;

    @BeforeEach
    void areas() {
        for (String code : List.of("138100", "138200", "138300", "138400", "138500", "138600")) {
            areas.keep(List.of(new Area(code, "清单市" + code, Area.Kind.CITY, null)));
        }
    }

    private static Response send(String key, String csv, String query) {
        return with(key)
                .contentType("text/csv")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post(INVENTORY + "/imports" + query);
    }

    private static String row(String site, String area, String name) {
        return site + "," + area + "," + name + ",KI15,clinker,C,,000-0000\n";
    }

    @Test
    void theTemplateIsAWorkbookAndTheExportOfOneTableIsTakenBackUnchanged() throws IOException {
        String operator = signedIn.key("138100", null, Role.OPERATOR);
        byte[] template = with(operator)
                .get(INVENTORY + "/template.xlsx")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(template))) {
            assertThat(workbook.getSheet("厂区")).isNotNull();
            assertThat(workbook.getSheet("监测点位")).isNotNull();
        }
        send(operator, SITES + row("H1-A", "138100", "甲厂"), "")
                .then()
                .statusCode(201)
                .body("added", equalTo(1));
        String csv = with(operator)
                .get(INVENTORY + "/export/sites.csv")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(csv).contains("H1-A");
        send(operator, csv, "")
                .then()
                .statusCode(201)
                .body("unchanged", equalTo(1))
                .body("changed", equalTo(0));
        byte[] whole = with(operator)
                .get(INVENTORY + "/export.xlsx")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        with(operator)
                .contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .body(whole)
                .post(INVENTORY + "/imports?dryRun=true")
                .then()
                .statusCode(200)
                .body("changed", equalTo(0))
                .body("unchanged", equalTo(1));
        with(operator).get(INVENTORY + "/export/nothing.csv").then().statusCode(422);
    }

    @Test
    void aRowCanTakeItsSiteOffTheListAndTheVersionBeforeIsKept() {
        String operator = signedIn.key("138200", null, Role.OPERATOR);
        send(operator, SITES + row("H2-A", "138200", "留厂") + row("H2-B", "138200", "退厂"), "")
                .then()
                .statusCode(201);
        int before = with(operator).get(INVENTORY + "/versions").path("items[0].version");
        send(operator, SITES + "H2-B,,,,,,移出清单,\nH2-X,,,,,,removed,\n", "")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("site"))
                .body("errors.line", contains(3));
        int version = send(operator, SITES + "H2-B,,,,,,移出清单,\n", "")
                .then()
                .statusCode(201)
                .body("changed", equalTo(1))
                .extract()
                .path("version");
        with(operator)
                .get("/api/v1/sites/H2-B")
                .then()
                .body("listed", equalTo(false))
                .body("name", equalTo("退厂"))
                .body("grade", equalTo("C"));
        with(operator)
                .get(INVENTORY + "/versions/" + version + "/differences?against=" + before)
                .then()
                .statusCode(200)
                .body("items.code", contains("H2-B"))
                .body("items[0].fields.field", hasItem("listed"));
        String csv = with(operator).get(INVENTORY + "/export/sites.csv").asString();
        send(operator, csv, "")
                .then()
                .statusCode(201)
                .body("changed", equalTo(0))
                .body("unchanged", equalTo(2));
        // named again as before, it is back
        send(operator, SITES + row("H2-B", "138200", "退厂"), "").then().statusCode(201);
        with(operator).get("/api/v1/sites/H2-B").then().body("listed", equalTo(true));
    }

    @Test
    void pointsStandAmongWhatDiffersBetweenTwoVersions() {
        String operator = signedIn.key("138600", null, Role.OPERATOR);
        String stranger = signedIn.key("138100", null, Role.OPERATOR);
        int sites = send(operator, SITES + row("H6-A", "138600", "测点厂"), "")
                .then()
                .statusCode(201)
                .extract()
                .path("version");
        int points = send(
                        operator, POINTS + "H6-A,H6-E1,power,一号表,incomer,4600\nH6-A,H6-E2,power,二号表,incomer,800\n", "")
                .then()
                .statusCode(201)
                .body("points", equalTo(2))
                .extract()
                .path("version");
        assertThat(points).as("points alone make a version").isGreaterThan(sites);
        int corrected = send(
                        operator, POINTS + "H6-A,H6-E1,power,一号表,incomer,4500\nH6-A,H6-E2,power,二号表,incomer,800\n", "")
                .then()
                .statusCode(201)
                .body("points", equalTo(1))
                .extract()
                .path("version");
        String differences = INVENTORY + "/versions/" + corrected + "/differences";
        with(operator)
                .get(differences)
                .then()
                .statusCode(200)
                .body("items.kind", contains("point"))
                .body("items.code", contains("H6-E1"))
                .body("items[0].change", equalTo("changed"))
                .body("items[0].area", equalTo("138600"))
                .body("items[0].name", equalTo("一号表"))
                .body("items[0].fields.field", contains("power.ratedKw"))
                .body("items[0].fields[0].before", equalTo("4600"))
                .body("items[0].fields[0].after", equalTo("4500"));
        with(operator)
                .get(differences + "?against=" + sites + "&size=1")
                .then()
                .body("items.code", contains("H6-E1"))
                .body("items[0].change", equalTo("added"))
                .body("items[0].fields.find { it.field == 'power.ratedKw' }.after", equalTo("4500"));
        String next = with(operator)
                .get(differences + "?against=" + sites + "&size=1")
                .path("next");
        with(operator)
                .get(differences + "?against=" + sites + "&size=1&after=" + next)
                .then()
                .body("items.code", contains("H6-E2"));
        with(stranger).get(differences).then().statusCode(404);
        send(operator, POINTS + "H6-A,H6-E2,power,二号表,incomer,800.0\n", "")
                .then()
                .statusCode(201)
                .body("points", equalTo(0))
                .body("version", equalTo(corrected));
    }

    @Test
    void aRefusedFileComesBackMarkedAndAnotherCitySeesNothingOfIt() throws IOException {
        String operator = signedIn.key("138300", null, Role.OPERATOR);
        String stranger = signedIn.key("138100", null, Role.OPERATOR);
        String report = send(operator, SITES + "H3-A,138300,丙厂,KI99,,,,\n", "")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("industry"))
                .extract()
                .path("instance");
        assertThat(report).startsWith(INVENTORY + "/imports/");
        byte[] marked = with(operator)
                .get(report + "/marked.xlsx")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(marked))) {
            assertThat(workbook.getNumberOfSheets()).isGreaterThan(1);
        }
        with(stranger).get(report).then().statusCode(404);
        with(stranger).get(report + "/marked.xlsx").then().statusCode(404);
        with(operator)
                .body("{\"area\":\"138300\",\"name\":\"无证厂\"}")
                .post(INVENTORY + "/site-codes")
                .then()
                .statusCode(201)
                .body("site", startsWith("138300L"));
        with(stranger)
                .body("{\"area\":\"138300\",\"name\":\"无证厂\"}")
                .post(INVENTORY + "/site-codes")
                .then()
                .statusCode(403);
    }

    @Test
    void whileFrozenSitesAndPointsAloneWaitForAnotherPerson() {
        String operator = signedIn.key("138400", null, Role.OPERATOR);
        String approver = signedIn.key("138400", null, Role.APPROVER);
        send(operator, SITES + row("H4-A", "138400", "丁厂"), "").then().statusCode(201);
        QuarkusTransaction.requiringNew()
                .run(() ->
                        freezes.bound("138400", UUID.randomUUID().toString(), Instant.parse("2026-11-20T00:00:00Z")));
        send(operator, SITES + row("H4-A", "138400", "丁厂新名"), "")
                .then()
                .statusCode(409)
                .body("type", containsString("list-frozen"));
        String points = "site,point,pointKind,name\nH4-A,H4-P,power,电表\n";
        send(operator, points, "").then().statusCode(409).body("type", containsString("list-frozen"));
        with(operator).get("/api/v1/sites/H4-A/points").then().body("items", hasSize(0));
        String id = send(operator, points, "?reason=meter&document=doc-1")
                .then()
                .statusCode(202)
                .body("status", equalTo("pending"))
                .extract()
                .path("id");
        String decision = "{\"decision\":\"approve\",\"reason\":\"checked\"}";
        with(operator)
                .body(decision)
                .post(INVENTORY + "/imports/" + id + "/approval")
                .then()
                .statusCode(403)
                .body("type", containsString("same-person"));
        with(approver)
                .body(decision)
                .post(INVENTORY + "/imports/" + id + "/approval")
                .then()
                .statusCode(200)
                .body("status", equalTo("taken"));
        with(operator).get("/api/v1/sites/H4-A/points").then().body("items.code", contains("H4-P"));
        with(approver)
                .body(decision)
                .post(INVENTORY + "/imports/" + id + "/approval")
                .then()
                .statusCode(409);
    }

    @Test
    void theScanOfAConsentIsKeptAndReadByItsHashByBureauAndSiteOnly() {
        String operator = signedIn.key("138500", null, Role.OPERATOR);
        send(operator, SITES + row("H5-A", "138500", "戊厂") + row("H5-B", "138500", "己厂"), "")
                .then()
                .statusCode(201);
        String site = signedIn.key(null, "H5-A", Role.ENTERPRISE);
        String other = signedIn.key(null, "H5-B", Role.ENTERPRISE);
        byte[] bytes = "%PDF-1.7 signed".getBytes(StandardCharsets.UTF_8);
        String scan = "{\"name\":\"同意书.pdf\",\"type\":\"application/pdf\",\"content\":\""
                + Base64.getEncoder().encodeToString(bytes) + "\"}";
        String at = "/api/v1/sites/H5-A/service-consent";
        String hash = with(site)
                .body(scan)
                .post(at)
                .then()
                .statusCode(201)
                .body("bytes", equalTo(bytes.length))
                .body("inList", equalTo(false))
                .extract()
                .path("hash");
        String first = with(site).get(at).path("items[0].decision");
        with(operator).body(scan).post(at).then().statusCode(201).body("decision", equalTo(first));
        assertThat(with(operator)
                        .get(at + "/" + hash)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray())
                .isEqualTo(bytes);
        with(operator)
                .get("/api/v1/decisions/" + first)
                .then()
                .statusCode(200)
                .body("record.kind", equalTo("service_consent.kept"))
                .body("record.output.hash", equalTo(hash));
        with(other).get(at).then().statusCode(404);
        with(other).get(at + "/" + hash).then().statusCode(404);
        with(other).body(scan).post(at).then().statusCode(404);
        with(site)
                .body("{\"name\":\"x\",\"type\":\"text/html\",\"content\":\"\"}")
                .post(at)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/type", "/content"));
        send(
                        operator,
                        "site,serviceAddress,electronic,channel,signedBy,signed,scan\nH5-A,某路1号,是,000-0000,某甲,2026-10-01,"
                                + hash + "\n",
                        "")
                .then()
                .log()
                .ifValidationFails()
                .statusCode(201);
        with(site).get(at).then().body("items[0].inList", equalTo(true));
        // the rehearsal tells who cannot be served electronically apart from who cannot be called
        with(operator)
                .body("{\"area\":\"138500\",\"level\":\"orange\",\"from\":\"2099-12-01T00:00:00+08:00\"}")
                .post("/api/v1/rehearsals")
                .then()
                .statusCode(200)
                .body("missingContacts.count", equalTo(0))
                .body("missingConsents.items.site", not(hasItem("H5-A")));
    }
}
