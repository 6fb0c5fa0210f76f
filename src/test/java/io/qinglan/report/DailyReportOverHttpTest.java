package io.qinglan.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.warning.Desk;

import static io.qinglan.authority.SignedIn.with;
import static io.qinglan.warning.Desk.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** The daily report of a city in an episode: nothing typed in, in every face, for those it concerns. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class DailyReportOverHttpTest {

    @Inject
    EpisodeCity episode;

    @Inject
    Desk desk;

    private static String figure(String section, String id) {
        return "sections.find { it.id == '" + section + "' }.figures.find { it.id == '" + id + "' }";
    }

    private static String table(String section, String id) {
        return "sections.find { it.id == '" + section + "' }.tables.find { it.id == '" + id + "' }";
    }

    @Test
    void theReportOfTodayComesOutOfWhatTheRoomsKnow() throws IOException {
        EpisodeCity.Lived lived = episode.live();
        String operator = lived.city().operator();
        String first =
                EpisodeCity.order(operator, lived.response(), lived.sites().get(0));
        String second =
                EpisodeCity.order(operator, lived.response(), lived.sites().get(1));
        EpisodeCity.serve(operator, first, now());
        episode.answer(lived.sites().get(0), first, Map.of("answer", "cannot", "reason", "炉体须保温"));
        EpisodeCity.serve(operator, second, now().minus(Duration.ofHours(3)));
        String address = "/api/v1/reports/daily?area=" + lived.code() + "&date=" + EpisodeCity.today();

        with(operator)
                .get(address)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("kind", equalTo("daily"))
                .body("about.due", equalTo(EpisodeCity.today().plusDays(1) + "T10:00:00+08:00"))
                .body("about.dueCertainty", equalTo("open"))
                .body(figure("status", "level") + ".value.en", equalTo("orange"))
                .body(table("status", "responses") + ".rows", hasSize(1))
                .body(figure("orders", "orders") + ".value", equalTo(3))
                .body(figure("orders", "served") + ".value", equalTo(2))
                .body(figure("orders", "unserved") + ".value", equalTo(1))
                .body(figure("orders", "receipts") + ".value", equalTo(1))
                .body(figure("orders", "cannot") + ".value", equalTo(1))
                .body(figure("orders", "late") + ".value", equalTo(1))
                .body(figure("orders", "NOx") + ".unit", equalTo("t/d"))
                .body(figure("orders", "NOx") + ".certainty", equalTo("inferred"))
                .body(
                        table("orders", "late") + ".rows[0].site",
                        equalTo(lived.sites().get(1)))
                .body(table("orders", "cannot") + ".rows[0].reason", equalTo("炉体须保温"))
                .body(table("orders", "areas") + ".rows", hasSize(2))
                .body(figure("tasks", "tasks") + ".value", notNullValue())
                .body(figure("compliance", "met") + ".value", nullValue())
                .body(figure("compliance", "met") + ".unavailable.zh", notNullValue());

        byte[] xlsx = with(operator)
                .get(address.replace("daily?", "daily.xlsx?"))
                .then()
                .statusCode(200)
                .contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .header("Content-Disposition", containsString("daily-" + lived.code()))
                .extract()
                .asByteArray();
        assertThat(cells(xlsx))
                .contains("重污染天气应对日报 Daily report of the response to heavy pollution", "减排指令 orders", "炉体须保温", "家");
        byte[] pdf = with(operator)
                .get(address.replace("daily?", "daily.pdf?"))
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
        assertThat(text(pdf)).contains("重污染天气应对日报", "有减排义务的厂区", "炉体须保温", "依据程度", "河北省");
        with(operator)
                .get(address.replace("daily?", "daily.html?"))
                .then()
                .statusCode(200)
                .contentType(containsString("text/html"))
                .body(containsString("未证明送达"));
        with(operator)
                .header("Accept", "application/pdf")
                .get(address)
                .then()
                .statusCode(200)
                .contentType("application/pdf");
    }

    @Test
    void theReportOfYesterdayKnowsItsAir() {
        EpisodeCity.Lived lived = episode.live();
        with(lived.city().auditor())
                .get("/api/v1/reports/daily?area=" + lived.code() + "&date="
                        + EpisodeCity.today().minusDays(1))
                .then()
                .statusCode(200)
                .body(figure("air", "pm25") + ".value", equalTo(180))
                .body(figure("air", "pm25") + ".unit", equalTo("µg/m³"))
                .body(figure("air", "aqi") + ".value", notNullValue())
                .body(figure("air", "primary") + ".value", equalTo("PM2.5"))
                .body(figure("air", "hours") + ".value", equalTo(24))
                .body(figure("air", "forecast_high") + ".value", nullValue())
                .body(figure("air", "forecast_high") + ".unavailable.en", containsString("no forecast"));
    }

    @Test
    void onlyTheOfficeOfTheAreaReadsIt() {
        EpisodeCity.Lived lived = episode.live();
        String address = "/api/v1/reports/daily?area=" + lived.code();
        with(desk.city().operator()).get(address).then().statusCode(403);
        with(lived.feed()).get(address).then().statusCode(403);
        with(lived.city().operator()).get("/api/v1/reports/daily").then().statusCode(422);
        with(lived.city().operator())
                .get("/api/v1/reports/daily?area=000000")
                .then()
                .statusCode(422);
    }

    static List<String> cells(byte[] xlsx) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            return workbook.getSheets()
                    .flatMap(sheet -> {
                        try {
                            return sheet.read().stream();
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    })
                    .flatMap(row -> row.stream())
                    .filter(cell -> cell != null)
                    .map(cell -> cell.getText())
                    .collect(Collectors.toList());
        }
    }

    /** The text of a PDF; cells wrap where the paper ends. */
    static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }
}
