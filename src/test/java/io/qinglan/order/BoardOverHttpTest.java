package io.qinglan.order;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Profile;
import io.qinglan.authority.Profiles;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** One board of a response: every site and every department, worst first, with both clocks of the place running. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class BoardOverHttpTest {

    private static final String CITY = "451200";

    @Inject
    TestCity city;

    @Inject
    SignedIn signedIn;

    @Inject
    Profiles profiles;

    private String operator;
    private String response;

    @Test
    void sitesAndDepartmentsStandOnOneBoardWorstFirst() {
        city.found(CITY, 6);
        city.settle(CITY);
        clocks(Duration.ofHours(1), Duration.ofHours(24));
        operator = signedIn.key(CITY, null, Role.OPERATOR);
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(3));
        response = OwnResponse.draft(
                operator, CITY, start.toString(), start.plus(Duration.ofDays(3)).toString());
        OwnResponse.approve(signedIn.key(CITY, null, Role.APPROVER), response);
        OwnResponse.awaitOrders(operator, response, 6);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> board("").extract().<Integer>path("counts.department.issued") > 5);
        board("")
                .body("counts.site.issued", equalTo(6))
                .body("counts.site.overdue", equalTo(0))
                .body("counts.department.overdue", equalTo(0));

        // -0 was served two hours ago and says nothing; -1 said yes in time it still has; -2 cannot; -3 has reported;
        // -4 waits
        Instant longAgo = start.plus(Duration.ofHours(1));
        serve(0, longAgo);
        Instant justNow = Instant.now();
        for (int site = 1; site <= 4; site++) {
            serve(site, justNow);
        }
        receipt(1, "{\"answer\":\"accepted\"}");
        receipt(2, "{\"answer\":\"cannot\",\"reason\":\"炉体须保温\"}");
        receipt(3, "{\"answer\":\"accepted\"}");
        site(3, "reports", "{\"text\":\"已减产\"}");
        String media = with(operator)
                .get("/api/v1/tasks?response=" + response + "&subject=media")
                .path("items[0].id");
        with(operator)
                .body("{\"text\":\"收到\"}")
                .post("/api/v1/tasks/" + media + "/receipt")
                .then()
                .statusCode(201);

        board("&kind=site")
                .body("items.site", contains(code(0), code(2), code(5), code(4), code(1), code(3)))
                .body("items.status", contains("overdue", "cannot", "issued", "served", "acknowledged", "reported"))
                .body("items[0].late", contains("receipt"))
                .body("items[0].due", equalTo(items("&kind=site").getString("items[0].replyBy")))
                .body("items[1].answer", equalTo("cannot"))
                .body("items[2].servedAt", nullValue())
                .body("items[2].due", nullValue())
                .body("items[4].due", equalTo(items("&kind=site").getString("items[4].reportBy")))
                .body("items[5].reportAt", notNullValue())
                .body("items[5].name", equalTo("水泥" + code(5 - 2)))
                .body("counts.site.overdue", equalTo(1))
                .body("counts.site.cannot", equalTo(1))
                .body("counts.department.acknowledged", equalTo(1));
        board("&kind=department&status=acknowledged")
                .body("items", hasSize(1))
                .body("items[0].task", equalTo(media))
                .body("items[0].subject.code", equalTo("media"))
                .body("items[0].lead.zh", notNullValue())
                .body("counts.site.issued", equalTo(1));
        board("&status=issued")
                .body("items.status", everyItem(equalTo("issued")))
                .body("items.size()", greaterThan(2));
        with(operator).get(path("?status=lost")).then().statusCode(422);
        with(operator).get(path("?kind=lorry")).then().statusCode(422);
        pagesShowEveryRowOnceAsOfOneInstant();
        whoMayLook();
    }

    private void pagesShowEveryRowOnceAsOfOneInstant() {
        JsonPath whole = items("");
        List<String> ids = new ArrayList<>();
        String next = null;
        String at = null;
        do {
            var request = with(operator);
            JsonPath page = (next == null ? request : request.queryParam("after", next))
                    .get(path("?size=4"))
                    .jsonPath();
            assertThat(at == null || at.equals(page.getString("at"))).isTrue();
            at = page.getString("at");
            ids.addAll(ids(page));
            next = page.getString("next");
        } while (next != null);
        assertThat(ids).containsExactlyElementsOf(ids(whole));
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        assertThat(ids.get(0)).isEqualTo(whole.getString("items[0].order"));
    }

    private void whoMayLook() {
        with(signedIn.key(CITY, null, Role.AUDITOR)).get(path("")).then().statusCode(200);
        with(signedIn.key(SignedIn.CITY, null, Role.OPERATOR))
                .get(path(""))
                .then()
                .statusCode(404);
        with(signedIn.key(null, code(0), Role.ENTERPRISE)).get(path("")).then().statusCode(403);
    }

    private static List<String> ids(JsonPath page) {
        List<Map<String, Object>> rows = page.getList("items");
        return rows.stream()
                .map(row -> String.valueOf(row.getOrDefault("order", row.get("task"))))
                .toList();
    }

    private void clocks(Duration reply, Duration report) {
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
                                reply,
                                report),
                        now.roster(),
                        now.consequences(),
                        now.remedies(),
                        now.contacts(),
                        now.seal(),
                        now.documentNumbers()),
                UUID.nameUUIDFromBytes(new byte[] {8}));
    }

    private void serve(int site, Instant at) {
        with(operator)
                .body(Map.of("channel", "phone", "to", "12345", "deliveredAt", at.toString(), "evidence", "rec"))
                .post("/api/v1/orders/" + order(site) + "/service")
                .then()
                .statusCode(201);
    }

    private void receipt(int site, String body) {
        site(site, "receipt", body);
    }

    private void site(int site, String what, String body) {
        with(signedIn.key(null, code(site), Role.ENTERPRISE))
                .body(body)
                .post("/api/v1/orders/" + order(site) + "/" + what)
                .then()
                .statusCode(201);
    }

    private String order(int site) {
        return with(operator)
                .get("/api/v1/orders?response=" + response + "&site=" + code(site))
                .path("items[0].id");
    }

    private static String code(int site) {
        return CITY + "-" + site;
    }

    private String path(String query) {
        return "/api/v1/responses/" + response + "/board" + query;
    }

    private JsonPath items(String query) {
        return board(query).extract().jsonPath();
    }

    private ValidatableResponse board(String query) {
        return with(operator).get(path("?size=500" + query)).then().statusCode(200);
    }
}
