package io.qinglan.compliance.lead;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Profile;
import io.qinglan.authority.Profiles;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;
import io.qinglan.compliance.reach.ReachClock;
import io.qinglan.inventory.Point;
import io.qinglan.inventory.Points;
import io.qinglan.ledger.Leaf;
import io.qinglan.order.OwnResponse;
import io.qinglan.order.TestCity;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** What runs by itself round leads and orders: ladders of the place, "cannot" from a receipt, evidence from the first minute, further ways to a site. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class LeadClocksOverHttpTest {

    private static final String CITY = "452200";
    private static final String COUNTY = "452221";
    private static boolean founded;
    private static String response;

    @Inject
    TestCity city;

    @Inject
    SignedIn signedIn;

    @Inject
    Profiles profiles;

    @Inject
    Points points;

    @Inject
    LeadClock leadClock;

    @Inject
    ReachClock reachClock;

    private String operator;
    private String approver;

    @BeforeEach
    void orders() {
        if (!founded) {
            city.found(CITY, 4);
        }
        operator = signedIn.key(CITY, null, Role.OPERATOR);
        approver = signedIn.key(CITY, null, Role.APPROVER);
        if (founded) {
            return;
        }
        city.settle(CITY);
        replyClock();
        handling(
                CITY,
                "\"0\"",
                Map.of(
                        "verifyWithin", "PT0S",
                        "answerCannotWithin", "PT0S",
                        "visitsAYear", "2",
                        "reachGatewayAfter", "PT0S",
                        "reachPhoneAfter", "PT0S",
                        "reachOfficerAfter", "PT1H"));
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(3));
        response = OwnResponse.draft(
                operator, CITY, start.toString(), start.plus(Duration.ofDays(3)).toString());
        OwnResponse.approve(approver, response);
        OwnResponse.awaitOrders(operator, response, 4);
        founded = true;
    }

    private void replyClock() {
        Profile now = profiles.of(CITY);
        Profile.Clocks clocks = now.clocks();
        profiles.keep(
                new Profile(
                        CITY,
                        now.version(),
                        now.powers(),
                        now.approvals(),
                        now.delegations(),
                        new Profile.Clocks(
                                clocks.approvalReminders(),
                                clocks.deputyAfter(),
                                clocks.countersignWithin(),
                                Duration.ofHours(1),
                                null),
                        now.roster(),
                        now.consequences(),
                        now.remedies(),
                        now.contacts(),
                        now.seal(),
                        now.documentNumbers()),
                UUID.nameUUIDFromBytes(new byte[] {9}));
    }

    private void handling(String area, String version, Map<String, String> terms) {
        Map<String, Object> ladder = Map.of(
                "rungs",
                List.of(
                        Map.of("post", "网格员", "name", "张三", "phone", "13800000001"),
                        Map.of("post", "管区", "name", "李四", "after", "PT0S"),
                        Map.of("post", "班子成员", "name", "王五", "after", "PT5H"),
                        Map.of("post", "党政主要负责人", "name", "赵六", "after", "PT8H")),
                "leaders",
                List.of(Map.of("kind", "piece", "name", "包片领导", "covers", "东片")));
        with(approver)
                .header("If-Match", version)
                .body(Map.of("ladder", ladder, "terms", terms, "basis", "线索办理办法"))
                .put("/api/v1/areas/" + area + "/lead-handling")
                .then()
                .statusCode(200)
                .body("inForce.appealWithin", equalTo("P10D"));
    }

    private String site(int number) {
        return signedIn.key(null, CITY + "-" + number, Role.ENTERPRISE);
    }

    private String order(int number) {
        return with(site(number)).get("/api/v1/orders").path("items[0].id");
    }

    private List<String> told(String lead) {
        return with(operator)
                .get("/api/v1/leads/" + lead)
                .jsonPath()
                .getList("acts.findAll { it.kind == 'escalated' }.post");
    }

    @Test
    void theLadderOfThePlaceIsClimbedAndTheCountyUsesThatOfItsCity() {
        String lead = with(operator)
                .body(Map.of(
                        "source",
                        "satellite",
                        "site",
                        CITY + "-1",
                        "due",
                        Instant.now().plusSeconds(3600).toString()))
                .post("/api/v1/leads")
                .then()
                .statusCode(201)
                .body("area", equalTo(COUNTY))
                .extract()
                .path("id");
        assertThat(told(lead)).isEmpty();
        leadClock.run();
        assertThat(told(lead)).containsExactly("网格员", "管区");
        leadClock.run();
        assertThat(told(lead)).as("no rung twice").containsExactly("网格员", "管区");
        with(operator)
                .get("/api/v1/leads/" + lead)
                .then()
                .body("acts[1].phone", equalTo("13800000001"))
                .body("acts[1].beside", contains("包片领导"))
                .body("acts[1].by.machine", equalTo(true))
                .body("overdue", contains("verification"));
        with(site(1)).get("/api/v1/leads/" + lead).then().body("acts.kind", contains("opened"));
    }

    @Test
    void whatIsOverdueIsOpenToEveryUnitOfTheCity() {
        String lead = with(operator)
                .body(Map.of(
                        "source",
                        "assistance_team",
                        "site",
                        CITY + "-3",
                        "due",
                        Instant.now().plusMillis(1500).toString()))
                .post("/api/v1/leads")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String unit = signedIn.key(COUNTY, null, Role.INSPECTOR);
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> with(unit)
                        .get("/api/v1/leads/overdue")
                        .jsonPath()
                        .getList("items.id")
                        .contains(lead));
        with(unit)
                .get("/api/v1/leads/overdue")
                .then()
                .body("items.find { it.id == '" + lead + "' }.overdue", hasItem("answer_to_source"));
        with(site(3)).get("/api/v1/leads/overdue").then().statusCode(403);
        with(operator)
                .body(Map.of("text", "已答复督导组", "document", "复〔2026〕1号"))
                .post("/api/v1/leads/" + lead + "/answers")
                .then()
                .statusCode(201)
                .body("overdue", contains("verification"));
    }

    @Test
    void aReceiptThatSaysCannotOpensALeadAndSuspendsTheLineAtOnce() {
        String plant = site(2);
        with(plant)
                .body(Map.of("answer", "cannot", "reason", "炉体须保温", "line", "K1"))
                .post("/api/v1/orders/" + order(2) + "/receipt")
                .then()
                .statusCode(201);
        String lead = with(plant)
                .get("/api/v1/leads?source=self_report")
                .then()
                .body("items", hasSize(1))
                .body("items[0].suspended", hasSize(1))
                .body("items[0].line", equalTo("K1"))
                .body("items[0].order", equalTo(order(2)))
                .body("items[0].acts.kind", contains("opened", "explained"))
                .extract()
                .path("items[0].id");
        leadClock.run();
        assertThat(with(operator)
                        .get("/api/v1/leads/" + lead)
                        .jsonPath()
                        .getList("acts.findAll { it.awaited == 'answer_to_cannot' }.post"))
                .as("on the bureau's side, after the time of the place")
                .containsExactly("网格员", "管区");
    }

    @Test
    void theSiteDownloadsTheEvidenceFromTheFirstMinute() throws IOException {
        String plant = site(0);
        points.save(Point.of(CITY + "-0-meter", CITY + "-0", Point.Kind.POWER, "一号窑电表"), "test");
        Instant at = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(30));
        with(signedIn.key(CITY, null, Role.FEED))
                .body("[{\"point\":\"" + CITY + "-0-meter\",\"at\":\"" + at + "\",\"seconds\":900,\"kwh\":812.5}]")
                .post("/api/v1/readings")
                .then()
                .statusCode(201);
        String lead = with(operator)
                .body(Map.of(
                        "source",
                        "verdict",
                        "site",
                        CITY + "-0",
                        "order",
                        order(0),
                        "obligation",
                        order(0) + "-1",
                        "line",
                        "K1",
                        "due",
                        Instant.now().plusSeconds(3600).toString()))
                .post("/api/v1/leads")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String records = "records.'" + CITY + "-0-meter'.records";
        String frame = with(plant)
                .get("/api/v1/leads/" + lead + "/evidence")
                .then()
                .statusCode(200)
                .body("order.id", equalTo(order(0)))
                .body("meterMap.code", contains(CITY + "-0-meter"))
                .body(records, hasSize(1))
                .body("rules.pack", equalTo("cn-2024"))
                .body("rules.parameters.find { it.name == 'legal_basis' }.cite", notNullValue())
                .body("lead.origin", nullValue())
                .extract()
                .path(records + "[0].frame");
        with(plant)
                .get("/api/v1/leads/" + lead + "/evidence")
                .then()
                .body("frames.'" + CITY + "-0-meter'.id", contains(frame))
                .body("frames.'" + CITY + "-0-meter'[0].sha256", notNullValue());
        with(site(1)).get("/api/v1/leads/" + lead + "/evidence").then().statusCode(404);
        byte[] file = with(plant)
                .get("/api/v1/leads/" + lead + "/evidence/file")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        Map<String, byte[]> entries = unzipped(file);
        assertThat(entries).containsKeys("lead.json", "order.json", "frames.json", "windows.json", "SHA256SUMS");
        assertThat(entries.keySet()).anyMatch(name -> name.equals("packs/cn-2024.pack"));
        String sums = new String(entries.remove("SHA256SUMS"), StandardCharsets.UTF_8);
        entries.forEach(
                (name, bytes) -> assertThat(sums).contains(HexFormat.of().formatHex(Leaf.digest(bytes)) + "  " + name));
    }

    private static Map<String, byte[]> unzipped(byte[] file) throws IOException {
        Map<String, byte[]> entries = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    @Test
    void anOrderNobodyAnswersGoesToTheGatewayAndTheCallListOnce() {
        String unanswered = order(3);
        String answered = order(1);
        with(site(1))
                .body(Map.of("answer", "accepted"))
                .post("/api/v1/orders/" + answered + "/receipt")
                .then()
                .statusCode(201);
        reachClock.run();
        reachClock.run();
        with(operator)
                .get("/api/v1/call-list")
                .then()
                .statusCode(200)
                .body("items.findAll { it.order == '" + unanswered + "' }", hasSize(1))
                .body("items.findAll { it.order == '" + answered + "' }", empty());
        with(operator)
                .get("/api/v1/call-list?rung=officer")
                .then()
                .statusCode(200)
                .body("items", empty());
        with(operator).get("/api/v1/call-list?rung=pigeon").then().statusCode(422);
        with(site(3)).get("/api/v1/call-list").then().statusCode(403);
        with(site(3))
                .body(Map.of("answer", "accepted"))
                .post("/api/v1/orders/" + unanswered + "/receipt")
                .then()
                .statusCode(201);
        with(operator)
                .get("/api/v1/call-list")
                .then()
                .body("items.findAll { it.order == '" + unanswered + "' }", empty());
    }

    @Test
    void howAreasHandleLeadsIsCheckedAndVersioned() {
        with(operator)
                .get("/api/v1/areas/" + COUNTY + "/lead-handling")
                .then()
                .statusCode(200)
                .body("settledBy", equalTo(CITY))
                .body("ladder.rungs.post", contains("网格员", "管区", "班子成员", "党政主要负责人"));
        with(approver)
                .header("If-Match", "\"0\"")
                .body(Map.of("terms", Map.of("lunch", "PT1H", "verifyWithin", "soon")))
                .put("/api/v1/areas/" + COUNTY + "/lead-handling")
                .then()
                .statusCode(422)
                .body("errors", hasSize(3));
        with(approver)
                .header("If-Match", "\"0\"")
                .body(Map.of("basis", "x"))
                .put("/api/v1/areas/" + CITY + "/lead-handling")
                .then()
                .statusCode(412);
        with(operator)
                .header("If-Match", "\"1\"")
                .body(Map.of("basis", "x"))
                .put("/api/v1/areas/" + CITY + "/lead-handling")
                .then()
                .statusCode(403);
    }
}
