package io.qinglan.report;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.warning.Desk;

import static io.qinglan.authority.SignedIn.with;
import static io.qinglan.report.DailyReportOverHttpTest.cells;
import static io.qinglan.report.DailyReportOverHttpTest.text;
import static io.qinglan.warning.Desk.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** What goes upwards during a response and what is learned after it, without a figure typed in. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class UpwardAndEvaluationOverHttpTest {

    private static final String FORM = "sections[0].figures.find { it.id == '%s' }";

    @Inject
    EpisodeCity episode;

    @Inject
    Desk desk;

    @Inject
    DataSource database;

    private static String upward(String key, String response, String event) {
        return with(key)
                .get("/api/v1/reports/upward?response=" + response + "&event=" + event)
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
    }

    private static Map<String, Object> proof() {
        Map<String, Object> proof = new HashMap<>();
        proof.put("channel", "provincial_platform");
        proof.put("to", "省生态环境厅值班室");
        proof.put("receiptNumber", "R-17");
        proof.put("evidence", "平台回执截图 17");
        return proof;
    }

    @Test
    void aReportIsDueFilledHandedOverAndKeptAsItWas() throws IOException {
        EpisodeCity.Lived lived = episode.live();
        String operator = lived.city().operator();
        String list = "/api/v1/reports/upward?area=" + lived.code();
        with(operator)
                .get(list)
                .then()
                .statusCode(200)
                .body("items.event", hasItems("start", "daily"))
                .body("items.find { it.event == 'start' }.due", nullValue())
                .body("items.find { it.event == 'start' }.certainty", equalTo("open"))
                .body("items.find { it.event == 'daily' }.due", notNullValue())
                .body("items.find { it.event == 'daily' }.state", equalTo("open"));
        String daily = upward(operator, lived.response(), "daily");
        String address = "/api/v1/reports/upward/" + daily;
        with(operator)
                .get(address)
                .then()
                .statusCode(200)
                .body(String.format(FORM, "orders.orders") + ".value", equalTo(3))
                .body(String.format(FORM, "orders.served") + ".value", equalTo(0))
                .body(String.format(FORM, "status.level") + ".value.zh", equalTo("橙色"))
                .body(String.format(FORM, "compliance.met") + ".unavailable.zh", notNullValue());
        with(lived.city().auditor())
                .body(proof())
                .post(address + "/submissions")
                .then()
                .statusCode(403);
        with(desk.city().operator()).get(address).then().statusCode(404);
        with(operator)
                .body(Map.of("channel", "x"))
                .post(address + "/submissions")
                .then()
                .statusCode(422);
        String decision = with(operator)
                .body(proof())
                .post(address + "/submissions")
                .then()
                .statusCode(201)
                .body("version", equalTo(1))
                .body("late", equalTo(false))
                .extract()
                .path("decision");
        with(lived.city().auditor())
                .get("/api/v1/decisions/" + decision)
                .then()
                .statusCode(200)
                .body("record.kind", equalTo("report.submitted"));

        EpisodeCity.serve(
                operator,
                EpisodeCity.order(operator, lived.response(), lived.sites().get(0)),
                now());
        with(operator).get(address).then().body(String.format(FORM, "orders.served") + ".value", equalTo(0));
        with(operator)
                .get(address + "?version=0")
                .then()
                .body(String.format(FORM, "orders.served") + ".value", equalTo(1));
        with(operator)
                .body(proof())
                .post(address + "/submissions")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/reason"));
        Map<String, Object> correction = proof();
        correction.put("reason", "送达数更正");
        with(operator)
                .body(correction)
                .post(address + "/submissions")
                .then()
                .statusCode(201)
                .body("version", equalTo(2));
        with(operator).get(address).then().body(String.format(FORM, "orders.served") + ".value", equalTo(1));
        with(operator).get(address + "?version=3").then().statusCode(404);
        with(operator)
                .get(list + "&state=submitted")
                .then()
                .body("items", hasSize(1))
                .body("items[0].submissions", hasSize(2));
        byte[] pdf = with(operator)
                .get(address + ".pdf")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(text(pdf)).contains("重污染天气应对每日报告", "上一级生态环境主管部门", "UP-DAILY", "已证明送达");
        byte[] xlsx = with(operator)
                .get(address + ".xlsx?version=1")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(cells(xlsx)).contains("UP-DAILY", "已证明送达 service proven");
    }

    /** A window of a test, in one version. */
    private void verdict(String response, String site, String area, int minute, int version, int result)
            throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement series = connection.prepareStatement(
                        "insert into verdict_series (site_order, ordinal, test, about, response, area, site, target)"
                                + " values (?, 1, 'power_stop', '', ?, ?, ?, 'K1') on conflict (site_order, ordinal, test, about)"
                                + " do update set target = excluded.target returning id");
                PreparedStatement verdict = connection.prepareStatement(
                        "insert into verdict (series, start, version, ends, result, weight, confidence, figures, ground, said,"
                                + " known_from, decision) values (?, ?, ?, ?, ?, 0, 3, '{}', 0, 0, ?, ?)")) {
            series.setObject(1, UUID.nameUUIDFromBytes((response + site).getBytes()));
            series.setObject(2, UUID.fromString(response));
            series.setString(3, area);
            series.setString(4, site);
            long id;
            try (ResultSet row = series.executeQuery()) {
                row.next();
                id = row.getLong(1);
            }
            OffsetDateTime start = now().minusSeconds(3600)
                    .truncatedTo(ChronoUnit.HOURS)
                    .plusSeconds(minute * 60L)
                    .atOffset(ZoneOffset.UTC);
            verdict.setLong(1, id);
            verdict.setObject(2, start);
            verdict.setInt(3, version);
            verdict.setObject(4, start.plusMinutes(15));
            verdict.setInt(5, result);
            verdict.setObject(6, start);
            verdict.setObject(7, UUID.randomUUID());
            verdict.executeUpdate();
        }
    }

    @Test
    void windowsAreCountedInTheirLastVersion() throws SQLException {
        EpisodeCity.Lived lived = episode.live();
        String site = lived.sites().get(0);
        verdict(lived.response(), site, lived.code(), 0, 1, 1);
        verdict(lived.response(), site, lived.code(), 0, 2, 0);
        verdict(lived.response(), site, lived.code(), 15, 1, 1);
        verdict(lived.response(), site, lived.code(), 30, 1, 2);
        with(lived.city().operator())
                .get("/api/v1/responses/" + lived.response() + "/evaluation")
                .then()
                .statusCode(200)
                .body(figure("compliance", "met") + ".value", equalTo(1))
                .body(figure("compliance", "not_met") + ".value", equalTo(1))
                .body(figure("compliance", "not_assessable") + ".value", equalTo(1))
                .body(table("compliance", "tests") + ".rows[0].test", equalTo("power_stop"));
    }

    @Test
    void theEvaluationOfAnEpisodeComesOutOfTheRecords() throws IOException {
        EpisodeCity.Lived lived = episode.live();
        String operator = lived.city().operator();
        String first =
                EpisodeCity.order(operator, lived.response(), lived.sites().get(0));
        EpisodeCity.serve(operator, first, now());
        episode.answer(lived.sites().get(0), first, Map.of("answer", "cannot", "reason", "炉体须保温"));
        desk.change(
                lived.city(), lived.warning(), Map.of("to", "lifted", "reason", "空气质量好转", "override", Desk.override()));
        follow(lived);
        String address = "/api/v1/responses/" + lived.response() + "/evaluation";
        with(operator)
                .get(address)
                .then()
                .statusCode(200)
                .body("about.due", notNullValue())
                .body(figure("timeliness", "upward") + ".value", greaterThan(2))
                .body(figure("orders", "orders") + ".value", equalTo(3))
                .body(figure("reductions", "obligation_NOx") + ".value", notNullValue())
                .body(figure("reductions", "obligation_NOx") + ".certainty", equalTo("inferred"))
                .body(figure("reductions", "measured_NOx") + ".unavailable.zh", notNullValue())
                .body(figure("reductions", "power_NOx") + ".unavailable.zh", notNullValue())
                .body(table("forecast", "days") + ".rows.size()", greaterThan(0))
                .body(table("lessons", "problems") + ".rows.code", hasItems("unserved", "cannot"))
                .body(table("lessons", "changes") + ".rows.why", hasItem("炉体须保温"));
        with(operator)
                .get("/api/v1/reports/upward?response=" + lived.response() + "&event=lift")
                .then()
                .body("items", hasSize(1))
                .body("items[0].due", notNullValue());
        byte[] pdf = with(operator)
                .get(address + ".pdf")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(text(pdf)).contains("重污染天气应急响应评估报告", "问题与修改建议", "炉体须保温", "第264条第二款");
        byte[] xlsx = with(operator)
                .get(address + ".xlsx")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(cells(xlsx))
                .contains("减排量 what was saved", "没有两侧数据都足够的自动监测点位 no stack is known well enough on both sides");
        JsonPath episodeWide = with(operator)
                .get("/api/v1/warnings/" + lived.warning() + "/evaluation")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(episodeWide.getList(table("status", "responses") + ".rows")).hasSize(1);
        with(desk.city().operator()).get(address).then().statusCode(404);
    }

    /** The response follows the lifting of its warning as the program proposes it. */
    static void follow(EpisodeCity.Lived lived) {
        String operator = lived.city().operator();
        Awaitility.await().until(() -> !open(operator, lived.response()).isEmpty());
        String proposal = open(operator, lived.response()).get(0);
        Desk.post(lived.city().approver(), "/api/v1/proposals/" + proposal + "/approval", Map.of("decision", "approve"))
                .statusCode(200);
        Awaitility.await()
                .until(() -> with(operator)
                        .get("/api/v1/orders?status=issued&response=" + lived.response())
                        .jsonPath()
                        .getList("items")
                        .isEmpty());
    }

    private static List<String> open(String operator, String response) {
        return with(operator).get("/api/v1/responses/" + response).jsonPath().getList("open.id");
    }

    static String figure(String section, String id) {
        return "sections.find { it.id == '" + section + "' }.figures.find { it.id == '" + id + "' }";
    }

    static String table(String section, String id) {
        return "sections.find { it.id == '" + section + "' }.tables.find { it.id == '" + id + "' }";
    }
}
