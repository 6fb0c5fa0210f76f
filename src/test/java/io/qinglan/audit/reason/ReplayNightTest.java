package io.qinglan.audit.reason;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.ledger.Canonical;
import io.qinglan.ledger.Decisions;
import io.qinglan.ledger.Entries;
import io.qinglan.ledger.Entry;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

/** A night's replay finds the decision that does not come out the same; and what was known of a thing at a moment can be asked. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class ReplayNightTest {

    @Inject
    Episode episode;

    @Inject
    ReplayNight nights;

    @Inject
    Entries entries;

    @Inject
    Decisions decisions;

    @Inject
    DataSource dataSource;

    @Test
    void aDecisionThatDoesNotComeOutTheSameIsAlarmed() throws Exception {
        Episode.Lived lived = episode.orange();
        ReplayNight.Night well = nights.run();
        assertThat(well.replayed()).isGreaterThanOrEqualTo(6); // four orders, two proposals
        assertThat(well.different()).isEmpty();
        UUID forged = forged(entries.find(UUID.fromString(lived.decision())).orElseThrow());
        ReplayNight.Night night = nights.run();
        assertThat(night.different()).containsExactly(forged);
        assertThat(nights.last().orElseThrow().different()).containsExactly(forged);
        assertThat(entries.of("replay " + night.began(), Instant.now().plusSeconds(60)))
                .hasSize(1)
                .allMatch(found -> new String(found.record(), StandardCharsets.UTF_8).contains(forged.toString()));
        RestAssured.given().get("/q/health/well").then().body(containsString("replay of decisions"));
        with(lived.city().auditor())
                .get("/api/v1/decisions/" + forged + "/replay")
                .then()
                .statusCode(200)
                .body("same", equalTo(false))
                .body("differences.pointer", hasItem("/output/obligations/0/amount"));
        neverMind(forged);
    }

    /** An order in the ledger whose obligations its facts and pack do not give, as after a library that reckons otherwise. */
    private UUID forged(Entries.Found order) throws Exception {
        ObjectMapper json = new ObjectMapper();
        ObjectNode record = (ObjectNode) json.readTree(order.record());
        UUID id = UUID.randomUUID();
        record.put("id", id.toString());
        ((ObjectNode) record.at("/output/obligations/0")).put("amount", 99);
        byte[] canonical = Canonical.bytes(record);
        QuarkusTransaction.requiringNew().run(() -> {
            try (Connection connection = dataSource.getConnection()) {
                decisions.appendEntries(
                        connection,
                        List.of(Entry.of(
                                id,
                                order.kind(),
                                order.subject(),
                                order.area(),
                                order.site(),
                                order.recordedAt(),
                                Instant.now(),
                                canonical)));
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        return id;
    }

    /** Other tests replay too: what is forged here leaves the ledger of the tests, whose table lets nobody else do so. */
    private void neverMind(UUID forged) throws Exception {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter table decision disable trigger user");
            statement.execute("grant update on decision to current_user");
            statement.execute("update decision set kind = 'test.forged' where id = '" + forged + "'");
            statement.execute("revoke update on decision from current_user");
            statement.execute("alter table decision enable trigger user");
        }
    }

    @Test
    void whatWasKnownAtAMomentLeavesOutWhatCameLater() {
        Episode.Lived lived = episode.orange();
        String proposal = "/api/v1/decisions?subject=" + lived.proposal();
        List<Map<String, Object>> all = with(lived.city().auditor())
                .get(proposal)
                .then()
                .statusCode(200)
                .body("items.kind", hasItems("warning.proposed", "warning.consulted", "warning.signed"))
                .body("later", equalTo(0))
                .extract()
                .jsonPath()
                .getList("items");
        String first = all.get(all.size() - 1).get("recordedAt").toString();
        with(lived.city().auditor())
                .queryParam("known", first)
                .get(proposal)
                .then()
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("warning.proposed"))
                .body("later", greaterThan(0))
                .body("stands.to", equalTo("orange"));
        with(lived.city().auditor())
                .queryParam("known", "2020-01-01T00:00:00+08:00")
                .get(proposal)
                .then()
                .body("items", hasSize(0));
        with(lived.city().auditor())
                .get("/api/v1/decisions?subject=" + lived.order())
                .then()
                .body("items.kind", hasItem("order.issued"))
                .body("items[0].text.zh", not(equalTo("")));
        with(lived.city().auditor())
                .get("/api/v1/decisions?subject=nothing")
                .then()
                .statusCode(404);
        with(lived.city().auditor()).get("/api/v1/decisions").then().statusCode(422);
    }
}
