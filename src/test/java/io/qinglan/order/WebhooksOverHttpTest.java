package io.qinglan.order;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;
import io.qinglan.dispatch.Outbox;
import io.qinglan.dispatch.webhook.Receiver;
import io.qinglan.fact.Level;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A plant subscribes, is told of its orders, can prove who told it, and loses nothing when its receiver fails. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class WebhooksOverHttpTest {

    private static final Instant START = Instant.parse("2026-11-20T16:00:00Z");
    private static int cities = 10;

    @Inject
    TestCity city;

    @Inject
    SignedIn signedIn;

    @Inject
    Outbox outbox;

    private String code;
    private String site;
    private Receiver receiver;

    @BeforeEach
    void open() throws IOException {
        code = "44" + cities++ + "00";
        city.found(code, 2);
        city.settle(code);
        site = signedIn.key(null, code + "-0", Role.ENTERPRISE);
        receiver = Receiver.open();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void aSubscriberIsToldOfItsOrderAndTheReferenceLibrariesVerifyIt() throws Exception {
        JsonPath made = subscribe(Map.of("url", receiver.url()));
        assertThat(made.getString("state")).isEqualTo("active");
        String secret = made.getString("secret");

        UUID response = issue();
        Receiver.Message told = awaitMessage("order.issued");
        new Webhook(secret).verify(told.body(), told.headers());
        assertThatThrownBy(() -> new Webhook(secret).verify(told.body().replace("order", "0rder"), told.headers()))
                .isInstanceOf(WebhookVerificationException.class);
        assertThat(pythonSignature(secret, told)).isEqualTo(told.header("webhook-signature"));

        JsonPath event = JsonPath.from(told.body());
        assertThat(told.header("content-type")).startsWith("application/cloudevents+json");
        assertThat(event.getString("specversion")).isEqualTo("1.0");
        assertThat(event.getString("id")).isEqualTo(told.header("webhook-id"));
        assertThat(event.getString("data.site")).isEqualTo(code + "-0");
        assertThat(event.getString("data.response")).isEqualTo(response.toString());
        assertThat(event.getBoolean("data.humanConfirmationRequired")).isTrue();
        assertThat(event.getString("data.effectiveAt")).isNotBlank();
        assertThat(event.getList("data.obligations")).isNotEmpty();
        String pulled =
                with(site).get("/api/v1/orders/" + event.getString("subject")).path("ledger.leaf");
        assertThat(event.getString("data.ledger.leaf")).isEqualTo(pulled);
    }

    @Test
    void anotherVersionSaysWhatItChangesAndAnEndSaysFromWhen() {
        subscribe(Map.of("url", receiver.url()));
        UUID response = issue();
        awaitMessage("order.issued");
        city.change(response, 2, code, Level.ORANGE, Level.RED, START.plus(Duration.ofHours(20)));
        JsonPath next = JsonPath.from(awaitMessage("order.superseded").body());
        assertThat(next.getInt("data.version")).isEqualTo(2);
        assertThat(next.getInt("data.previousVersion")).isEqualTo(1);
        assertThat(next.getList("data.changes.change")).isNotEmpty();
        city.end(response, 3, code, START.plus(Duration.ofHours(40)));
        JsonPath last = JsonPath.from(awaitMessage("order.lifted").body());
        assertThat(last.getInt("data.sequence")).isGreaterThan(next.getInt("data.sequence"));
        assertThat(Instant.parse(last.getString("data.effectiveAt"))).isEqualTo(START.plus(Duration.ofHours(40)));
    }

    @Test
    void aReceiverThatFailsIsToldAgainUnderTheSameId() {
        subscribe(Map.of("url", receiver.url(), "events", List.of("order.issued")));
        receiver.answer(count -> count < 2 ? 503 : 204);
        issue();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> count("order.issued") == 2);
        assertThat(receiver.messages().stream()
                        .filter(message -> "order.issued"
                                .equals(JsonPath.from(message.body()).getString("type")))
                        .map(message -> message.header("webhook-id"))
                        .distinct())
                .hasSize(1);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> with(site)
                        .get("/api/v1/deliveries?state=delivered")
                        .jsonPath()
                        .getList("items.attempts")
                        .equals(List.of(2)));
    }

    @Test
    void aDeliveryCanBeSentAgainByHandAndIsNobodyElses() {
        subscribe(Map.of("url", receiver.url()));
        issue();
        String id = JsonPath.from(awaitMessage("order.issued").body()).getString("id");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !with(site)
                        .get("/api/v1/deliveries?state=delivered")
                        .jsonPath()
                        .getList("items")
                        .isEmpty());
        String delivery = with(site).get("/api/v1/deliveries").path("items[0].id");
        String stranger = signedIn.key(null, code + "-1", Role.ENTERPRISE);
        with(stranger).post("/api/v1/deliveries/" + delivery + "/replay").then().statusCode(404);
        assertThat(with(stranger).get("/api/v1/deliveries").jsonPath().getList("items"))
                .isEmpty();
        with(site).post("/api/v1/deliveries/" + delivery + "/replay").then().statusCode(200);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> count("order.issued") == 2);
        assertThat(JsonPath.from(awaitMessage("order.issued").body()).getString("id"))
                .isEqualTo(id);
    }

    @Test
    void anAddressThatDoesNotAnswerIsNotToldOfOrdersUntilItDoes() {
        receiver.answer(count -> 500);
        JsonPath made = subscribe(Map.of("url", receiver.url()));
        assertThat(made.getString("state")).isEqualTo("unverified");
        assertThat(made.getInt("verification.status")).isEqualTo(500);
        issue();
        assertThat(count("order.issued")).isZero();
        receiver.answer(count -> 200);
        with(site)
                .post("/api/v1/subscriptions/" + made.getString("id") + "/verification")
                .then()
                .statusCode(200);
        assertThat(with(site)
                        .get("/api/v1/subscriptions/" + made.getString("id"))
                        .jsonPath()
                        .getString("state"))
                .isEqualTo("active");
    }

    @Test
    void whoIsGoneIsToldNothingMore() {
        JsonPath made = subscribe(Map.of("url", receiver.url()));
        receiver.answer(count -> 410);
        issue();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> with(site)
                        .get("/api/v1/subscriptions/" + made.getString("id"))
                        .jsonPath()
                        .getString("state")
                        .equals("disabled"));
    }

    @Test
    void aNewSecretAndTheOneBeforeBothSignForAWhile() throws Exception {
        JsonPath made = subscribe(Map.of("url", receiver.url()));
        String rotated = with(site)
                .post("/api/v1/subscriptions/" + made.getString("id") + "/secret")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
        issue();
        Receiver.Message told = awaitMessage("order.issued");
        new Webhook(rotated).verify(told.body(), told.headers());
        new Webhook(made.getString("secret")).verify(told.body(), told.headers());
        assertThat(with(site).get("/api/v1/subscriptions").asString())
                .doesNotContain(rotated)
                .doesNotContain(made.getString("secret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.5/hook",
                "https://192.168.1.4/hook",
                "https://169.254.169.254/latest",
                "https://[::1]/hook",
                "https://[::ffff:10.0.0.5]/hook",
                "https://[fd00::1]/hook",
                "https://100.64.0.9/hook",
                "https://0.0.0.0/hook",
                "https://2130706432.invalid/hook",
                "ftp://127.0.0.1/hook",
                "file:///etc/passwd",
                "http://user:word@127.0.0.1/hook",
                "not an address"
            })
    void anAddressInsideIsRefused(String url) {
        with(site).body(Map.of("url", url)).post("/api/v1/subscriptions").then().statusCode(422);
    }

    @Test
    void badInputIsNamed() {
        JsonPath refused = with(site)
                .body(Map.of("url", receiver.url(), "events", List.of("order.eaten"), "secret", "short"))
                .post("/api/v1/subscriptions")
                .then()
                .statusCode(422)
                .extract()
                .jsonPath();
        assertThat(refused.getList("errors.pointer")).containsExactly("/events/0", "/secret");
        String operator = signedIn.key(code, null, Role.OPERATOR);
        with(operator)
                .body(Map.of("url", receiver.url()))
                .post("/api/v1/subscriptions")
                .then()
                .statusCode(403);
    }

    @Test
    void theGatewayOfTheBureauCarriesTheMessagesItNames() {
        String administrator = signedIn.key(null, null, Role.ADMINISTRATOR);
        with(administrator)
                .body(Map.of("url", receiver.url()))
                .post("/api/v1/subscriptions")
                .then()
                .statusCode(422);
        with(administrator)
                .body(Map.of("url", receiver.url(), "events", List.of("order.reach_gateway")))
                .post("/api/v1/subscriptions")
                .then()
                .statusCode(201);
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.put("order.reach_gateway", "order " + code, null, Map.of("phone", "0371-0000", "text", "请签收"));
            outbox.put("lead.reminded", "lead " + code, null, Map.of("text", "逾期"));
        });
        JsonPath told = JsonPath.from(awaitMessage("order.reach_gateway").body());
        assertThat(told.getString("data.phone")).isEqualTo("0371-0000");
        assertThat(count("lead.reminded")).isZero();
        assertThat(with(site).get("/api/v1/subscriptions").jsonPath().getList("items"))
                .isEmpty();
    }

    private JsonPath subscribe(Map<String, Object> body) {
        return with(site)
                .body(body)
                .post("/api/v1/subscriptions")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private UUID issue() {
        UUID response = UUID.nameUUIDFromBytes(("webhooks " + code).getBytes(StandardCharsets.UTF_8));
        city.start(response, code, Level.ORANGE, START);
        String operator = signedIn.key(code, null, Role.OPERATOR);
        OwnResponse.awaitOrders(operator, response.toString(), 2);
        return response;
    }

    private long count(String type) {
        return receiver.messages().stream()
                .filter(message -> type.equals(JsonPath.from(message.body()).getString("type")))
                .count();
    }

    private Receiver.Message awaitMessage(String type) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> count(type) > 0);
        return receiver.messages().stream()
                .filter(message -> type.equals(JsonPath.from(message.body()).getString("type")))
                .findFirst()
                .orElseThrow();
    }

    /** The signature as plain Python makes it from the published description. */
    private static String pythonSignature(String secret, Receiver.Message told) throws Exception {
        String program = "import sys,hmac,hashlib,base64\n"
                + "key=base64.b64decode(sys.argv[1].split('_',1)[1])\n"
                + "signed=(sys.argv[2]+'.'+sys.argv[3]+'.').encode()+sys.stdin.buffer.read()\n"
                + "print('v1,'+base64.b64encode(hmac.new(key,signed,hashlib.sha256).digest()).decode())";
        Process python = new ProcessBuilder(
                        "python3", "-c", program, secret, told.header("webhook-id"), told.header("webhook-timestamp"))
                .start();
        try (var in = python.getOutputStream()) {
            in.write(told.body().getBytes(StandardCharsets.UTF_8));
        }
        String printed = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(python.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return printed;
    }
}
