package io.qinglan.order;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;
import io.qinglan.fact.Level;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.ListVersions;
import io.qinglan.inventory.Site;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** Rehearsals over HTTP: what they say, and that they change nothing. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class RehearsalTest {

    private static final String MIXED = "411000";
    private static final String ONLY_B = "411100";
    private static final String TWO = "411200";
    private static boolean begun;

    @Inject
    TestCity city;

    @Inject
    SignedIn signedIn;

    @Inject
    DataSource dataSource;

    @Inject
    ListVersions versions;

    @Inject
    Areas areas;

    @Inject
    Inventory inventory;

    @BeforeEach
    void cities() {
        if (!begun) {
            city.found(MIXED, 8);
            city.settle(MIXED);
            onlyB();
            begun = true;
        }
    }

    /** Ten sites of grade B, on one of whose kilns others live. */
    private void onlyB() {
        areas.keep(List.of(new Area(ONLY_B, "乙级市", Area.Kind.CITY, null)));
        List<Site> sites = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            sites.add(TestCity.site(ONLY_B, ONLY_B + "-" + i, "B"));
        }
        Site heating = sites.get(0);
        sites.set(0, planned(heating, Map.of(), Map.of("dependants", "heat")));
        inventory.save(sites, ONLY_B, "test", null, null);
    }

    private static Site planned(Site site, Map<String, BigDecimal> figures, Map<String, String> words) {
        LineFact line = site.facts().lines().get(0);
        LineFact planned = new LineFact(
                line.id(),
                line.name(),
                line.plantCode(),
                line.process(),
                line.dailyCapacity(),
                line.capacityUnit(),
                line.emission(),
                line.baseline(),
                figures,
                words,
                false);
        SiteFact facts = site.facts();
        return site.with(SiteFact.of(
                facts.id(), facts.name(), facts.industries().get(0), facts.sub(), facts.grade(), List.of(planned)));
    }

    /** Two sites of a class that Henan exempts: its last day is over for one, and today for the other. */
    @Test
    void anExemptionThatHasEndedExemptsNoMoreAndTheLastDayStillDoes() {
        String area = "411600";
        areas.keep(List.of(new Area(area, "豁免市", Area.Kind.CITY, null)));
        inventory.save(
                List.of(
                        flagged(TestCity.site(area, "X-ended", "C"), LocalDate.of(2099, 11, 30)),
                        flagged(TestCity.site(area, "X-last-day", "C"), LocalDate.of(2099, 12, 1)),
                        flagged(TestCity.site(area, "X-longer", "C"), LocalDate.of(2099, 12, 31))),
                area,
                "test",
                null,
                null);
        with(signedIn.key(area, null, Role.OPERATOR))
                .body(body(area, "orange", ",\"until\":\"2099-12-03T00:00:00+08:00\",\"pack\":\"cn-henan-2019\""))
                .post("/api/v1/rehearsals")
                .then()
                .statusCode(200)
                .body("items.find { it.site == 'X-ended' }.obligations.action", hasItem("stop"))
                .body("items.find { it.site == 'X-last-day' }.obligations.origin", contains("exemption"))
                .body("items.find { it.site == 'X-longer' }.obligations.origin", contains("exemption"))
                .body("exemptions.ended.items.site", contains("X-ended"))
                .body("exemptions.ended.items[0].until", equalTo("2099-11-30"))
                .body("exemptions.endingWithin.items.site", contains("X-last-day"));
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

    private static String body(String area, String level, String more) {
        return "{\"area\":\"" + area + "\",\"level\":\"" + level + "\",\"from\":\"2099-12-01T00:00:00+08:00\"" + more
                + "}";
    }

    private io.restassured.response.ValidatableResponse rehearse(String area, String level, String more) {
        return with(signedIn.key(area, null, Role.OPERATOR))
                .body(body(area, level, more))
                .post("/api/v1/rehearsals")
                .then();
    }

    @Test
    void itCountsByCountyAndIndustryAgainstTheTarget() {
        rehearse(MIXED, "orange", "")
                .statusCode(200)
                .body("sites", equalTo(8))
                .body("counties.area", contains(MIXED, "411021"))
                .body("counties.sites", contains(4, 4))
                .body("industries.industry", contains("KI15"))
                .body("industries[0].sitesWithStops", equalTo(4))
                .body("target.base", equalTo("list"))
                .body("target.citation", notNullValue())
                .body("pollutants[1].pollutant", equalTo("NOx"))
                .body("pollutants[1].beforeTonnesPerDay", equalTo(12.0f))
                .body("pollutants[1].savesTonnesPerDay", equalTo(6.6f))
                .body("pollutants[1].targetMet", equalTo(true))
                .body("nextMeasures.count", equalTo(0))
                .body("nextMeasures.closesShortfall", equalTo(true));
    }

    @Test
    void aResponseThatAwaitsApprovalCanBeRehearsed() {
        String operator = signedIn.key(MIXED, null, Role.OPERATOR);
        String draft = with(operator)
                .body("{\"area\":\"" + MIXED + "\",\"basis\":{\"kind\":\"event_assurance\",\"instrument\":\"保障方案\"},"
                        + "\"level\":\"orange\",\"start\":\"2099-12-01T00:00:00+08:00\","
                        + "\"until\":\"2099-12-03T00:00:00+08:00\",\"reason\":\"保障\"}")
                .post("/api/v1/responses")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        with(operator)
                .body("{\"response\":\"" + draft + "\"}")
                .post("/api/v1/rehearsals")
                .then()
                .statusCode(200)
                .body("area", equalTo(MIXED))
                .body("level", equalTo("orange"))
                .body("until", equalTo("2099-12-03T00:00:00+08:00"))
                .body("sites", equalTo(8));
        with(operator)
                .body("{\"response\":\"" + UUID.nameUUIDFromBytes(new byte[] {1}) + "\"}")
                .post("/api/v1/rehearsals")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/response"));
    }

    @Test
    void itSeesMeasuresOfOneSizeForAll() {
        rehearse(MIXED, "orange", "")
                .body("evenHand.stoppedOutright.count", equalTo(4))
                .body("evenHand.bestGradeTouched.count", equalTo(0))
                // 20 of 100 are asked and 55 cut: of four stops of an eighth each two can go, with two eighths and two
                // limits left
                .body("evenHand.stopsBeyondTarget.count", equalTo(2))
                .body("evenHand.stopsBeyondTarget.review", equalTo(true));
    }

    @Test
    void aShortfallNamesTheNextMeasuresOnlyAsFarAsNeededAndSparesWhomOthersLiveOn() {
        // at yellow grade B only keeps lorries out; at orange its kilns run 20 % lower: five of ten close 10 %
        rehearse(ONLY_B, "yellow", "")
                .body("pollutants[1].targetMet", equalTo(false))
                .body("pollutants[1].shortTonnesPerDay", equalTo(1.5f))
                .body("nextMeasures.suggestion", equalTo(true))
                .body("nextMeasures.closesShortfall", equalTo(true))
                .body("nextMeasures.count", equalTo(5))
                .body("nextMeasures.leftOut", equalTo(1))
                .body("nextMeasures.items.site", not(hasItem(ONLY_B + "-0")))
                .body("nextMeasures.items[0].needs", equalTo("supplement"))
                .body("nextMeasures.items[0].asAtLevel", equalTo("orange"))
                .body("nextMeasures.items[0].action", equalTo("limit"))
                .body("nextMeasures.shortTonnesPerDayAfter.NOx", equalTo(0.0f))
                .body("evenHand.stopsBeyondTarget.count", equalTo(0));
    }

    @Test
    void livelihoodDependantsAndFurnacesAskedTheImpossibleAreNamed() {
        String area = "411300";
        areas.keep(List.of(new Area(area, "急停市", Area.Kind.CITY, null)));
        Site slow = planned(
                TestCity.site(area, area + "-slow", "D"),
                Map.of("safe_stop_hours", BigDecimal.valueOf(48)),
                Map.of("dependants", "heat|town_gas", "safe_minimum", "kept_hot"));
        Site quick = planned(
                TestCity.site(area, area + "-quick", "D"), Map.of("safe_stop_hours", BigDecimal.valueOf(8)), Map.of());
        inventory.save(List.of(slow, quick), area, "test", null, null);
        String soon = Instant.now().plus(Duration.ofHours(24)).toString();
        with(signedIn.key(area, null, Role.OPERATOR))
                .body("{\"area\":\"" + area + "\",\"level\":\"red\",\"from\":\"" + soon + "\"}")
                .post("/api/v1/rehearsals")
                .then()
                .statusCode(200)
                .body("impossible.count", equalTo(2))
                .body("impossible.items.site", contains(area + "-slow", area + "-slow"))
                .body("impossible.items.code", contains("safe_stop_longer_than_lead", "cannot_stand_cold"))
                .body("livelihoodDependants.items[0].kinds", contains("heat", "town_gas"))
                .body("evenHand.livelihoodTouched.count", equalTo(1));
    }

    @Test
    void anotherAuthoritysOrderInForceIsADoubleOrder() {
        city.found(TWO, 8);
        city.settle(TWO);
        city.settle("411221");
        UUID response = UUID.nameUUIDFromBytes("county of its own".getBytes(StandardCharsets.UTF_8));
        city.start(response, "411221", Level.ORANGE, Instant.parse("2026-11-20T16:00:00Z"));
        String operator = signedIn.key(TWO, null, Role.OPERATOR);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> with(operator)
                                .get("/api/v1/orders?response=" + response)
                                .jsonPath()
                                .getList("items")
                                .size()
                        == 4);
        rehearse(TWO, "orange", "")
                .body("doubleOrders.count", equalTo(4))
                .body("doubleOrders.items[0].area", equalTo("411221"))
                .body("inForce.items[0].ownArea", equalTo(false))
                .body("inForce.items[0].sites", equalTo(4));
        with(operator)
                .body(body("411221", "red", ""))
                .post("/api/v1/rehearsals")
                .then()
                .body("doubleOrders.count", equalTo(0))
                .body("inForce.items[0].ownArea", equalTo(true));
    }

    @Test
    void againstAnotherVersionOfTheListItShowsTheDifferenceSiteBySite() {
        String area = "411400";
        areas.keep(List.of(new Area(area, "换版市", Area.Kind.CITY, null)));
        Site before = TestCity.site(area, area + "-a", "C");
        inventory.save(List.of(before, TestCity.site(area, area + "-b", "B")), area, "test", null, null);
        int old = versions.current();
        inventory.save(
                List.of(TestCity.site(area, area + "-a", "A"), TestCity.site(area, area + "-c", "D")),
                area,
                "test",
                null,
                null);
        rehearse(area, "orange", ",\"against\":{\"inventory\":" + old + "}")
                .statusCode(200)
                .body("difference.count", equalTo(2))
                .body("difference.items.site", contains(area + "-a", area + "-c"))
                .body("difference.items.difference", contains("differs", "only_here"))
                .body("difference.items[0].here.action", contains("autonomous"))
                .body("difference.items[0].there.action", hasItem("stop"))
                .body("difference.savesTonnesPerDayThere.NOx", equalTo(1.8f));
        rehearse(area, "orange", ",\"inventory\":" + old + ",\"against\":{\"inventory\":" + versions.current() + "}")
                .body("difference.items.difference", contains("differs", "only_there"));
        rehearse(area, "orange", ",\"against\":{\"pack\":\"cn-2024\"}").body("difference.count", equalTo(0));
        rehearse(area, "orange", ",\"against\":{}").statusCode(422).body("errors[0].pointer", equalTo("/against"));
        rehearse(area, "orange", ",\"against\":{\"pack\":\"no-such\"}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/against/pack"));
    }

    @Test
    void theSitesComeInPagesAndAsFiles() {
        String operator = signedIn.key(MIXED, null, Role.OPERATOR);
        String path = "/api/v1/rehearsals?size=5";
        String next = with(operator)
                .body(body(MIXED, "orange", ""))
                .post(path)
                .then()
                .body("items", hasSize(5))
                .body("items[0].site", equalTo(MIXED + "-0"))
                .extract()
                .path("next");
        with(operator)
                .body(body(MIXED, "orange", ""))
                .queryParam("after", next)
                .post(path)
                .then()
                .body("items.site", contains(MIXED + "-3", MIXED + "-5", MIXED + "-7"))
                .body("next", nullValue());
        String csv = with(operator)
                .body(body(MIXED, "orange", ""))
                .post("/api/v1/rehearsals/sites.csv")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
        assertThat(csv.lines().filter(line -> line.contains(MIXED + "-"))).hasSizeGreaterThanOrEqualTo(8);
        byte[] book = with(operator)
                .body(body(MIXED, "orange", ""))
                .post("/api/v1/rehearsals/sites.xlsx")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(new String(book, 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
        with(signedIn.key("411100", null, Role.OPERATOR))
                .body(body(MIXED, "orange", ""))
                .post("/api/v1/rehearsals/sites.csv")
                .then()
                .statusCode(403);
    }

    @Test
    void nothingIsBoundNothingIsSentNothingIsWritten() throws SQLException {
        String operator = signedIn.key(MIXED, null, Role.OPERATOR);
        with(operator).get("/api/v1/sites?size=1").then().statusCode(200);
        Map<String, String> before = everyTable();
        with(operator)
                .body(body(MIXED, "red", ",\"against\":{\"inventory\":1}"))
                .post("/api/v1/rehearsals")
                .then()
                .statusCode(200)
                .body("binding", equalTo(false))
                .body("orders", greaterThan(0));
        assertThat(everyTable()).isEqualTo(before);
    }

    /** Every table's rows as one hash; the leases of jobs and the use of keys are no business of a rehearsal. */
    private Map<String, String> everyTable() throws SQLException {
        Map<String, String> hashes = new TreeMap<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet row = statement.executeQuery("select tablename from pg_tables where schemaname = 'public'"
                    + " and tablename not in ('job_lease', 'access_key')")) {
                while (row.next()) {
                    tables.add(row.getString(1));
                }
            }
            assertThat(tables).contains("site_order", "outbox", "decision", "issuing", "plan", "inventory_version");
            for (String table : tables) {
                try (ResultSet row = statement.executeQuery("select count(*) || ' '"
                        + " || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from " + table + " t")) {
                    row.next();
                    hashes.put(table, row.getString(1));
                }
            }
        }
        return hashes;
    }
}
