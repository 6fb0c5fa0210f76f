package io.qinglan.warning.alert;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import com.apptasticsoftware.rssreader.Item;
import com.apptasticsoftware.rssreader.RssReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.warning.Desk;

import static io.qinglan.authority.SignedIn.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What the public is told of a warning, read back by others' readers: schema, signature, feed, notice, channels. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class PublicAlertTest {

    @Inject
    Desk desk;

    @Test
    void everyVersionOfAWarningIsToldOnceSignedAndRefersToTheOnesBefore() throws Exception {
        Desk.City city = desk.city();
        String warning = desk.issue(city, "yellow", Desk.now().plus(Duration.ofHours(6)), null);
        desk.change(city, warning, transition("orange", Desk.now().plus(Duration.ofHours(12))));
        desk.change(city, warning, transition("lifted", Desk.now()));

        List<Item> entries = entriesOf(warning);
        assertThat(entries).hasSize(3);
        CapReader first = document(entries.get(2));
        CapReader second = document(entries.get(1));
        CapReader last = document(entries.get(0));
        String key = given().get("/cap/key.pem").asString();
        assertThat(List.of(first.signedBy(key), second.signedBy(key), last.signedBy(key)))
                .containsOnly(true);

        assertThat(first.one("msgType")).isEqualTo("Alert");
        assertThat(first.all("severity")).containsExactly("Moderate", "Moderate");
        assertThat(first.one("urgency")).isEqualTo("Future");
        assertThat(first.one("headline")).contains("发布重污染天气黄色预警");
        assertThat(first.all("language")).containsExactly("zh-CN", "en-US");
        assertThat(first.all("references")).isEmpty();
        assertThat(second.one("msgType")).isEqualTo("Update");
        assertThat(second.one("references")).isEqualTo(reference(first));
        assertThat(second.one("headline")).contains("升级为橙色");
        assertThat(last.one("msgType")).isEqualTo("Cancel");
        assertThat(last.one("references")).isEqualTo(reference(first) + " " + reference(second));
        assertThat(last.one("responseType")).isEqualTo("AllClear");
        assertThat(last.one("geocode")).contains(city.code());
    }

    @Test
    void aLiftAnnouncedAheadIsAnUpdateWithAnEnd() throws Exception {
        Desk.City city = desk.city();
        String warning = desk.issue(city, "orange", Desk.now().minus(Duration.ofMinutes(1)), null);
        desk.change(city, warning, transition("lifted", Desk.now().plus(Duration.ofHours(8))));
        CapReader last = document(entriesOf(warning).get(0));
        assertThat(last.one("msgType")).isEqualTo("Update");
        assertThat(last.all("expires")).hasSize(2);
        assertThat(last.one("headline")).contains("解除");
    }

    @Test
    void aMessageIsTheSameBytesWheneverItIsFetched() {
        Desk.City city = desk.city();
        String warning = desk.issue(city, "red", Desk.now(), null);
        String path = "/cap/alerts/" + city.code() + "-" + warning + "-1.xml";
        ExtractableResponse<?> one = given().get(path).then().statusCode(200).extract();
        assertThat(one.contentType()).startsWith("application/cap+xml");
        assertThat(given().get(path).asByteArray()).isEqualTo(one.asByteArray());
        assertThat(one.header("ETag")).isNotBlank();
    }

    @Test
    void aChangedByteBreaksTheSignature() throws Exception {
        Desk.City city = desk.city();
        String warning = desk.issue(city, "red", Desk.now(), null);
        String text = given().get("/cap/alerts/" + city.code() + "-" + warning + "-1.xml")
                .asString();
        CapReader changed = CapReader.of(text.replace("红色预警", "黄色预警").getBytes(StandardCharsets.UTF_8));
        assertThat(changed.signedBy(given().get("/cap/key.pem").asString())).isFalse();
    }

    @Test
    void neitherAProposalNorAnExerciseReachesThePublic() throws Exception {
        Desk.City city = desk.city();
        desk.propose(city, "red", Desk.now(), null, false);
        String exercise = desk.propose(city, "orange", Desk.now(), null, true);
        desk.consult(city, exercise);
        String warning = desk.approve(city.approver(), exercise)
                .statusCode(200)
                .extract()
                .path("warning");

        assertThat(given().get("/cap/feed.atom").asString()).doesNotContain(city.code());
        given().get("/cap/alerts/" + city.code() + "-" + warning + "-1.xml")
                .then()
                .statusCode(404);
        CapReader inside = CapReader.of(with(city.operator())
                .get("/api/v1/warnings/" + warning + "/alerts/1.xml")
                .asByteArray());
        assertThat(inside.one("status")).isEqualTo("Exercise");
        assertThat(inside.one("headline")).startsWith("【演练】");
        assertThat(with(city.operator())
                        .get("/api/v1/warnings/" + warning + "/notice.txt")
                        .asString())
                .startsWith("【演练】");
    }

    @Test
    void theNoticeHasThePartsOfRealNoticesInEveryForm() throws Exception {
        Desk.City city = desk.city();
        String warning = desk.issue(city, "orange", Desk.now(), null);
        String base = "/api/v1/warnings/" + warning + "/notice";
        String text = with(city.auditor()).get(base + ".txt").asString();
        assertThat(text).contains("发布重污染天气橙色预警", "级别：II级", "结束：另行通知", "健康防护提示：", "审批：");
        assertThat(with(city.auditor()).get(base + ".html").asString()).contains("发布重污染天气橙色预警");
        try (var pdf = Loader.loadPDF(with(city.auditor()).get(base + ".pdf").asByteArray())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("橙色预警", "另行通知");
        }
        Desk.City other = desk.city();
        with(other.operator()).get(base + ".txt").then().statusCode(404);
    }

    @Test
    void theNationalMessageSaysWhatIsNotKnown() {
        Desk.City city = desk.city();
        String warning = desk.issue(city, "orange", Desk.now(), null);
        String message = with(city.operator())
                .get("/api/v1/warnings/" + warning + "/alerts/1/national-message.xml")
                .asString();
        assertThat(message)
                .contains("certainty: inferred", "not configured: senderCode eventType", "<severity>Orange</severity>");
    }

    @Test
    void aChannelIsPutOnRecordWithItsProof() {
        Desk.City city = desk.city();
        String warning = desk.issue(city, "yellow", Desk.now().minusSeconds(60), null);
        String path = "/api/v1/warnings/" + warning + "/publications";
        with(city.operator())
                .get("/api/v1/warnings/" + warning + "/alerts")
                .then()
                .statusCode(200);
        Desk.post(
                        city.operator(),
                        path,
                        Map.of("channel", "电视", "sentAt", Instant.now().toString(), "person", "李台长", "proof", "播出单 17"))
                .statusCode(201);
        assertThat(with(city.auditor()).get(path).jsonPath().getList("items.channel"))
                .containsExactly("电视");
        List<String> pointers = Desk.post(
                        city.operator(), path, Map.of("channel", " ", "sentAt", "2030-01-01T00:00:00Z"))
                .statusCode(422)
                .extract()
                .path("errors.pointer");
        assertThat(pointers).containsExactly("/channel", "/person", "/sentAt");
    }

    private static Map<String, Object> transition(String to, Instant at) {
        return Map.of("to", to, "at", at.toString(), "reason", "the air says so", "override", Desk.override());
    }

    private static String reference(CapReader alert) {
        return alert.one("sender") + "," + alert.one("identifier") + "," + alert.one("sent");
    }

    private static CapReader document(Item entry) throws Exception {
        return CapReader.of(
                given().get(URI.create(entry.getLink().orElseThrow()).getPath()).asByteArray());
    }

    /** The entries of a warning in the public feed, as an independent parser reads it, newest first. */
    private static List<Item> entriesOf(String warning) {
        byte[] text =
                given().get("/cap/feed.atom").then().statusCode(200).extract().asByteArray();
        return new RssReader()
                .read(new ByteArrayInputStream(text))
                .filter(entry -> entry.getGuid().orElse("").contains(warning))
                .toList();
    }
}
