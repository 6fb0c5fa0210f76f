package io.qinglan.compliance.watch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;
import io.qinglan.fact.Level;
import io.qinglan.feed.Arrival;
import io.qinglan.order.TestCity;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;

/** The watch over orders on the real database: what runs when, what is known when, once in a cluster. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class WatchTest {

    private static final Duration GRACE = Duration.ofMinutes(30);
    private static final double STANDING = 30;
    private static final double RUNNING = 900;

    @Inject
    WatchedPlants plants;

    @Inject
    WatchAt watch;

    @Inject
    TestCity cities;

    @Inject
    SignedIn signedIn;

    @Inject
    DataSource dataSource;

    @Test
    void aPlantThatStopsMeetsItsOrderAndOneThatIgnoresItDoesNot() {
        String city = "470100";
        Instant start = plants.start();
        UUID response = plants.begun(city, 8, start);
        Map<String, String> orders = plants.orders(city, response);
        String keeps = orders.get(city + "-1");
        String ignores = orders.get(city + "-5");
        plants.serve(city, keeps, start);
        plants.serve(city, ignores, start);
        Instant end = start.plus(Duration.ofHours(20));
        plants.send(plants.quarters(city + "-1-K1", start, end, STANDING));
        plants.send(plants.quarters(city + "-5-K1", start, end, RUNNING));
        watch.run(end);

        List<Map<String, Object>> kept = of(verdicts(city, keeps, ""), "power_stop");
        List<Map<String, Object>> ignored = of(verdicts(city, ignores, ""), "power_stop");
        assertThat(kept).hasSameSizeAs(ignored).hasSize(20 * 4 - 2);
        assertThat(begin(kept.get(kept.size() - 1))).isEqualTo(start.plus(GRACE));
        assertThat(kept).allSatisfy(one -> assertThat(one).containsEntry("result", "met"));
        assertThat(ignored)
                .allSatisfy(one -> assertThat(one)
                        .containsEntry("result", "not_met")
                        .containsEntry("confidence", "high")
                        .containsEntry("target", "K1"));
        assertThat(ignored.get(0).get("figures").toString()).contains("kw=900", "levelKw=50");
        assertThat(ignored.get(0).get("overturnedBy").toString()).contains("service_proof");

        // one record of the change in the ledger for all windows of one result
        assertThat(decisions(ignored)).hasSize(1);
        with(signedIn.key(city, null, Role.OPERATOR))
                .get("/api/v1/decisions/" + ignored.get(0).get("decision"))
                .then()
                .statusCode(200);
        // the site reads the same, another one nothing
        String own = signedIn.key(null, city + "-5", Role.ENTERPRISE);
        assertThat(with(own)
                        .get("/api/v1/verdicts?size=500&order=" + ignores)
                        .jsonPath()
                        .<Object>getList("items"))
                .hasSameSizeAs(verdicts(city, ignores, ""));
        String other = signedIn.key(null, city + "-1", Role.ENTERPRISE);
        assertThat(with(other).get("/api/v1/verdicts?order=" + ignores).statusCode())
                .isEqualTo(404);
        with(own).get("/api/v1/orders/" + ignores + "/compliance").then().statusCode(200);
        assertThat(with(own)
                        .get("/api/v1/orders/" + ignores + "/compliance")
                        .jsonPath()
                        .getInt("counts.not_met"))
                .isEqualTo(1);
        // an order nobody served does not run
        assertThat(verdicts(city, orders.get(city + "-2"), "")).isEmpty();
    }

    @Test
    void noDataIsNotAssessableAndLateDataAddAVersion() {
        String city = "470200";
        Instant start = plants.start();
        UUID response = plants.begun(city, 2, start);
        String order = plants.orders(city, response).get(city + "-1");
        plants.serve(city, order, start);
        Instant gap = start.plus(Duration.ofHours(3));
        Instant end = start.plus(Duration.ofHours(6));
        plants.send(plants.quarters(city + "-1-K1", start, gap, STANDING));
        plants.send(plants.quarters(city + "-1-K1", gap.plusSeconds(900), end, STANDING));
        watch.run(gap.plus(Duration.ofMinutes(20)));
        assertThat(at(verdicts(city, order, ""), gap)).isEmpty(); // its data may be on their way
        Instant first = end.plus(Duration.ofHours(1));
        watch.run(first);
        assertThat(at(verdicts(city, order, ""), gap))
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("result", "not_assessable"));

        plants.send(List.of(plants.quarter(city + "-1-K1", gap, RUNNING)));
        Instant second = end.plus(Duration.ofHours(3));
        assertThat(watch.run(second)).isPositive();
        assertThat(at(verdicts(city, order, ""), gap))
                .singleElement()
                .satisfies(one ->
                        assertThat(one).containsEntry("result", "not_met").containsEntry("version", 2));
        assertThat(at(verdicts(city, order, "&known=" + first.plusSeconds(60)), gap))
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .containsEntry("result", "not_assessable")
                        .containsEntry("version", 1));
        long versions = count("select count(*) from verdict");
        plants.send(List.of(plants.quarter(city + "-1-K1", gap, RUNNING)));
        touchAgain(city + "-1-K1", gap);
        watch.run(second);
        assertThat(count("select count(*) from verdict")).isEqualTo(versions);
    }

    @Test
    void resentLateAndShuffledDataGiveTheVerdictsOfCleanData() {
        String city = "470300";
        Instant start = plants.start();
        UUID response = plants.begun(city, 10, start);
        Map<String, String> orders = plants.orders(city, response);
        String clean = orders.get(city + "-1");
        List<String> others = List.of(city + "-5", city + "-9");
        plants.serve(city, clean, start);
        others.forEach(site -> plants.serve(city, orders.get(site), start));
        Instant end = start.plus(Duration.ofHours(12));
        Random random = new Random(20261122);
        List<Double> load = new ArrayList<>();
        for (int quarter = 0; quarter < 48; quarter++) {
            load.add(random.nextInt(3) == 0 ? RUNNING : STANDING);
        }
        plants.send(series(city + "-1-K1", start, load));
        watch.run(end.plus(Duration.ofHours(2)));
        for (String site : others) {
            List<Arrival> sent = new ArrayList<>(series(site + "-K1", start, load));
            sent.addAll(series(site + "-K1", start, load).subList(5, 25));
            Collections.shuffle(sent, random);
            int from = 0;
            int round = 0;
            while (from < sent.size()) {
                int to = Math.min(sent.size(), from + 1 + random.nextInt(15));
                plants.send(sent.subList(from, to));
                watch.run(start.plus(Duration.ofHours(4 + round++)));
                from = to;
            }
        }
        watch.run(end.plus(Duration.ofHours(12)));
        Map<String, String> wanted = upTo(end, verdicts(city, clean, ""));
        assertThat(wanted).hasSizeGreaterThan(80);
        for (String site : others) {
            assertThat(upTo(end, verdicts(city, orders.get(site), ""))).isEqualTo(wanted);
        }
    }

    @Test
    void twoNodesAtOnceJudgeEachWindowOnce() throws Exception {
        String city = "470400";
        Instant start = plants.start();
        UUID response = plants.begun(city, 12, start);
        Map<String, String> orders = plants.orders(city, response);
        Instant end = start.plus(Duration.ofHours(10));
        orders.forEach((site, order) -> {
            plants.serve(city, order, start);
            plants.send(plants.quarters(site + "-K1", start, end, RUNNING));
        });
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        Callable<Integer> node = () -> watch.node(end).run();
        for (Future<Integer> run : nodes.invokeAll(List.of(node, node))) {
            run.get();
        }
        nodes.shutdown();
        watch.run(end);
        assertThat(count("select count(*) from verdict v join verdict_series s on s.id = v.series where s.response = '"
                        + response + "' and v.version > 1"))
                .isZero();
        assertThat(of(verdicts(city, orders.get(city + "-5"), ""), "power_stop"))
                .hasSize(38);
        assertThat(count("select count(*) from verdict_due")).isZero();
    }

    @Test
    void windowsAreCutWhereAnotherVersionOfTheOrderBegins() {
        String city = "470500";
        Instant start = plants.start();
        UUID response = plants.begun(city, 2, start);
        String before = plants.orders(city, response).get(city + "-1");
        plants.serve(city, before, start);
        Instant end = plants.clock().plus(Duration.ofHours(3));
        plants.send(plants.quarters(city + "-1-K1", start, end, STANDING));
        Instant boundary = plants.clock().plus(Duration.ofMinutes(100)).plusSeconds(7);
        cities.change(response, 2, city, Level.ORANGE, Level.RED, boundary);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !before.equals(plants.orders(city, response).get(city + "-1")));
        String after = plants.orders(city, response).get(city + "-1");
        watch.run(end);

        Instant cut = boundary.truncatedTo(ChronoUnit.MINUTES);
        List<Map<String, Object>> first = of(verdicts(city, before, ""), "power_stop");
        List<Map<String, Object>> second = of(verdicts(city, after, ""), "power_stop");
        assertThat(end(first.get(0))).isEqualTo(cut);
        // the same is asked of the kiln: the duty goes on without being served again
        assertThat(begin(second.get(second.size() - 1))).isEqualTo(cut.plusSeconds(60));
        assertThat(second).allSatisfy(one -> assertThat(one).containsEntry("result", "met"));
    }

    @Test
    void serviceThatIsProvenEarlierMovesTheBeginAndCutsItsWindowAnew() {
        String city = "470600";
        Instant start = plants.start();
        UUID response = plants.begun(city, 2, start);
        String order = plants.orders(city, response).get(city + "-1");
        plants.serve(city, order, start.plus(Duration.ofMinutes(187)));
        Instant end = start.plus(Duration.ofHours(8));
        plants.send(plants.quarters(city + "-1-K1", start, end, RUNNING));
        watch.run(end);
        Instant late = start.plus(Duration.ofMinutes(217));
        assertThat(firstBegin(city, order)).isEqualTo(late);

        plants.serve(city, order, start.plus(Duration.ofMinutes(60)));
        watch.run(end);
        assertThat(firstBegin(city, order)).isEqualTo(start.plus(Duration.ofMinutes(90)));
        // the part of a window that was judged alone is withdrawn; what was known before stays known
        assertThat(at(verdicts(city, order, ""), late)).isEmpty();
        assertThat(at(verdicts(city, order, ""), start.plus(Duration.ofMinutes(210))))
                .isNotEmpty();
        assertThat(count("select count(*) from verdict where withdrawn")).isPositive();
    }

    @Test
    void aPointThatIsSharedWithoutASignatureSaysNothing() {
        String city = "470700";
        Instant start = plants.start();
        UUID response = plants.begun(city, 2, start);
        String order = plants.orders(city, response).get(city + "-1");
        plants.serve(city, order, start);
        Instant end = start.plus(Duration.ofHours(4));
        plants.send(plants.quarters(city + "-1-K1", start, end, RUNNING));
        watch.run(end);
        assertThat(of(verdicts(city, order, "&result=not_met"), "power_stop")).isNotEmpty();

        plants.share(city + "-1", city + "-1-K1");
        watch.run(end);
        assertThat(verdicts(city, order, "&result=not_met")).isEmpty();
        assertThat(of(verdicts(city, order, ""), "power_stop"))
                .allSatisfy(one -> assertThat(one).containsEntry("result", "not_assessable"));
        assertThat(with(signedIn.key(city, null, Role.OPERATOR))
                        .get("/api/v1/orders/" + order)
                        .jsonPath()
                        .<String>getList("obligations[0].checkedBy.feed"))
                .containsExactly("manual");
    }

    private List<Arrival> series(String point, Instant start, List<Double> load) {
        List<Arrival> arrivals = new ArrayList<>();
        for (int quarter = 0; quarter < load.size(); quarter++) {
            arrivals.add(plants.quarter(point, start.plusSeconds(900L * quarter), load.get(quarter)));
        }
        return arrivals;
    }

    /** What verdicts say of windows that began before an instant, without their names and versions. */
    private static Map<String, String> upTo(Instant end, List<Map<String, Object>> verdicts) {
        Map<String, String> said = new TreeMap<>();
        verdicts.stream()
                .filter(one -> begin(one).isBefore(end))
                .forEach(one -> said.put(
                        one.get("test") + " " + begin(one),
                        one.get("result") + " " + one.get("confidence") + " " + one.get("figures") + " "
                                + ((Map<?, ?>) one.get("because")).get("rule")));
        return said;
    }

    private Instant firstBegin(String city, String order) {
        return verdicts(city, order, "").stream()
                .map(WatchTest::begin)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private static Instant begin(Map<String, Object> verdict) {
        return time(verdict, "from");
    }

    private static Instant end(Map<String, Object> verdict) {
        return time(verdict, "to");
    }

    private static Instant time(Map<String, Object> verdict, String which) {
        return OffsetDateTime.parse((String) ((Map<?, ?>) verdict.get("window")).get(which))
                .toInstant();
    }

    private static List<Map<String, Object>> of(List<Map<String, Object>> verdicts, String test) {
        return verdicts.stream().filter(one -> test.equals(one.get("test"))).toList();
    }

    private static List<Map<String, Object>> at(List<Map<String, Object>> verdicts, Instant start) {
        return of(verdicts, "power_stop").stream()
                .filter(one -> begin(one).equals(start))
                .toList();
    }

    private static Set<Object> decisions(List<Map<String, Object>> verdicts) {
        return verdicts.stream().map(one -> one.get("decision")).collect(Collectors.toSet());
    }

    private void touchAgain(String point, Instant at) {
        count("with n as (insert into compliance_note (kind, points, kinds, froms, untils) values ('readings', array['"
                + point
                + "'], array['s900'], array['" + at + "'::timestamptz], array['" + at
                + "'::timestamptz]) returning 1) select count(*) from n");
    }

    private List<Map<String, Object>> verdicts(String area, String order, String more) {
        return with(signedIn.key(area, null, Role.OPERATOR))
                .get("/api/v1/verdicts?size=500&order=" + order + more)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    private long count(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
