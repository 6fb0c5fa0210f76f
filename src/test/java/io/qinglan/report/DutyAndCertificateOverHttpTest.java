package io.qinglan.report;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;
import io.qinglan.warning.Desk;

import static io.qinglan.authority.SignedIn.with;
import static io.qinglan.report.DailyReportOverHttpTest.cells;
import static io.qinglan.report.DailyReportOverHttpTest.text;
import static io.qinglan.report.UpwardAndEvaluationOverHttpTest.figure;
import static io.qinglan.report.UpwardAndEvaluationOverHttpTest.table;
import static io.qinglan.warning.Desk.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

/** Who is on duty, how the desk passes from one to the next, and what a site can show after it was lifted. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class DutyAndCertificateOverHttpTest {

    @Inject
    EpisodeCity episode;

    @Inject
    Desk desk;

    @Inject
    SignedIn signedIn;

    private static Map<String, Object> shift(String area) {
        Map<String, Object> shift = new HashMap<>();
        shift.put("area", area);
        shift.put("start", now().minus(Duration.ofHours(1)).toString());
        shift.put("end", now().plus(Duration.ofHours(11)).toString());
        shift.put("duty", "officer");
        shift.put("person", "李值班");
        shift.put("phone", "0371-12345");
        return shift;
    }

    @Test
    void aRosterIsKeptInVersionsAndPrinted() throws IOException {
        Desk.City city = desk.city();
        with(city.auditor())
                .body(shift(city.code()))
                .post("/api/v1/roster")
                .then()
                .statusCode(403);
        with(desk.city().operator())
                .body(shift(city.code()))
                .post("/api/v1/roster")
                .then()
                .statusCode(403);
        Map<String, Object> wrong = shift(city.code());
        wrong.put("end", wrong.get("start"));
        wrong.put("duty", "boss");
        with(city.operator())
                .body(wrong)
                .post("/api/v1/roster")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/end"))
                .body("errors.pointer", hasItem("/duty"));
        String id = with(city.operator())
                .body(shift(city.code()))
                .post("/api/v1/roster")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String address = "/api/v1/roster?area=" + city.code();
        with(city.auditor())
                .get(address)
                .then()
                .statusCode(200)
                .body(table("roster", "shifts") + ".rows", hasSize(1))
                .body(table("roster", "shifts") + ".rows[0].duty.zh", equalTo("值班员"));
        byte[] pdf = with(city.auditor())
                .get("/api/v1/roster.pdf?area=" + city.code())
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(text(pdf)).contains("重污染天气应对值班表", "李值班", "0371-12345");
        Map<String, Object> off = shift(city.code());
        off.put("cancelled", true);
        with(city.operator()).body(off).put("/api/v1/roster/" + id).then().statusCode(428);
        with(city.operator())
                .header("If-Match", "\"7\"")
                .body(off)
                .put("/api/v1/roster/" + id)
                .then()
                .statusCode(412);
        with(city.operator())
                .header("If-Match", "\"1\"")
                .body(off)
                .put("/api/v1/roster/" + id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""));
        with(city.auditor()).get(address).then().body(table("roster", "shifts") + ".rows", hasSize(0));
        with(desk.city().operator()).get("/api/v1/roster/" + id).then().statusCode(404);
    }

    @Test
    void theDeskIsGivenAsItStandsAndTakenByAnotherPerson() throws IOException {
        EpisodeCity.Lived lived = episode.live();
        Desk.City city = lived.city();
        String served = EpisodeCity.order(
                city.operator(), lived.response(), lived.sites().get(0));
        EpisodeCity.serve(city.operator(), served, now());
        desk.propose(desk.city(), "yellow", now().plusSeconds(86_400), null, false);
        String id = with(city.operator())
                .body(Map.of("area", city.code(), "note", "一号站午后校准"))
                .post("/api/v1/handovers")
                .then()
                .statusCode(201)
                .body("state", equalTo("given"))
                .extract()
                .path("id");
        String address = "/api/v1/handovers/" + id;
        with(city.second())
                .get(address)
                .then()
                .statusCode(200)
                .body("about.note", equalTo("一号站午后校准"))
                .body(figure("desk", "unserved") + ".value", equalTo(2))
                .body(table("desk", "unserved") + ".rows", hasSize(2))
                .body(figure("desk", "proposals") + ".value", equalTo(0))
                .body(
                        table("desk", "clocks") + ".rows.findAll { it.what.en == 'receipt of a site' }.subject",
                        hasItem(lived.sites().get(0)))
                .body(
                        table("desk", "clocks") + ".rows.findAll { it.what.en == 'upward report' }.due[0]",
                        endsWith("T10:00:00+08:00"))
                .body(
                        table("desk", "clocks") + ".rows.findAll { it.what.en == 'report of a department' }.size()",
                        notNullValue());
        with(city.operator())
                .body("{}")
                .post(address + "/signature")
                .then()
                .statusCode(403)
                .body("type", endsWith("same-person"));
        with(city.auditor()).body("{}").post(address + "/signature").then().statusCode(403);
        with(desk.city().operator())
                .body("{}")
                .post(address + "/signature")
                .then()
                .statusCode(404);
        String decision = with(city.second())
                .body(Map.of("note", "已逐项核对"))
                .post(address + "/signature")
                .then()
                .statusCode(200)
                .body("state", equalTo("taken"))
                .extract()
                .path("takenDecision");
        with(city.auditor())
                .get("/api/v1/decisions/" + decision)
                .then()
                .statusCode(200)
                .body("record.kind", equalTo("handover.taken"));
        with(city.second()).body("{}").post(address + "/signature").then().statusCode(409);
        EpisodeCity.serve(
                city.operator(),
                EpisodeCity.order(
                        city.operator(), lived.response(), lived.sites().get(1)),
                now());
        with(city.second()).get(address).then().body(figure("desk", "unserved") + ".value", equalTo(2));
        with(city.auditor())
                .get("/api/v1/handovers?area=" + city.code())
                .then()
                .body("items", hasSize(1))
                .body("items[0].taker", notNullValue());
        byte[] pdf = with(city.second())
                .get(address + ".pdf")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(text(pdf)).contains("值班交接班记录", "未证明送达的指令", lived.sites().get(1), "在走的时钟");
        byte[] xlsx = with(city.second())
                .get(address + ".xlsx")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(cells(xlsx)).contains("交接事项 what is handed over", "企业回执 receipt of a site");
    }

    @Test
    void aSiteDrawsItsCertificateOnceItIsFree() throws IOException {
        EpisodeCity.Lived lived = episode.live();
        String code = lived.sites().get(0);
        String site = signedIn.key(null, code, Role.ENTERPRISE);
        String order = EpisodeCity.order(lived.city().operator(), lived.response(), code);
        String address = "/api/v1/orders/" + order + "/certificate";
        with(site).get(address).then().statusCode(409).body("type", endsWith("out-of-order"));
        desk.change(
                lived.city(), lived.warning(), Map.of("to", "lifted", "reason", "空气质量好转", "override", Desk.override()));
        UpwardAndEvaluationOverHttpTest.follow(lived);
        with(site)
                .get(address)
                .then()
                .statusCode(200)
                .body("kind", equalTo("certificate"))
                .body("about.site", containsString(code))
                .body("about.leaf", notNullValue())
                .body(table("ordered", "duties") + ".rows.target", hasItem("K1"))
                .body(table("ordered", "duties") + ".rows.find { it.target == 'K1' }.clause", notNullValue())
                .body(table("ordered", "duties") + ".rows.find { it.target == 'K1' }.hours", notNullValue())
                .body(table("ordered", "versions") + ".rows", hasSize(1));
        with(lived.city().auditor()).get(address).then().statusCode(200);
        with(signedIn.key(null, lived.sites().get(1), Role.ENTERPRISE))
                .get(address)
                .then()
                .statusCode(404);
        with(lived.feed()).get(address).then().statusCode(403);
        byte[] pdf = with(site)
                .get(address + ".pdf")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(text(pdf)).contains("重污染天气应急减排指令证明", code, "K1", "不对执行情况作出认定");
    }
}
