package io.qinglan.order.task;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.awaitility.Awaitility;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;
import io.qinglan.fact.Level;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.Site;
import io.qinglan.response.ResponseChanged;
import io.qinglan.response.ResponseEnded;
import io.qinglan.response.ResponseStarted;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

/** The tasks of departments from the start of a response to its end, through the doors that people use. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class TasksOverHttpTest {

    private static final String DUST =
            "{\"text\":\"全部停工\",\"figures\":{\"sites_checked\":12,\"problems_found\":2,\"problems_corrected\":2},\"evidence\":\"照片 12 张\"}";

    @Inject
    SignedIn signedIn;

    @Inject
    Areas areas;

    @Inject
    Inventory inventory;

    @Inject
    Event<ResponseStarted> started;

    @Inject
    Event<ResponseChanged> changed;

    @Inject
    Event<ResponseEnded> ended;

    private String elsewhere;

    @BeforeEach
    void otherCity() {
        areas.keep(List.of(new Area("449900", "他市", Area.Kind.CITY, null)));
        elsewhere = signedIn.key("449900", null, Role.OPERATOR);
    }

    @Test
    void aResponseGivesEveryDepartmentItsTaskAndALevelChangeMovesThem() {
        String operator = city("440100");
        UUID response = started("440100", Level.YELLOW, Instant.now());
        String media = id(operator, response, "media");
        tasks(operator, response, "issued")
                .getList("items.subject.code")
                .forEach(code -> assertThat(code).isNotNull());
        with(operator)
                .get("/api/v1/tasks?response=" + response)
                .then()
                .statusCode(200)
                .body("items.subject.code", hasItems("dust", "vehicles", "burning", "fireworks", "education", "health"))
                .body("items.find { it.subject.code == 'dust' }.lead.zh", equalTo("住房和城乡建设局"))
                .body("items.find { it.subject.code == 'dust' }.incomplete", hasItem("zones"))
                .body("items.find { it.subject.code == 'dust' }.because.row", equalTo("DT-30"));
        with(elsewhere).get("/api/v1/tasks?response=" + response).then().body("items", hasSize(0));
        with(elsewhere).get("/api/v1/tasks/" + media).then().statusCode(404);
        with(operator).get("/api/v1/tasks?status=lost").then().statusCode(422);

        change(response, "440100", Level.YELLOW, Level.RED);
        with(operator)
                .get("/api/v1/tasks?response=" + response)
                .then()
                .body("items.find { it.because.row == 'DT-30' }.status", equalTo("closed"))
                .body("items.find { it.because.row == 'DT-30' }.how", equalTo("level_changed"))
                .body("items.find { it.because.row == 'DT-32' }.status", equalTo("issued"));
        with(operator)
                .get("/api/v1/tasks/" + media)
                .then()
                .body("level", equalTo("red"))
                .body("status", equalTo("issued"));

        end(response, "440100");
        assertThat(tasks(operator, response, "issued").getList("items")).isEmpty();
        with(operator)
                .get("/api/v1/tasks/" + media)
                .then()
                .body("status", equalTo("closed"))
                .body("how", equalTo("lifted"));
        with(operator)
                .body("{}")
                .post("/api/v1/tasks/" + media + "/receipt")
                .then()
                .statusCode(409);
    }

    @Test
    void aRoundNotedTwiceGivesNothingTwice() {
        String operator = city("440200");
        UUID response = started("440200", Level.ORANGE, Instant.now());
        int given = tasks(operator, response, "issued").getList("items").size();
        fire(response, "440200", Level.ORANGE, Instant.now());
        fire(UUID.nameUUIDFromBytes("after 440200".getBytes()), "440200", Level.ORANGE, Instant.now());
        id(operator, UUID.nameUUIDFromBytes("after 440200".getBytes()), "media");
        assertThat(tasks(operator, response, "issued").getList("items")).hasSize(given);
    }

    @Test
    void aDepartmentAcknowledgesAndReportsWithTheFiguresOfItsForm() {
        String operator = city("440300");
        UUID response = started("440300", Level.ORANGE, Instant.now());
        String dust = id(operator, response, "dust");
        String due = with(operator).get("/api/v1/tasks/" + dust).path("due");
        with(operator)
                .body("{\"text\":\"收到\"}")
                .post("/api/v1/tasks/" + dust + "/receipt")
                .then()
                .statusCode(201)
                .body("unit", equalTo("某局"));
        assertThat(tasks(operator, response, "acknowledged").getList("items.id"))
                .containsExactly(dust);
        with(operator)
                .body("{\"text\":\"\",\"figures\":{\"sites_checked\":-1,\"cars\":3}}")
                .post("/api/v1/tasks/" + dust + "/reports")
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        hasItems(
                                "/text",
                                "/evidence",
                                "/figures/sites_checked",
                                "/figures/problems_found",
                                "/figures/cars"));
        with(elsewhere)
                .body(DUST)
                .post("/api/v1/tasks/" + dust + "/reports")
                .then()
                .statusCode(404);
        with(signedIn.key("440300", null, Role.AUDITOR))
                .body(DUST)
                .post("/api/v1/tasks/" + dust + "/reports")
                .then()
                .statusCode(403);
        with(operator)
                .body(DUST)
                .post("/api/v1/tasks/" + dust + "/reports")
                .then()
                .statusCode(201)
                .body("late", equalTo(false));
        with(operator)
                .get("/api/v1/tasks/" + dust)
                .then()
                .body("status", equalTo("reported"))
                .body("answers.kind", equalTo(List.of("receipt", "report")))
                .body("due", not(equalTo(due)));
    }

    @Test
    void whatIsNotReportedInTimeIsOverdueAndStandsOnTheSheets() throws Exception {
        String operator = city("440400");
        UUID response = started("440400", Level.ORANGE, Instant.now().minus(Duration.ofHours(30)));
        String dust = id(operator, response, "dust");
        assertThat(tasks(operator, response, "overdue").getList("items.id")).contains(dust);
        assertThat(tasks(operator, response, "issued").getList("items.id")).doesNotContain(dust);
        with(operator)
                .body(DUST)
                .post("/api/v1/tasks/" + dust + "/reports")
                .then()
                .body("late", equalTo(true));
        assertThat(tasks(operator, response, "overdue").getList("items.id")).doesNotContain(dust);

        String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
        String query = "?area=440400&date=" + today;
        JsonPath week = with(operator)
                .get("/api/v1/dispatch-sheets/week" + query)
                .then()
                .statusCode(200)
                .body("areaName", equalTo("任务市440400"))
                .body("overdue.lead.code", hasItem("public_security"))
                .extract()
                .jsonPath();
        Map<String, Object> row = week.getMap("departments.find { it.subject.code == 'dust' }");
        assertThat(row)
                .containsEntry("reports", 1)
                .containsEntry("lateReports", 1)
                .containsEntry("overdue", 0)
                .containsEntry("figures", Map.of("sites_checked", 12, "problems_found", 2, "problems_corrected", 2));
        with(operator)
                .get("/api/v1/dispatch-sheets/month.csv" + query)
                .then()
                .statusCode(200)
                .body(containsString("检查单位数 12"))
                .body(containsString("住房和城乡建设局"));
        byte[] book = with(operator)
                .get("/api/v1/dispatch-sheets/week.xlsx" + query)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(book))) {
            assertThat(workbook.getSheets().map(sheet -> sheet.getName())).hasSize(2);
            assertThat(workbook.getFirstSheet().read().get(2).getCellText(0)).contains("牵头部门");
        }
        with(elsewhere).get("/api/v1/dispatch-sheets/week" + query).then().statusCode(403);
        with(operator).get("/api/v1/dispatch-sheets/year" + query).then().statusCode(404);
        with(operator).get("/api/v1/dispatch-sheets/week?area=1").then().statusCode(422);
    }

    @Test
    void zonesRoundNamedStationsNameTheSitesInside() {
        String operator = city("440500");
        inventory.save(
                List.of(at("440500-NEAR", 114.5100, 38.0400), at("440500-FAR", 114.6000, 38.0400)),
                "440500",
                "test",
                null,
                null);
        String zone =
                "{\"area\":\"440500\",\"station\":\"1036A\",\"name\":\"世纪公园\",\"longitude\":114.5,\"latitude\":38.04,\"radiusMetres\":%s,\"basis\":\"某市扬尘管控方案\"}";
        with(operator)
                .body(zone.formatted("0"))
                .post("/api/v1/task-zones")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/radiusMetres"));
        with(elsewhere)
                .body(zone.formatted("1000"))
                .post("/api/v1/task-zones")
                .then()
                .statusCode(403);
        with(operator)
                .body(zone.formatted("500"))
                .post("/api/v1/task-zones")
                .then()
                .statusCode(201)
                .body("sites", hasSize(0));
        with(operator)
                .body(zone.formatted("1000"))
                .post("/api/v1/task-zones")
                .then()
                .statusCode(201)
                .body("version", equalTo(2))
                .body("sites", equalTo(List.of("440500-NEAR")));
        with(operator).get("/api/v1/task-zones?area=440500").then().body("items", hasSize(1));
        UUID response = started("440500", Level.ORANGE, Instant.now());
        with(operator)
                .get("/api/v1/tasks/" + id(operator, response, "dust"))
                .then()
                .body("zones[0].radiusMetres", equalTo(1000))
                .body("zones[0].sites", equalTo(List.of("440500-NEAR")))
                .body("incomplete", hasSize(0));
    }

    private String city(String code) {
        areas.keep(List.of(new Area(code, "任务市" + code, Area.Kind.CITY, null)));
        return signedIn.key(code, null, Role.OPERATOR);
    }

    private static Site at(String code, double longitude, double latitude) {
        SiteFact facts = SiteFact.of(code, code, "KI15", "clinker", "B", List.of());
        return new Site("440500", null, null, null, null, null, longitude, latitude, facts);
    }

    private UUID started(String city, Level level, Instant at) {
        UUID response = UUID.nameUUIDFromBytes(("tasks of " + city).getBytes());
        fire(response, city, level, at);
        id(signedIn.key(city, null, Role.OPERATOR), response, "media");
        return response;
    }

    private void fire(UUID response, String city, Level level, Instant at) {
        QuarkusTransaction.requiringNew()
                .run(() -> started.fire(new ResponseStarted(response, 1, city, level, at, null, false)));
    }

    private void change(UUID response, String city, Level from, Level to) {
        QuarkusTransaction.requiringNew()
                .run(() -> changed.fire(
                        new ResponseChanged(response, 2, city, from, to, "upgrade", Instant.now(), null, false)));
        String operator = signedIn.key(city, null, Role.OPERATOR);
        await(() -> with(operator)
                .get("/api/v1/tasks?response=" + response)
                .jsonPath()
                .getList("items.level")
                .contains(to.code()));
    }

    private void end(UUID response, String city) {
        QuarkusTransaction.requiringNew()
                .run(() -> ended.fire(new ResponseEnded(response, 3, city, "lifted", Instant.now(), false)));
        String operator = signedIn.key(city, null, Role.OPERATOR);
        await(() -> tasks(operator, response, "issued").getList("items").isEmpty());
    }

    /** The task of a subject, once it is there. */
    private static String id(String key, UUID response, String subject) {
        String query = "/api/v1/tasks?subject=" + subject + "&response=" + response;
        await(() -> !with(key).get(query).jsonPath().getList("items").isEmpty());
        return with(key).get(query).path("items[0].id");
    }

    private static JsonPath tasks(String key, UUID response, String status) {
        return with(key)
                .get("/api/v1/tasks?size=100&response=" + response + "&status=" + status)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(condition);
    }
}
