package io.qinglan.order;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;
import io.qinglan.fact.Level;
import io.qinglan.inventory.Point;
import io.qinglan.inventory.Points;

import static io.qinglan.authority.SignedIn.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class OrdersOverHttpTest {

    private static final String CITY_CODE = "420100";
    private static final UUID RESPONSE = UUID.nameUUIDFromBytes("orders over http".getBytes());
    private static boolean begun;

    @Inject
    TestCity city;

    @Inject
    SignedIn signedIn;

    @Inject
    Areas areas;

    @Inject
    Points points;

    private String operator;
    private String site;
    private String otherSite;
    private String elsewhere;

    @BeforeEach
    void people() {
        if (!begun) {
            city.found(CITY_CODE, 8);
            city.settle(CITY_CODE);
            areas.keep(List.of(new Area("430100", "另一市", Area.Kind.CITY, null)));
            city.start(RESPONSE, CITY_CODE, Level.ORANGE, Instant.parse("2026-11-20T16:00:00Z"));
            begun = true;
        }
        operator = signedIn.key(CITY_CODE, null, Role.OPERATOR);
        site = signedIn.key(null, CITY_CODE + "-0", Role.ENTERPRISE);
        otherSite = signedIn.key(null, CITY_CODE + "-1", Role.ENTERPRISE);
        elsewhere = signedIn.key("430100", null, Role.OPERATOR);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> with(operator)
                                .get("/api/v1/orders?response=" + RESPONSE)
                                .jsonPath()
                                .getList("items")
                                .size()
                        == 8);
    }

    @Test
    void aSiteReadsItsOwnOrderAndNobodyElsesIsThere() {
        String own = with(site)
                .get("/api/v1/orders")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .extract()
                .path("items[0].id");
        with(site)
                .get("/api/v1/orders/" + own)
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("site", equalTo(CITY_CODE + "-0"))
                .body("start", equalTo("2026-11-21T00:00:00+08:00"))
                .body("obligations[0].limitTo.value", equalTo(3840))
                .body("obligations[0].checkedBy[0].feed", equalTo("manual"))
                .body("ledger.leaf", notNullValue())
                .body("incomplete", hasItem("addressee.address"));
        with(otherSite).get("/api/v1/orders/" + own).then().statusCode(404);
        with(elsewhere).get("/api/v1/orders/" + own).then().statusCode(404);
        with(otherSite).get("/api/v1/orders?site=" + CITY_CODE + "-0").then().statusCode(404);
        RestAssured.given().get("/api/v1/orders/" + own).then().statusCode(401);
        with(elsewhere)
                .get("/api/v1/orders?response=" + RESPONSE)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        with(operator).get("/api/v1/orders?status=gone").then().statusCode(422);
    }

    @Test
    void pagesNeverRepeatAnOrder() {
        List<String> first =
                with(operator).get("/api/v1/orders?size=5&response=" + RESPONSE).path("items.id");
        String next =
                with(operator).get("/api/v1/orders?size=5&response=" + RESPONSE).path("next");
        with(operator)
                .queryParam("after", next)
                .get("/api/v1/orders?size=5&response=" + RESPONSE)
                .then()
                .body("items", hasSize(3))
                .body("items.id", not(hasItem(first.get(0))))
                .body("items.id", not(hasItem(first.get(4))));
    }

    @Test
    void theSiteAnswersAndTheOfficerProvesService() {
        String order = with(site).get("/api/v1/orders").path("items[0].id");
        with(site)
                .body("{\"answer\":\"cannot\"}")
                .post("/api/v1/orders/" + order + "/receipt")
                .then()
                .statusCode(422);
        with(site)
                .body("{\"answer\":\"cannot\",\"reason\":\"炉体须保温\"}")
                .post("/api/v1/orders/" + order + "/receipt")
                .then()
                .statusCode(201)
                .body("reason", equalTo("炉体须保温"));
        with(otherSite)
                .body("{\"answer\":\"accepted\"}")
                .post("/api/v1/orders/" + order + "/receipt")
                .then()
                .statusCode(404);
        with(operator)
                .body("{\"answer\":\"accepted\"}")
                .post("/api/v1/orders/" + order + "/receipt")
                .then()
                .statusCode(403);
        with(operator)
                .body(
                        "{\"channel\":\"phone\",\"to\":\"12345\",\"deliveredAt\":\"2026-11-20T20:00:00+08:00\",\"evidence\":\"rec-1\"}")
                .post("/api/v1/orders/" + order + "/service")
                .then()
                .statusCode(201)
                .body("servedAt", equalTo("2026-11-20T20:00:00+08:00"));
        with(site)
                .body("{\"text\":\"一号窑已减产\"}")
                .post("/api/v1/orders/" + order + "/reports")
                .then()
                .statusCode(201);
    }

    @Test
    void dutiesNameTheBindingObligation() {
        with(site)
                .queryParam("at", "2026-11-25T00:00:00+08:00")
                .get("/api/v1/sites/" + CITY_CODE + "-0/duties")
                .then()
                .statusCode(200)
                .body("sequence", greaterThan(0))
                .body("binding.target", hasItem("K1"));
        with(otherSite).get("/api/v1/sites/" + CITY_CODE + "-0/duties").then().statusCode(404);
        with(otherSite).get("/api/v1/sites/" + CITY_CODE + "-0").then().statusCode(404);
        with(site)
                .get("/api/v1/sites/" + CITY_CODE + "-0")
                .then()
                .statusCode(200)
                .body("lines", hasSize(1));
    }

    @Test
    void theDecisionBehindAnOrderIsThereForThoseItConcerns() {
        String decision = with(site).get("/api/v1/orders").path("items[0].decision");
        with(site)
                .get("/api/v1/decisions/" + decision)
                .then()
                .statusCode(200)
                .body("record.kind", equalTo("order.issued"))
                .body("shared.pack.id", equalTo("cn-2024"));
        with(otherSite).get("/api/v1/decisions/" + decision).then().statusCode(404);
    }

    @Test
    void theTransportClauseSaysHowItAndTheStageAreProved() {
        String clause = "items[0].obligations.find { it.scope == 'transport' }";
        with(otherSite)
                .get("/api/v1/orders")
                .then()
                .body(clause + ".action", equalTo("forbid"))
                .body(clause + ".allowed", hasSize(0))
                .body(clause + ".checkedBy.feed", contains("manual"))
                .body(clause + ".proof.code", contains("gate_ledger", "gate_video", "spot_check", "document_of_stage"))
                .body(clause + ".proof.certainty", contains("stated", "stated", "stated", "open"))
                .body(clause + ".proof[0].cite", startsWith("HJ 1321-2023"))
                .body(clause + ".proof[0].zh", containsString("24个月"))
                .body("items[0].obligations.find { it.scope == 'line' }.proof", nullValue());
        points.save(Point.of(CITY_CODE + "-4-gate", CITY_CODE + "-4", Point.Kind.GATE, "东门"), "test");
        points.save(Point.of(CITY_CODE + "-4-meter", CITY_CODE + "-4", Point.Kind.POWER, "总表"), "test");
        with(signedIn.key(null, CITY_CODE + "-4", Role.ENTERPRISE))
                .get("/api/v1/orders")
                .then()
                .body(clause + ".checkedBy.feed", contains("gate", "manual"))
                .body(clause + ".checkedBy[0].point", equalTo(CITY_CODE + "-4-gate"))
                .body(clause + ".checkedBy[1].test", equalTo("spot_check_of_stages"));
    }

    @Test
    void whatTheOrdersSaveIsSummedByCountyAndIndustry() {
        // two kilns of grade B save 20 percent of 1500 kg of NOx, two of C and two of D all of it, those of A nothing
        with(operator)
                .get("/api/v1/responses/" + RESPONSE + "/savings")
                .then()
                .statusCode(200)
                .body("unit", equalTo("kg/d"))
                .body("total.NOx", equalTo(6600))
                .body("total.VOCs", equalTo(0))
                .body("counties.area", equalTo(List.of("420100", "420121")))
                .body("counties[0].saves.NOx", equalTo(3600))
                .body("industries[0].industry", equalTo("KI15"))
                .body("industries[0].saves.NOx", equalTo(6600));
        with(elsewhere).get("/api/v1/responses/" + RESPONSE + "/savings").then().statusCode(404);
        with(site).get("/api/v1/responses/" + RESPONSE + "/savings").then().statusCode(403);
    }

    @Test
    void aRehearsalCountsAndBindsNobody() {
        with(operator)
                .body("{\"area\":\"" + CITY_CODE + "\",\"level\":\"red\",\"from\":\"2026-12-01T00:00:00+08:00\"}")
                .post("/api/v1/rehearsals")
                .then()
                .statusCode(200)
                .body("sites", equalTo(8))
                .body("binding", equalTo(false))
                .body("actions.stop", greaterThan(0))
                .body("missingContacts.count", equalTo(8));
        with(operator)
                .body("{\"area\":\"" + CITY_CODE + "\",\"level\":\"pink\"}")
                .post("/api/v1/rehearsals")
                .then()
                .statusCode(422);
        with(elsewhere)
                .body("{\"area\":\"" + CITY_CODE + "\",\"level\":\"red\"}")
                .post("/api/v1/rehearsals")
                .then()
                .statusCode(403);
        with(site)
                .body("{\"area\":\"" + CITY_CODE + "\",\"level\":\"red\"}")
                .post("/api/v1/rehearsals")
                .then()
                .statusCode(403);
    }

    @Test
    void aListIsImportedByTheOperatorOnly() {
        String csv = "厂区编码,行政区划代码,企业名称,行业类型\nHTTP-1,420121,新厂,水泥\n";
        with(operator)
                .contentType("text/csv; charset=UTF-8")
                .body(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/v1/inventory/imports?dryRun=true")
                .then()
                .statusCode(200)
                .body("added", equalTo(1));
        with(operator)
                .contentType("multipart/form-data")
                .multiPart("file", "sites.csv", csv.getBytes(java.nio.charset.StandardCharsets.UTF_8), "text/csv")
                .post("/api/v1/inventory/imports?dryRun=true")
                .then()
                .statusCode(200)
                .body("fileName", equalTo("sites.csv"));
        with(operator)
                .contentType("text/csv")
                .body("site,area,name,industry\nHTTP-2,110000,x,KI15\n")
                .post("/api/v1/inventory/imports")
                .then()
                .statusCode(422)
                .body("errors[0].line", equalTo(2))
                .body("type", endsWith("invalid-input"));
        with(site)
                .contentType("text/csv")
                .body(csv)
                .post("/api/v1/inventory/imports")
                .then()
                .statusCode(403);
        with(operator).get("/api/v1/inventory/versions").then().statusCode(200).body("items.size()", greaterThan(0));
    }
}
