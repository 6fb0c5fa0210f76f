package io.qinglan.report;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Role;
import io.qinglan.warning.Desk;

import static io.qinglan.authority.SignedIn.with;
import static io.qinglan.report.DailyReportOverHttpTest.cells;
import static io.qinglan.report.DailyReportOverHttpTest.text;
import static io.qinglan.report.UpwardAndEvaluationOverHttpTest.figure;
import static io.qinglan.report.UpwardAndEvaluationOverHttpTest.table;
import static io.qinglan.warning.Desk.now;
import static io.qinglan.warning.Desk.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

/** The season's account, the rankings and the bulletin, over days of a season that is over. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class SeasonOverHttpTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 12, 10);

    @Inject
    Desk desk;

    @Inject
    EpisodeCity episode;

    /** So many days of one value each, from a day on. */
    private static void observe(String feed, String area, String station, LocalDate from, int... pm25) {
        List<Map<String, Object>> hours = new ArrayList<>();
        for (int day = 0; day < pm25.length; day++) {
            Instant begin = from.plusDays(day).atStartOfDay(EpisodeCity.ZONE).toInstant();
            for (int hour = 0; hour < 24; hour++) {
                Map<String, Object> one = new HashMap<>();
                one.put("at", begin.plus(Duration.ofHours(hour)).toString());
                one.put("pm25", pm25[day] + hour % 2);
                one.put("pm10", pm25[day] + 20 + hour % 2);
                one.put("so2", 10 + hour % 2);
                one.put("no2", 40 + hour % 2);
                one.put("co", 1.0 + hour % 2);
                one.put("o3", 50 + hour % 2);
                hours.add(one);
            }
        }
        Map<String, Object> body = new HashMap<>();
        body.put("area", area);
        body.put("hours", hours);
        if (station != null) {
            body.put("station", station);
        }
        post(feed, "/api/v1/observations", body).statusCode(201);
    }

    private static Map<String, Object> target(
            String area, String subject, String indicator, Object value, Integer tier) {
        Map<String, Object> target = new HashMap<>();
        target.put("area", area);
        target.put("kind", "area");
        target.put("subject", subject);
        target.put("indicator", indicator);
        target.put("value", value);
        target.put("tier", tier);
        target.put("document", "市攻坚办〔2024〕9号");
        return target;
    }

    @Test
    void theAccountSaysWhatTheAirCameToAndWhatIsLeft() throws IOException {
        Desk.City city = desk.city();
        String feed = desk.key(city.code(), Role.FEED);
        observe(feed, city.code(), null, FIRST, 100, 180, 200);
        observe(feed, city.code(), null, FIRST.minusYears(1), 120, 220, 240);
        String address = "/api/v1/seasons/2024-2025";
        post(city.operator(), address + "/targets", target(city.code(), city.code(), "pm25", 170, null))
                .statusCode(201)
                .body("version", equalTo(1));
        post(city.operator(), address + "/targets", target(city.code(), city.code(), "heavy_days", 5, null))
                .statusCode(201);
        post(city.operator(), address + "/targets", target(city.code(), city.code(), "fire_point_cost", 2, null))
                .statusCode(201);
        post(city.operator(), address + "/targets", target(city.code(), city.code(), "weather", -1, 7))
                .statusCode(422)
                .body("errors.pointer", hasItem("/indicator"))
                .body("errors.pointer", hasItem("/value"))
                .body("errors.pointer", hasItem("/tier"));
        post(city.auditor(), address + "/targets", target(city.code(), city.code(), "pm25", 1, null))
                .statusCode(403);
        Map<String, Object> dust = new HashMap<>();
        dust.put("area", city.code());
        dust.put("kind", "dust_day");
        dust.put("day", FIRST.plusDays(2).toString());
        dust.put("document", "省站沙尘认定 12-12");
        post(city.operator(), address + "/records", dust).statusCode(201);
        with(city.auditor())
                .get(address + "?area=" + city.code())
                .then()
                .statusCode(200)
                .body(figure("account", "days") + ".value", equalTo(3))
                .body(figure("account", "pm25") + ".value", equalTo(160.5f))
                .body(figure("account", "pm25_without_dust") + ".value", equalTo(140.5f))
                .body(figure("account", "pm25_target") + ".value", equalTo(170))
                .body(figure("account", "pm25_room") + ".value", nullValue())
                .body(figure("account", "heavy_days") + ".value", equalTo(2))
                .body(figure("account", "heavy_days_dust") + ".value", equalTo(1))
                .body(figure("account", "heavy_days_without_dust") + ".value", equalTo(1))
                .body(figure("account", "heavy_days_room") + ".value", equalTo(3))
                .body(figure("account", "dustfall") + ".unavailable.zh", notNullValue())
                .body(figure("account", "composite") + ".unavailable.en", containsString("limits"))
                .body(table("yoy", "pollutants") + ".rows.find { it.pollutant == 'PM2.5' }.change", equalTo(-17.2f))
                .body(figure("fires", "used") + ".value", equalTo(0))
                .body(figure("fires", "budget") + ".unavailable.en", notNullValue());
        with(city.auditor())
                .get("/api/v1/seasons/2024-2026?area=" + city.code())
                .then()
                .statusCode(404);
        with(desk.city().operator())
                .get(address + "?area=" + city.code())
                .then()
                .statusCode(403);
        byte[] pdf = with(city.auditor())
                .get(address + ".pdf?area=" + city.code())
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(text(pdf)).contains("秋冬季空气质量账", "160.5", "扣沙尘天", "市攻坚办〔2024〕9号");
    }

    @Test
    void countiesAndStationsAreRankedInTheirTiersAgainstTheirOwnTargets() throws IOException {
        Desk.City city = desk.city();
        String feed = desk.key(city.code(), Role.FEED);
        observe(feed, city.county(), null, FIRST, 90, 110);
        observe(feed, city.code(), "乡镇甲", FIRST, 80, 80);
        observe(feed, city.code(), "乡镇乙", FIRST, 60, 60);
        post(city.operator(), "/api/v1/seasons/2024-2025/targets", target(city.code(), city.county(), "pm25", 134, 2))
                .statusCode(201);
        String address = "/api/v1/rankings?area=" + city.code() + "&from=" + FIRST + "&to=" + FIRST.plusDays(1);
        with(city.operator())
                .get(address)
                .then()
                .statusCode(200)
                .body(table("air", "counties") + ".rows", hasSize(1))
                .body(table("air", "counties") + ".rows[0].tier", equalTo(2))
                .body(table("air", "counties") + ".rows[0].rank", equalTo(1))
                .body(table("air", "counties") + ".rows[0].pm25", equalTo(100.5f))
                .body(table("air", "counties") + ".rows[0].share", equalTo(75.0f))
                .body(table("air", "townships") + ".rows.name", equalTo(List.of("乡镇乙", "乡镇甲")))
                .body(table("air", "townships") + ".rows.rank", equalTo(List.of(1, 2)))
                .body(table("conduct", "sites") + ".rows", hasSize(0));
        with(city.operator())
                .get("/api/v1/rankings?area=" + city.code() + "&from=2025-02-01&to=2025-01-01")
                .then()
                .statusCode(422);
        byte[] xlsx = with(city.operator())
                .get(address.replace("rankings?", "rankings.xlsx?"))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(cells(xlsx)).contains("乡镇甲", "占目标 of the target (%)");
    }

    @Test
    void aBulletinIsDraftedByOneIssuedByAnotherAndNamesNobodyBeforeADecisionHolds() throws IOException {
        EpisodeCity.Lived lived = episode.live();
        Desk.City city = lived.city();
        String late = EpisodeCity.order(
                city.operator(), lived.response(), lived.sites().get(1));
        EpisodeCity.serve(city.operator(), late, now().minus(Duration.ofHours(3)));
        Map<String, Object> body = Map.of(
                "area", city.code(),
                "from", now().minus(Duration.ofDays(1)).toString(),
                "until", now().plusSeconds(1).toString());
        with(city.auditor()).body(body).post("/api/v1/bulletins").then().statusCode(403);
        String id = with(city.operator())
                .body(body)
                .post("/api/v1/bulletins")
                .then()
                .statusCode(201)
                .body("state", equalTo("draft"))
                .extract()
                .path("id");
        String address = "/api/v1/bulletins/" + id;
        with(city.operator()).post(address + "/issue").then().statusCode(403);
        with(desk.key(city.code(), Role.OPERATOR, Role.APPROVER))
                .body(Map.of())
                .post(address + "/issue")
                .then()
                .statusCode(200)
                .body("state", equalTo("issued"))
                .body("number", endsWith("-1"));
        with(city.approver()).post(address + "/issue").then().statusCode(409);
        with(city.auditor())
                .get(address)
                .then()
                .statusCode(200)
                .body(
                        "about.number",
                        startsWith(String.valueOf(EpisodeCity.today().getYear())))
                .body(figure("orders", "late") + ".value", equalTo(1))
                .body(table("compliance", "effective") + ".rows", hasSize(0));
        with(city.auditor())
                .get("/api/v1/bulletins?area=" + city.code() + "&state=issued")
                .then()
                .body("items.id", hasItem(id));
        with(desk.city().operator()).get(address).then().statusCode(404);
        String page = with(city.auditor())
                .get(address + ".html")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(page).contains("重污染天气应对工作通报").doesNotContain(lived.sites().get(1));
        byte[] pdf = with(city.auditor())
                .get(address + ".pdf")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(text(pdf)).contains("企业名称只在处理决定生效后出现");
        with(city.auditor()).get("/api/v1/bulletins?state=lost").then().statusCode(422);
        assertThat(with(city.auditor()).get(address).jsonPath().getList("sections.id"))
                .isNotEmpty();
        with(city.auditor()).get(address).then().body("sections.tables.flatten().id", not(hasItem("late_sites")));
    }
}
