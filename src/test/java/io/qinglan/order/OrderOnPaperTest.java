package io.qinglan.order;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.property.Method;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;
import io.qinglan.fact.Level;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;

/** An order printed and put into a calendar: everything a person needs stands on it, and the square code leads to the proof. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class OrderOnPaperTest {

    private static final Instant START = Instant.parse("2026-11-20T16:00:00Z");

    @Inject
    TestCity city;

    @Inject
    SignedIn signedIn;

    @Test
    void thePaperSaysWhatTheOrderSaysAndItsCodeLeadsToTheProof() throws Exception {
        String order = order("460100");
        String site = signedIn.key(null, "460100-0", Role.ENTERPRISE);
        String decision = with(site).get("/api/v1/orders/" + order).path("decision");
        byte[] pdf = with(site)
                .get("/api/v1/orders/" + order + ".pdf")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
        try (var document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text).contains("重污染天气应急减排指令", "橙色（II级）", "限产", "2026-11-21 00:00", "行政复议");
            var picture = new PDFRenderer(document).renderImageWithDPI(document.getNumberOfPages() - 1, 200);
            String link = new MultiFormatReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(pixels(picture))))
                    .getText();
            assertThat(link).endsWith("/api/v1/ledger/bundles/" + decision);
        }
        assertThat(with(site).get("/api/v1/orders/" + order + ".html").asString())
                .contains("尚缺");
        String stranger = signedIn.key(null, "460100-1", Role.ENTERPRISE);
        for (String form : List.of(".pdf", ".html", ".ics")) {
            with(stranger).get("/api/v1/orders/" + order + form).then().statusCode(404);
        }
    }

    @Test
    void theCalendarHoldsTheTimesAndAnEndedOrderCancelsThem() {
        String order = order("460200");
        String site = signedIn.key(null, "460200-0", Role.ENTERPRISE);
        ICalendar calendar = calendar(site, order);
        assertThat(calendar.getMethod()).isEqualTo(Method.publish());
        assertThat(calendar.getEvents().get(0).getDateStart().getValue().toInstant())
                .isEqualTo(START);
        assertThat(calendar.getEvents()).hasSizeGreaterThan(1);
        String name = calendar.getEvents().get(0).getUid().getValue();

        city.end(response("460200"), 2, "460200", START.plus(Duration.ofHours(30)));
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> "lifted"
                        .equals(with(site).get("/api/v1/orders/" + order).path("status")));
        ICalendar ended = calendar(site, order);
        assertThat(ended.getMethod()).isEqualTo(Method.cancel());
        assertThat(ended.getEvents().get(0).getUid().getValue()).isEqualTo(name);
    }

    private static RGBLuminanceSource pixels(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        return new RGBLuminanceSource(width, height, picture.getRGB(0, 0, width, height, null, 0, width));
    }

    private ICalendar calendar(String key, String order) {
        return Biweekly.parse(with(key).get("/api/v1/orders/" + order + ".ics").asString())
                .first();
    }

    private static UUID response(String code) {
        return UUID.nameUUIDFromBytes(("on paper " + code).getBytes(StandardCharsets.UTF_8));
    }

    private String order(String code) {
        city.found(code, 2);
        city.settle(code);
        city.start(response(code), code, Level.ORANGE, START);
        String operator = signedIn.key(code, null, Role.OPERATOR);
        OwnResponse.awaitOrders(operator, response(code).toString(), 2);
        String site = signedIn.key(null, code + "-0", Role.ENTERPRISE);
        return with(site).get("/api/v1/orders").path("items[0].id");
    }
}
