package io.qinglan.order;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Role;
import io.qinglan.fact.Level;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.Site;
import io.qinglan.inventory.Span;
import io.qinglan.ledger.Leaf;
import io.qinglan.web.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class IssuingTest {

    private static final Instant START = Instant.parse("2026-11-20T16:00:00Z");

    @Inject
    TestCity city;

    @Inject
    Inventory inventory;

    @Inject
    OrderBook book;

    @Inject
    OrderViews views;

    @Inject
    Duties duties;

    @Inject
    OrderOverrides overrides;

    @Inject
    OrderWriter writer;

    @Inject
    IssuingBook issuings;

    @Inject
    DataSource dataSource;

    @Test
    void everySiteThatMustDoSomethingGetsOneOrderWhichTheLedgerProves() throws Exception {
        UUID response = begun("410100", 40, Level.ORANGE);
        List<OrderRow> orders = orders(response, "issued");

        assertThat(orders).hasSize(40);
        assertThat(orders).extracting(OrderRow::site).doesNotHaveDuplicates();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select record, leaf from decision where kind = 'order.issued'"
                        + " and subject in (select id::text from site_order where response = '" + response + "')")) {
            while (row.next()) {
                byte[] record = row.getBytes(1);
                assertThat(new JsonCanonicalizer(record).getEncodedUTF8()).isEqualTo(record);
                assertThat(Leaf.hash(record)).isEqualTo(row.getBytes(2));
                assertThat(record.length).isLessThan(1_024);
            }
        }
        assertThat(count("select count(*) from outbox where type = 'order.issued' and subject in"
                        + " (select id::text from site_order where response = '" + response + "')"))
                .isEqualTo(40);
    }

    @Test
    void anOrderSaysWhoOrdersWhatWhyAndWhatOneMayDoAgainstIt() {
        UUID response = begun("410200", 4, Level.ORANGE);
        Map<String, Object> order = views.of(orders(response, "issued").stream()
                        .filter(row -> row.site().equals("410200-0"))
                        .toList())
                .get(0);

        assertThat(order.get("authority").toString()).contains("人民政府").contains("二百六十四");
        assertThat(order.get("remedies").toString()).contains("某省人民政府");
        assertThat(order.get("addressee")).asString().contains("水泥410200-0");
        assertThat(order.get("incomplete"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .contains("authority.documentNumber", "contacts", "addressee.address", "creditCode", "replyBy")
                .doesNotContain("authority.issuer", "remedies.review");
        List<?> obligations = (List<?>) order.get("obligations");
        Map<?, ?> limit = (Map<?, ?>) obligations.get(0);
        assertThat(limit.get("action")).hasToString("\"limit\"");
        assertThat(limit.get("limitTo")).hasToString("{\"unit\":\"t/d\",\"value\":3840}");
        assertThat(limit.get("because").toString()).contains("certainty=stated");
        assertThat(limit.get("saves").toString()).contains("NOx=300");
        assertThat(order).containsEntry("sequence", 1).containsEntry("version", 1);
    }

    @Test
    void anOrderSaysWhichExemptionHasEndedAndTheLastDayStillHolds() {
        // the response begins on 21 November by the clock of the place
        city.found("410800", 2);
        city.settle("410800");
        inventory.save(
                List.of(
                        flagged(TestCity.site("410800", "410800-0", "B"), LocalDate.of(2026, 11, 20)),
                        flagged(TestCity.site("410800", "410800-1", "B"), LocalDate.of(2026, 11, 21))),
                "410800",
                "test",
                null,
                null);
        UUID response = UUID.randomUUID();
        city.start(response, "410800", Level.ORANGE, START);
        done(response, 1, 0);
        Map<String, Map<String, Object>> bySite = new java.util.HashMap<>();
        views.of(orders(response, "issued"))
                .forEach(order -> bySite.put(order.get("site").toString(), order));
        assertThat(bySite.get("410800-0").get("endedExemptions").toString())
                .contains("strategic_emerging")
                .contains("2026-11-20");
        assertThat(bySite.get("410800-1")).doesNotContainKey("endedExemptions");
    }

    private static Site flagged(Site site, LocalDate last) {
        SiteFact facts = site.facts();
        return site.with(new SiteFact(
                facts.id(),
                facts.name(),
                facts.industries(),
                facts.sub(),
                facts.grade(),
                true,
                Set.of("strategic_emerging"),
                Map.of("strategic_emerging", last),
                facts.lines(),
                null,
                null,
                null,
                null,
                null));
    }

    @Test
    void aBatchDoneTwiceWritesNothingTwice() {
        UUID response = begun("410300", 10, Level.RED);
        List<OrderRow> before = orders(response, "issued");
        Issuing issuing = QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = dataSource.getConnection()) {
                return issuings.find(connection, response, 1, 0).orElseThrow();
            }
        });
        Span span = new Span("410300", "410300-0", "410300-9", 10);
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().call(() -> {
                    try (Connection connection = dataSource.getConnection()) {
                        return writer.write(connection, issuing, span);
                    }
                }))
                .hasStackTraceContaining("duplicate key");
        assertThat(orders(response, "issued")).isEqualTo(before);
    }

    @Test
    void aLevelChangeSupersedesEveryOrderAndLiftingEndsThem() {
        UUID response = begun("410400", 8, Level.YELLOW);
        Set<UUID> first = new HashSet<>();
        orders(response, "issued").forEach(order -> first.add(order.id()));
        city.change(response, 2, "410400", Level.YELLOW, Level.RED, START.plusSeconds(3600));
        done(response, 2, 0);

        List<OrderRow> second = orders(response, "issued");
        assertThat(second).hasSize(8).allSatisfy(order -> {
            assertThat(order.orderVersion()).isEqualTo(2);
            assertThat(order.sequence()).isEqualTo(2);
            assertThat(first).contains(order.previous());
        });
        assertThat(orders(response, "superseded")).hasSize(8);
        assertThat(duties.of(
                        inventory.find("410400-0").orElseThrow(), Instant.now().plusSeconds(7200)))
                .containsEntry("sequence", 2)
                .extractingByKey("binding")
                .asString()
                .contains("stop");

        city.end(response, 3, "410400", START.plusSeconds(7200));
        done(response, 3, 0);
        assertThat(orders(response, "issued")).isEmpty();
        assertThat(orders(response, "lifted"))
                .hasSize(8)
                .allSatisfy(order -> assertThat(order.endSequence()).isEqualTo(3));
    }

    @Test
    void oneOrderCanBeCorrectedAfterAListErrorByTwoPersons() {
        UUID response = begun("410500", 4, Level.ORANGE);
        inventory.save(
                List.of(TestCity.site("410500", "410500-0", "D")), "410500", "correction of a grade", null, null);
        Actor operator = actor(1, Role.OPERATOR);
        OrderOverride asked = overrides.request(
                "correction", response, "410500-0", "410500", "grade entered wrongly", "list of the city", operator);
        assertThatThrownBy(() -> overrides.decide(asked.id(), true, null, actor(1, Role.APPROVER)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).endsWith("same-person"));
        overrides.decide(asked.id(), true, null, actor(2, Role.APPROVER));
        done(response, 1, 1);

        assertThat(orders(response, "superseded")).extracting(OrderRow::site).containsExactly("410500-0");
        assertThat(orders(response, "issued"))
                .hasSize(4)
                .filteredOn(order -> order.site().equals("410500-0"))
                .singleElement()
                .satisfies(order -> assertThat(order.record().toString()).contains("\"action\":\"stop\""));
    }

    @Test
    void withoutARequiredPartOrdersWaitForTwoPersons() {
        city.found("410600", 4);
        UUID response = UUID.nameUUIDFromBytes("410600".getBytes());
        city.start(response, "410600", Level.ORANGE, START);
        await(() -> count("select count(*) from issuing where state = 'blocked' and 'remedies.review' = any(missing)"
                        + " and response = '" + response + "'")
                == 1);
        assertThat(orders(response, "issued")).isEmpty();

        OrderOverride asked = overrides.request(
                "incomplete", response, null, "410600", "remedies follow by letter", "某通知", actor(1, Role.OPERATOR));
        overrides.decide(asked.id(), true, null, actor(2, Role.APPROVER));
        done(response, 1, 0);
        assertThat(orders(response, "issued")).hasSize(4);
    }

    private UUID begun(String code, int sites, Level level) {
        city.found(code, sites);
        city.settle(code);
        UUID response = UUID.nameUUIDFromBytes(code.getBytes());
        city.start(response, code, level, START);
        done(response, 1, 0);
        return response;
    }

    private void done(UUID response, int version, int round) {
        await(() -> count("select count(*) from issuing where state = 'done' and response = '" + response
                        + "' and version = " + version + " and round = " + round)
                == 1);
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(condition);
    }

    private List<OrderRow> orders(UUID response, String status) {
        return book.list(new OrderBook.Wanted(null, response, null, status, null, null, 500));
    }

    private static Actor actor(int number, Role role) {
        UUID id = UUID.nameUUIDFromBytes(new byte[] {(byte) number});
        return new Actor(id, "人" + number, "某局", "科长", null, Set.of(role), "410500", null, false);
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
