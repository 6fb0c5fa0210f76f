package io.qinglan.order;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.imageio.ImageIO;

import jakarta.inject.Inject;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ChecksumException;
import com.google.zxing.DecodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;
import io.qinglan.fact.Level;
import io.qinglan.inventory.Inventory;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** Plans from the site's draft over the bureau's filing to the order that cites them. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class PlansOverHttpTest {

    private static final String CITY_CODE = "371300";
    private static final String SITE = CITY_CODE + "-0";
    private static final String PLANS = "/api/v1/sites/" + SITE + "/plans";
    private static final String PDF =
            Base64.getEncoder().encodeToString("%PDF-1.7".getBytes(StandardCharsets.US_ASCII));
    private static boolean begun;

    @Inject
    TestCity city;

    @Inject
    SignedIn signedIn;

    @Inject
    Inventory inventory;

    private String operator;
    private String approver;
    private String site;
    private String otherSite;

    @BeforeEach
    void people() {
        if (!begun) {
            city.found(CITY_CODE, 3);
            city.settle(CITY_CODE);
            begun = true;
        }
        operator = signedIn.key(CITY_CODE, null, Role.OPERATOR);
        approver = signedIn.key(CITY_CODE, null, Role.APPROVER);
        site = signedIn.key(null, SITE, Role.ENTERPRISE);
        otherSite = signedIn.key(null, CITY_CODE + "-1", Role.ENTERPRISE);
    }

    private static String plan(String from, String until) {
        return """
                {"title":"水泥一厂一策","number":"2026-1","validFrom":"%s","validUntil":"%s",
                 "stopOrder":["K1"],
                 "lines":[{"line":"K1","measures":[
                     {"level":"orange","action":"limit","limitTo":{"value":3840,"unit":"t/d"},"how":"减少生料喂料，看喂料秤"},
                     {"level":"red","action":"stop","amount":100,"unit":"percent","how":"止料、停窑保温"}],
                   "safeStopHours":8,"restartHours":24,"safeMinimum":{"state":"kept_hot"},
                   "outlasting":[{"facility":"TA001","minutes":120}]}],
                 "dependants":[{"kind":"waste","who":"市污泥处置中心","line":"K1","least":{"value":400,"unit":"t/d"}}],
                 "checkSheet":[{"item":"喂料量","line":"K1","expected":"不高于160 t/h","evidence":"DCS"}],
                 "responsible":{"name":"王某","phone":"000-0000-0001"},
                 "attachment":{"name":"一厂一策.pdf","type":"application/pdf","content":"%s"}}""".formatted(from, until, PDF);
    }

    @Test
    void aPlanIsEnteredFiledAndCitedByTheOrder() {
        with(site)
                .body(plan("2026-10-01", "2099-09-30"))
                .post(PLANS)
                .then()
                .statusCode(201)
                .body("state", equalTo("draft"))
                .body("version", equalTo(1))
                .body("inForce", equalTo(false))
                .body("digest", notNullValue());
        with(otherSite).get(PLANS + "/1").then().statusCode(404);
        with(site).body("{\"act\":\"file\"}").post(PLANS + "/1/filing").then().statusCode(403);
        with(operator)
                .body("{\"act\":\"return\"}")
                .post(PLANS + "/1/filing")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/opinion"));
        String digest = with(operator)
                .body("{\"act\":\"file\",\"number\":\"备2026-17\",\"organ\":\"某市生态环境局\",\"opinion\":\"同意备案\"}")
                .post(PLANS + "/1/filing")
                .then()
                .statusCode(200)
                .body("state", equalTo("filed"))
                .body("inForce", equalTo(true))
                .body("filings[0].number", equalTo("备2026-17"))
                .extract()
                .path("digest");
        with(operator)
                .body("{\"act\":\"file\"}")
                .post(PLANS + "/1/filing")
                .then()
                .statusCode(409);
        with(site)
                .get("/api/v1/sites/" + SITE)
                .then()
                .body("lines[0].figures.safe_stop_hours", equalTo(8))
                .body("lines[0].words.safe_minimum", equalTo("kept_hot"))
                .body("lines[0].words.dependants", equalTo("waste"))
                .body("planStopOrder", hasItem("K1"));
        // a sheet of lines that knows nothing of plans does not wipe it out
        inventory.save(List.of(TestCity.site(CITY_CODE, SITE, "B")), CITY_CODE, "lines again", null, null);
        with(site).get("/api/v1/sites/" + SITE).then().body("lines[0].figures.safe_stop_hours", equalTo(8));
        with(site)
                .get(PLANS + "/1/attachment")
                .then()
                .statusCode(200)
                .header("Content-Disposition", notNullValue())
                .contentType("application/pdf");
        theBoardIsPrinted(digest);
        governmentPlan();
        theOrderCitesBoth(digest);
    }

    /** Paper, screen and the public page say the same, and the square code on the paper leads to the public page. */
    private void theBoardIsPrinted(String digest) {
        byte[] pdf = with(site)
                .get("/api/v1/sites/" + SITE + "/notice-board.pdf")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            // cells wrap where the paper ends
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                    .contains("重污染天气应急减排公示牌", "水泥" + SITE, "限产至3840t/d", "安全停车8h", "备2026-17", "王某")
                    .contains(digest.substring(0, 16))
                    .doesNotContain("样张");
            for (PDFont font : fonts(document)) {
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
            }
            BufferedImage picture = new PDFRenderer(document).renderImageWithDPI(0, 110);
            ImageIO.write(picture, "png", new File("target/notice-board.png"));
            assertThat(decoded(picture)).endsWith("/notice-boards/" + SITE);
        } catch (IOException | NotFoundException | ChecksumException | FormatException e) {
            throw new AssertionError("the printed board cannot be read", e);
        }
        with(otherSite)
                .get("/api/v1/sites/" + SITE + "/notice-board.html")
                .then()
                .statusCode(404);
        with(site)
                .get("/api/v1/sites/" + SITE + "/notice-board.html")
                .then()
                .statusCode(200)
                .body(containsString("王某"));
        RestAssured.given()
                .get("/notice-boards/" + SITE)
                .then()
                .statusCode(200)
                .body(containsString("限产至 3840 t/d"))
                .body(not(containsString("000-0000-0001")));
        RestAssured.given().get("/notice-boards/" + CITY_CODE + "-1").then().statusCode(404);
        with(otherSite)
                .get("/api/v1/sites/" + CITY_CODE + "-1/notice-board.html")
                .then()
                .statusCode(200)
                .body(containsString("样张"));
    }

    private static List<PDFont> fonts(PDDocument document) throws IOException {
        List<PDFont> fonts = new ArrayList<>();
        for (COSName name : document.getPage(0).getResources().getFontNames()) {
            fonts.add(document.getPage(0).getResources().getFont(name));
        }
        return fonts;
    }

    private static String decoded(BufferedImage picture) throws NotFoundException, ChecksumException, FormatException {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))),
                        Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }

    private void governmentPlan() {
        String plans = "/api/v1/areas/" + CITY_CODE + "/plans";
        String body = "{\"title\":\"某市重污染天气应急预案\",\"number\":\"某政办〔2026〕1号\",\"validFrom\":\"2026-01-01\","
                + "\"issuer\":\"某市人民政府\",\"targetPercent\":{\"orange\":20}}";
        with(operator).body(body).post(plans).then().statusCode(201);
        with(operator)
                .body(body.replace("orange", "pink"))
                .post(plans)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/targetPercent/pink"));
        with(operator)
                .body("{\"act\":\"file\"}")
                .post(plans + "/1/filing")
                .then()
                .statusCode(403);
        with(approver)
                .body("{\"act\":\"file\"}")
                .post(plans + "/1/filing")
                .then()
                .statusCode(200)
                .body("state", equalTo("filed"));
    }

    private void theOrderCitesBoth(String digest) {
        UUID response = UUID.nameUUIDFromBytes("plans".getBytes(StandardCharsets.UTF_8));
        city.start(response, CITY_CODE, Level.ORANGE, Instant.parse("2026-12-01T16:00:00Z"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> with(operator)
                                .get("/api/v1/orders?response=" + response)
                                .jsonPath()
                                .getList("items")
                                .size()
                        == 3);
        with(site)
                .get("/api/v1/orders")
                .then()
                .body("items[0].plans.site.version", equalTo(1))
                .body("items[0].plans.site.digest", equalTo(digest))
                .body("items[0].plans.government.title", equalTo("某市重污染天气应急预案"))
                .body("items[0].incomplete", not(hasItem("plans.site")));
        with(otherSite)
                .get("/api/v1/orders")
                .then()
                .body("items[0].plans.site", nullValue())
                .body("items[0].incomplete", hasItem("plans.site"));
        theListIsFrozenNow();
    }

    /** A plan filed while the list is frozen says why. */
    private void theListIsFrozenNow() {
        with(site).body(plan("2026-11-01", "2099-09-30")).post(PLANS).then().statusCode(201);
        with(operator)
                .body("{\"act\":\"file\"}")
                .post(PLANS + "/2/filing")
                .then()
                .statusCode(409)
                .body("type", org.hamcrest.Matchers.endsWith("list-frozen"));
        with(operator)
                .body("{\"act\":\"file\",\"opinion\":\"安全停车时间更正\"}")
                .post(PLANS + "/2/filing")
                .then()
                .statusCode(200);
    }

    @Test
    void aPlanThatCannotBeRightIsRefusedWithEveryPlace() {
        String other = "/api/v1/sites/" + CITY_CODE + "-1/plans";
        with(otherSite)
                .body("""
                        {"title":" ","validFrom":"2026-10-01","validUntil":"2026-09-30",
                         "lines":[{"line":"K9","measures":[{"level":"orange","action":"limit"}],"safeStopHours":-1,
                                   "cokingStepHoursPerDay":0}],
                         "dependants":[{"kind":"beer"}]}""")
                .post(other)
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        org.hamcrest.Matchers.containsInAnyOrder(
                                "/title",
                                "/validUntil",
                                "/lines/0/line",
                                "/lines/0/measures/0",
                                "/lines/0/safeStopHours",
                                "/lines/0/cokingStepHoursPerDay",
                                "/dependants/0/kind"));
        with(otherSite).get(other).then().body("items", hasSize(0));
    }

    @Test
    void aLaterPlanTakesOverOnItsFirstDay() {
        String other = "/api/v1/sites/" + CITY_CODE + "-2/plans";
        String itself = signedIn.key(null, CITY_CODE + "-2", Role.ENTERPRISE);
        with(operator).body(plan("2020-01-01", "2098-12-31")).post(other).then().statusCode(201);
        with(operator).body(plan("2090-01-01", "2099-12-31")).post(other).then().statusCode(201);
        with(operator)
                .body("{\"act\":\"file\"}")
                .post(other + "/1/filing")
                .then()
                .statusCode(403)
                .body("type", org.hamcrest.Matchers.endsWith("same-person"));
        with(approver)
                .body("{\"act\":\"file\",\"opinion\":\"同意备案\"}")
                .post(other + "/1/filing")
                .then()
                .statusCode(200);
        with(approver)
                .body("{\"act\":\"file\",\"opinion\":\"同意备案\"}")
                .post(other + "/2/filing")
                .then()
                .statusCode(200);
        with(itself)
                .get(other)
                .then()
                .body("items.version", org.hamcrest.Matchers.contains(2, 1))
                .body("items.inForce", org.hamcrest.Matchers.contains(false, true))
                .body("items[1].holdsUntil", equalTo("2089-12-31"));
        with(approver)
                .body("{\"act\":\"withdraw\",\"opinion\":\"与清单不符\"}")
                .post(other + "/1/filing")
                .then()
                .statusCode(200)
                .body("state", equalTo("withdrawn"));
    }
}
