package io.qinglan.order;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;
import io.qinglan.fact.Level;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.Site;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Orders of a steel works with coke ovens, under a city's own pack on top of a local one: heats a day, half of the ovens' chambers and the
 * rest slower, sinter lines of which some run again after 120 hours; and what is left of it when the order is corrected on the sixth day.
 */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@TestProfile(SteelCityOrdersOverHttpTest.OwnPack.class)
class SteelCityOrdersOverHttpTest {

    /** The rules of the house with the pack of a city of its own among them, in use. */
    public static class OwnPack implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path rules = Files.createTempDirectory("rules");
                copy(Path.of(System.getProperty("qinglan.rules", "rules")), rules);
                copy(Path.of("src/test/resources/packs"), rules);
                return Map.of("qinglan.rules", rules.toString(), "qinglan.pack", "test-steel-city");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void copy(Path from, Path to) throws IOException {
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    Path target = to.resolve(from.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(target);
                    } else {
                        Files.copy(file, target);
                    }
                }
            }
        }
    }

    @Inject
    TestCity city;

    @Inject
    SignedIn signedIn;

    @Inject
    Inventory inventory;

    @Test
    void oneOrderHoldsHeatsADayTheRestOfAnOvenAndTheSwitchAfter120Hours() {
        started("451300", Instant.parse("2026-11-20T16:00:00Z"));
        JsonPath order = order("451300", "issued");
        Map<String, Object> heats = obligation(order, "V1", "limit");
        assertThat(heats.get("quota")).isEqualTo(Map.of("value", 22, "unit", "heats", "per", "day"));
        assertThat(heats.get("until")).isNull();

        Map<String, Object> idle = obligation(order, "O1", "stop");
        Map<String, Object> slower = obligation(order, "O1", "extend");
        assertThat(part(idle)).isEqualTo("uncharged_chambers");
        assertThat(part(slower)).isEqualTo("charged_chambers");
        assertThat(slower.get("onTopOf")).isEqualTo(idle.get("id"));
        assertThat(idle).doesNotContainKey("onTopOf");

        Map<String, Object> always = obligation(order, "S1", "stop");
        Map<String, Object> switched = obligation(order, "S2", "stop");
        assertThat(always.get("until")).isNull();
        assertThat(switched.get("start")).isEqualTo("2026-11-21T00:00:00+08:00");
        assertThat(switched.get("until")).isEqualTo("2026-11-26T00:00:00+08:00");
        assertThat(order.getList("items[0].obligations.findAll { it.target.code == 'S2' }"))
                .hasSize(1);
    }

    @Test
    void aCorrectionIsANewVersionForTheRemainingHoursOnly() {
        Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(130));
        UUID response = started("451400", begun);
        JsonPath first = order("451400", "issued");
        assertThat(obligation(first, "S2", "stop")).containsKey("until");
        assertThat(Instant.parse(instant(first.getString("items[0].start")))).isEqualTo(begun);

        // the converter was listed by mistake
        inventory.save(
                List.of(works("451400", List.of(sinter("S1"), sinter("S2"), oven()))),
                "451400",
                "correction",
                null,
                null);
        Instant asked = Instant.now();
        String operator = signedIn.key("451400", null, Role.OPERATOR);
        String override = with(operator)
                .body(Map.of("reason", "converter listed by mistake", "legalBasis", "清单更正"))
                .post("/api/v1/orders/" + first.getString("items[0].id") + "/corrections")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        with(signedIn.key("451400", null, Role.APPROVER))
                .body(Map.of("decision", "approve"))
                .post("/api/v1/order-overrides/" + override + "/approval")
                .then()
                .statusCode(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !order("451400", "superseded").getList("items").isEmpty());

        JsonPath second = order("451400", "issued");
        assertThat(second.getInt("items[0].version")).isEqualTo(2);
        assertThat(second.getString("items[0].previous")).isEqualTo(first.getString("items[0].id"));
        assertThat(second.getString("items[0].response")).isEqualTo(response.toString());
        Instant from = Instant.parse(instant(second.getString("items[0].start")));
        assertThat(from).isAfterOrEqualTo(asked.truncatedTo(ChronoUnit.SECONDS));
        // 120 hours of the response are over: S2 runs again, and nothing of the new version holds before its start
        assertThat(second.<String>getList("items[0].obligations.target.code"))
                .contains("S1", "O1")
                .doesNotContain("S2", "V1");
        assertThat(second.<String>getList("items[0].obligations.start"))
                .allSatisfy(start -> assertThat(Instant.parse(instant(start))).isEqualTo(from));
        assertThat(second.getList("items[0].obligations.until")).containsOnlyNulls();
        // what the first version said stays as it was said
        JsonPath before = order("451400", "superseded");
        assertThat(before.getList("items[0].obligations.target.code"))
                .isEqualTo(first.getList("items[0].obligations.target.code"));
        assertThat(Instant.parse(instant(before.getString("items[0].start")))).isEqualTo(begun);
    }

    private UUID started(String code, Instant start) {
        city.found(code, 1);
        city.settle(code);
        inventory.save(
                List.of(works(code, List.of(sinter("S1"), sinter("S2"), oven(), line("V1", "converter", Map.of())))),
                code,
                "test",
                null,
                null);
        UUID response = UUID.nameUUIDFromBytes(("steel " + code).getBytes());
        city.start(response, code, Level.YELLOW, start);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !order(code, "issued").getList("items").isEmpty());
        return response;
    }

    private JsonPath order(String code, String status) {
        return with(signedIn.key(null, code + "-0", Role.ENTERPRISE))
                .get("/api/v1/orders?status=" + status)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Map<String, Object> obligation(JsonPath order, String target, String action) {
        return order.getMap(
                "items[0].obligations.find { it.target.code == '" + target + "' && it.action == '" + action + "' }");
    }

    private static Object part(Map<String, Object> obligation) {
        return ((Map<?, ?>) obligation.get("target")).get("part");
    }

    /** The instant of a time with an offset. */
    private static String instant(String time) {
        return OffsetDateTime.parse(time).toInstant().toString();
    }

    private static Site works(String area, List<LineFact> lines) {
        return Site.of(
                area,
                new SiteFact(
                        area + "-0",
                        "钢铁联合企业",
                        List.of("KI01", "KI04"),
                        null,
                        "C",
                        true,
                        null,
                        lines,
                        List.of("S1", "S2"),
                        null,
                        null,
                        null,
                        null));
    }

    private static LineFact sinter(String id) {
        return line(id, "sinter", Map.of());
    }

    private static LineFact oven() {
        return line(
                "O1",
                "coke_oven",
                Map.of(
                        "chamber_height_m",
                        new BigDecimal("4.3"),
                        "chambers",
                        BigDecimal.valueOf(50),
                        "coking_hours",
                        BigDecimal.valueOf(22)));
    }

    private static LineFact line(String id, String process, Map<String, BigDecimal> figures) {
        return new LineFact(
                id, id, null, process, BigDecimal.valueOf(1000), "t/d", null, Map.of(), figures, Map.of(), false);
    }
}
