package io.qinglan.order.obligation;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import io.qinglan.command.generated.GeneratedSite;
import io.qinglan.command.generated.InventoryGenerator;
import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.Alert;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.ListRowFact;
import io.qinglan.fact.obligation.Origin;
import io.qinglan.fact.obligation.Quantity;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.policy.PolicyLibrary;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for every site, whatever its lines. */
class ObligationPropertiesTest {

    private static final PolicyLibrary LIBRARY =
            PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules", "rules")));
    private static final ObligationRules NATIONAL = new ObligationRules(LIBRARY.pack("cn-2024"));
    private static final List<String> COLOURS = List.of("yellow", "orange", "red");

    /** A share is met by whole lines: at least the share, and not one line more than that needs. */
    @Property(tries = 100)
    void aShareIsReachedByWholeLines(@ForAll @IntRange(min = 2, max = 40) int count, @ForAll long seed) {
        List<LineFact> lines = lines("membrane_line", count);
        SiteFact site = stopping(
                SiteFact.of("S", "S", "KI22", "asphalt_membrane", "B", lines), shuffled(lines, new Random(seed)));
        long stopped = duties(site, "orange").stream()
                .filter(duty -> duty.action() == Action.STOP)
                .count();
        assertThat(2 * stopped).isBetween((long) count, (long) count + 1);
    }

    /** Lines stop in the order of the plan. */
    @Property(tries = 100)
    void thePlanDecidesWhichLinesStop(@ForAll @IntRange(min = 2, max = 20) int count, @ForAll long seed) {
        List<LineFact> lines = lines("clinker_kiln", count);
        List<String> order = shuffled(lines, new Random(seed));
        SiteFact site = stopping(SiteFact.of("S", "S", "KI15", "clinker", "C", lines), order);
        List<String> stopped = duties(site, "yellow").stream()
                .filter(duty -> duty.action() == Action.STOP)
                .map(duty -> duty.target().code())
                .toList();
        assertThat(stopped).containsExactlyInAnyOrderElementsOf(order.subList(0, stopped.size()));
    }

    /** The city's list row always wins over a table, at every grade and colour. */
    @Property(tries = 200)
    void theListRowAlwaysWins(
            @ForAll @IntRange(min = 0, max = 3) int grade,
            @ForAll @IntRange(min = 0, max = 2) int colour,
            @ForAll @IntRange(min = 1, max = 6) int count,
            @ForAll @IntRange(min = 1, max = 4999) int left) {
        List<LineFact> lines = lines("clinker_kiln", count);
        Quantity limit = new Quantity(BigDecimal.valueOf(left), "t/d");
        SiteFact site = SiteFact.of(
                        "S", "S", "KI15", "clinker", List.of("A", "B", "C", "D").get(grade), lines)
                .withListRows(List.of(new ListRowFact(
                        "L1", COLOURS.get(colour), Action.LIMIT, new Quantity(capacity(), "t/d"), limit)));
        List<Obligation> onLine = duties(site, COLOURS.get(colour)).stream()
                .filter(duty -> duty.target().code().equals("L1"))
                .toList();
        assertThat(onLine).singleElement().satisfies(duty -> {
            assertThat(duty.origin()).isEqualTo(Origin.LIST_ROW);
            assertThat(duty.limitTo()).isEqualTo(limit);
            assertThat(duty.binding()).isTrue();
        });
    }

    /** The duties of a site do not depend on the sites beside it, nor on their order, nor on the trace. */
    @Property(tries = 10)
    void neighboursAndOrderDoNotMatter(@ForAll long seed) {
        List<SiteFact> sites = new InventoryGenerator(seed, List.of("110101"))
                .sites(300)
                .map(GeneratedSite::fact)
                .toList();
        List<SiteFact> other = new ArrayList<>(sites);
        Collections.shuffle(other, new Random(seed));
        Alert alert = new Alert(COLOURS.get((int) Math.floorMod(seed, 3L)), null, null);
        List<SiteDuties> together = NATIONAL.derive(sites, alert, true);
        List<SiteDuties> shuffled = NATIONAL.derive(other, alert, false);
        for (int i = 0; i < sites.size(); i++) {
            SiteDuties same = shuffled.get(other.indexOf(sites.get(i)));
            assertThat(same.obligations()).isEqualTo(together.get(i).obligations());
            if (i % 30 == 0) {
                assertThat(NATIONAL.derive(sites.get(i), alert).obligations())
                        .isEqualTo(together.get(i).obligations());
            }
        }
    }

    private static List<Obligation> duties(SiteFact site, String colour) {
        return NATIONAL.derive(site, new Alert(colour, null, null)).obligations();
    }

    private static List<LineFact> lines(String process, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> LineFact.of("L" + i, process, capacity(), "t/d", null))
                .toList();
    }

    private static BigDecimal capacity() {
        return BigDecimal.valueOf(5000);
    }

    private static List<String> shuffled(List<LineFact> lines, Random random) {
        List<String> order = new ArrayList<>(lines.stream().map(LineFact::id).toList());
        Collections.shuffle(order, random);
        return order;
    }

    private static SiteFact stopping(SiteFact site, List<String> order) {
        return new SiteFact(
                site.id(),
                site.name(),
                site.industries(),
                site.sub(),
                site.grade(),
                true,
                null,
                site.lines(),
                order,
                null,
                null,
                null,
                null);
    }
}
