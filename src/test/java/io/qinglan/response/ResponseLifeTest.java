package io.qinglan.response;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Role;
import io.qinglan.fact.Level;
import io.qinglan.warning.Desk;

import static io.qinglan.authority.SignedIn.with;
import static io.qinglan.warning.Desk.now;
import static io.qinglan.warning.Desk.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

/** The whole life of a response over HTTP, what it tells the rooms to the right, and every refusal on the way. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class ResponseLifeTest {

    @Inject
    Desk desk;

    @Inject
    Responses responses;

    @Inject
    Heard heard;

    /** What was said inside the transactions. */
    @ApplicationScoped
    static class Heard {
        private final List<Object> events = new ArrayList<>();

        void started(@Observes ResponseStarted event) {
            keep(event);
        }

        void changed(@Observes ResponseChanged event) {
            keep(event);
        }

        void ended(@Observes ResponseEnded event) {
            keep(event);
        }

        private synchronized void keep(Object event) {
            events.add(event);
        }

        synchronized List<Object> of(UUID response) {
            return events.stream()
                    .filter(event -> event.toString().contains(response.toString()))
                    .toList();
        }
    }

    @Test
    void onAWarningFromStartToLifting() {
        Desk.City city = desk.city();
        String warning = desk.issue(city, "yellow", now().minusSeconds(60), null);
        String id = start(city, onWarning(city.code(), warning))
                .statusCode(201)
                .body("state", equalTo("awaiting_approval"))
                .body("level", equalTo("yellow"))
                .body("version", equalTo(0))
                .extract()
                .path("id");
        UUID response = UUID.fromString(id);
        assertThat(heard.of(response)).isEmpty();
        approve(city.operator(), id).statusCode(403).body("type", endsWith("same-person"));
        approve(city.approver(), id)
                .statusCode(200)
                .body("state", equalTo("active"))
                .body("version", equalTo(1))
                .body("approver", notNullValue())
                .body("issuer", endsWith("人民政府"));
        approve(city.other(), id).statusCode(409).body("type", endsWith("out-of-order"));
        assertThat(responses.get(response).level()).isEqualTo(Level.YELLOW);
        // the warning goes up: the same is proposed for the response, and decided there
        desk.change(city, warning, Map.of("to", "orange", "reason", "worse", "override", Desk.override()));
        with(city.approver())
                .get("/api/v1/responses/" + id)
                .then()
                .body("level", equalTo("yellow"))
                .body("open[0].act", equalTo("upgrade"))
                .body("open[0].source", equalTo("warning"));
        approve(city.approver(), id).statusCode(200).body("level", equalTo("orange"));
        change(city, id, Map.of("act", "suspend", "reason", "rain")).body("state", equalTo("suspended"));
        change(city, id, Map.of("act", "resume", "reason", "dry")).body("state", equalTo("active"));
        change(city, id, Map.of("to", "lifted", "reason", "clean")).body("state", equalTo("lifted"));
        List<Object> said = heard.of(response);
        assertThat(said).hasSize(5);
        assertThat(said.get(0)).isInstanceOf(ResponseStarted.class);
        assertThat(said.get(1)).isInstanceOfSatisfying(ResponseChanged.class, changed -> {
            assertThat(changed.from()).isEqualTo(Level.YELLOW);
            assertThat(changed.to()).isEqualTo(Level.ORANGE);
            assertThat(changed.version()).isEqualTo(2);
        });
        assertThat(said.get(4))
                .isInstanceOfSatisfying(
                        ResponseEnded.class, ended -> assertThat(ended.how()).isEqualTo("lifted"));
        with(city.auditor())
                .get("/api/v1/responses/" + id + "/timeline")
                .then()
                .statusCode(200)
                .body("items.findAll{it.version!=null}.version", equalTo(List.of(1, 2, 3, 4, 5)));
    }

    @Test
    void aResponsePausesAndGoesOnWithItsWarningWhenItsGovernmentSaysSo() {
        Desk.City city = desk.city();
        String warning = desk.issue(city, "yellow", now().minusSeconds(60), null);
        String id = start(city, onWarning(city.code(), warning)).extract().path("id");
        approve(city.approver(), id).statusCode(200);
        desk.change(city, warning, Map.of("act", "suspend", "reason", "rain for a day"));
        with(city.approver())
                .get("/api/v1/responses/" + id)
                .then()
                .body("state", equalTo("active"))
                .body("open[0].act", equalTo("suspend"))
                .body("open[0].source", equalTo("warning"));
        approve(city.approver(), id).statusCode(200).body("state", equalTo("suspended"));
        desk.change(city, warning, Map.of("act", "resume", "reason", "dry again"));
        with(city.approver()).get("/api/v1/responses/" + id).then().body("open[0].act", equalTo("resume"));
        approve(city.approver(), id).statusCode(200).body("state", equalTo("active"));
    }

    @Test
    void aCountyStartsAResponseOnItsCitysWarning() {
        Desk.City city = desk.city();
        String warning = desk.issue(city, "orange", now().minusSeconds(60), null);
        String operator = desk.key(city.county(), Role.OPERATOR);
        String id = post(operator, "/api/v1/responses", onWarning(city.county(), warning))
                .statusCode(201)
                .extract()
                .path("id");
        approve(desk.key(city.county(), Role.APPROVER), id)
                .statusCode(200)
                .body("area", equalTo(city.county()))
                .body("level", equalTo("orange"));
    }

    @Test
    void onAnotherBasisWithItsDocument() {
        Desk.City city = desk.city();
        Map<String, Object> body = assurance(city);
        body.remove("level");
        start(city, body).statusCode(422).body("errors.pointer", hasItem("/level"));
        body.put("level", "orange");
        body.put("reason", "season_target");
        start(city, body).statusCode(422).body("type", endsWith("forbidden-reason"));
        body.put("reason", "national games");
        String id = start(city, body).statusCode(201).extract().path("id");
        approve(city.approver(), id).statusCode(200).body("basis.kind", equalTo("event_assurance"));
        start(city, body).statusCode(201);
    }

    @Test
    void aWarningThatEndedOrCoversAnotherAreaIsNoBasis() {
        Desk.City city = desk.city();
        Desk.City elsewhere = desk.city();
        String warning = desk.issue(city, "yellow", now().minusSeconds(60), null);
        post(elsewhere.operator(), "/api/v1/responses", onWarning(elsewhere.code(), warning))
                .statusCode(422)
                .body("errors.pointer", hasItem("/basis/id"));
        desk.change(city, warning, Map.of("act", "cancel", "reason", "issued by mistake"));
        start(city, onWarning(city.code(), warning)).statusCode(409);
        start(city, Map.of("area", city.code(), "basis", Map.of("kind", "whim")))
                .statusCode(422)
                .body("errors.pointer", hasItem("/basis/kind"));
    }

    @Test
    void aSupplementHasItsOwnWindowBasisAndApprover() {
        Desk.City city = desk.city();
        String id = started(city);
        Instant from = now().plus(Duration.ofHours(2));
        post(
                        city.operator(),
                        "/api/v1/responses/" + id + "/supplements",
                        Map.of(
                                "measures", List.of("渣土车全天禁行"),
                                "from", from.toString(),
                                "until", from.plus(Duration.ofHours(12)).toString(),
                                "basis", "市指挥部通知 12号"))
                .statusCode(201)
                .body("supplements", hasSize(0))
                .body("open[0].act", equalTo("supplement"));
        post(city.operator(), "/api/v1/responses/" + id + "/supplements", Map.of("measures", List.of()))
                .statusCode(422)
                .body("errors.pointer", hasItem("/basis"));
        approve(city.operator(), id).statusCode(403).body("type", endsWith("same-person"));
        approve(city.approver(), id)
                .statusCode(200)
                .body("supplements[0].approver", notNullValue())
                .body("version", equalTo(2));
        assertThat(responses.get(UUID.fromString(id)).supplements()).hasSize(1);
    }

    @Test
    void whatWaitsIsNotSeenOutsideAndAnothersIsNotThere() {
        Desk.City city = desk.city();
        Desk.City elsewhere = desk.city();
        String id = start(city, assurance(city)).extract().path("id");
        with(elsewhere.operator()).get("/api/v1/responses/" + id).then().statusCode(404);
        with(desk.key(city.county(), Role.OPERATOR))
                .get("/api/v1/responses/" + id)
                .then()
                .statusCode(404);
        with(elsewhere.auditor())
                .get("/api/v1/responses")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(id)));
        approve(elsewhere.approver(), id).statusCode(404);
    }

    @Test
    void anExerciseStandsOnAnExerciseAndIsListedApart() {
        Desk.City city = desk.city();
        String proposal = desk.propose(city, "red", now().minusSeconds(60), null, true);
        desk.consult(city, proposal);
        String played = desk.approve(city.approver(), proposal).extract().path("warning");
        Map<String, Object> body = onWarning(city.code(), played);
        body.put("exercise", false);
        start(city, body).statusCode(422).body("errors.pointer", hasItem("/exercise"));
        body.remove("exercise");
        String id = start(city, body)
                .statusCode(201)
                .body("exercise", equalTo(true))
                .extract()
                .path("id");
        with(city.operator()).get("/api/v1/responses").then().body("items.id", not(hasItem(id)));
        with(city.operator()).get("/api/v1/responses?exercise=true").then().body("items.id", hasItem(id));
    }

    @Test
    void aRejectedResponseNeverBegins() {
        Desk.City city = desk.city();
        String id = start(city, assurance(city)).extract().path("id");
        post(
                        city.approver(),
                        "/api/v1/responses/" + id + "/approval",
                        Map.of("decision", "reject", "reason", "no need"))
                .statusCode(200)
                .body("state", equalTo("rejected"));
        assertThat(heard.of(UUID.fromString(id))).isEmpty();
        post(city.operator(), "/api/v1/responses/" + id + "/transitions", Map.of("act", "suspend", "reason", "x"))
                .statusCode(409);
    }

    private String started(Desk.City city) {
        String id = start(city, assurance(city)).statusCode(201).extract().path("id");
        approve(city.approver(), id).statusCode(200);
        return id;
    }

    private static Map<String, Object> assurance(Desk.City city) {
        Map<String, Object> body = new HashMap<>();
        body.put("area", city.code());
        body.put("basis", Map.of("kind", "event_assurance", "instrument", "活动空气质量保障方案"));
        body.put("level", "yellow");
        body.put("start", now().minusSeconds(60).toString());
        body.put("until", now().plus(Duration.ofDays(2)).toString());
        body.put("reason", "national games");
        return body;
    }

    private static Map<String, Object> onWarning(String area, String warning) {
        Map<String, Object> body = new HashMap<>();
        body.put("area", area);
        body.put("basis", Map.of("kind", "warning", "id", warning));
        body.put("reason", "the city's warning");
        return body;
    }

    private static ValidatableResponse start(Desk.City city, Map<String, Object> body) {
        return post(city.operator(), "/api/v1/responses", body);
    }

    private static ValidatableResponse approve(String key, String response) {
        return post(key, "/api/v1/responses/" + response + "/approval", Map.of("decision", "approve"));
    }

    private static ValidatableResponse change(Desk.City city, String response, Map<String, Object> transition) {
        post(city.operator(), "/api/v1/responses/" + response + "/transitions", transition)
                .statusCode(201);
        return approve(city.approver(), response).statusCode(200);
    }
}
