package io.qinglan.order.obligation;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.Alert;
import io.qinglan.fact.obligation.Emission;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.ListRowFact;
import io.qinglan.fact.obligation.OfSubject;
import io.qinglan.fact.obligation.OffPeak;
import io.qinglan.fact.obligation.Origin;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.TableRow;

import static org.assertj.core.api.Assertions.assertThat;

/** Which proposal wins, in which order duties stand, what is kept of those that lose; and runs of many sites. */
class PrecedenceTest {

    private static final PolicyLibrary LIBRARY =
            PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules", "rules")));
    private static final Alert ORANGE = new Alert("orange", null, MonthDay.of(1, 10));
    private static final LineFact K1 = line("K1", "clinker_kiln");
    private static final LineFact K2 = line("K2", "clinker_kiln");
    private static final LineFact MILL = line("M1", "cement_mill");

    @Test
    void theSiteComesFirstThenLinesInFileOrderThenVehicles() {
        ObligationRules rules = rules(
                row("X-4", "transport", "forbid", "100", "", Map.of("target", "trucks_n4_and_below")),
                row("X-3", "line", "limit", "20", "process=clinker_kiln", Map.of()),
                row("X-2", "line", "stop", "100", "process=cement_mill", Map.of()),
                row("X-1", "whole", "autonomous", "", "", Map.of()));
        List<Obligation> duties =
                rules.derive(site(List.of(K2, MILL, K1), null, null), ORANGE).obligations();
        assertThat(duties)
                .extracting(duty -> duty.ordinal() + " " + duty.target().code() + " " + duty.action())
                .containsExactly(
                        "1 enterprise AUTONOMOUS",
                        "2 K2 LIMIT",
                        "3 M1 STOP",
                        "4 K1 LIMIT",
                        "5 trucks_n4_and_below FORBID");
    }

    @Test
    void severalDutiesOfOneLineStandInTheOrderOfTheirRows() {
        ObligationRules rules = rules(
                row("X-2", "line", "limit", "20", "process=clinker_kiln", Map.of()),
                row("X-1", "facility", "extend", "36", "process=clinker_kiln", Map.of("unit", "hours")));
        assertThat(rules.derive(site(List.of(K1), null, null), ORANGE).obligations())
                .extracting(Obligation::action)
                .containsExactly(Action.EXTEND, Action.LIMIT);
    }

    @Test
    void whatAsksTheSameIsAskedOnceByTheOneThatBindsElseByTheFirstRow() {
        ObligationRules rules = rules(
                row("X-1", "line", "stop", "100", "process=clinker_kiln", Map.of("certainty", "inferred")),
                row("X-2", "line", "stop", "100", "process=clinker_kiln", Map.of()),
                row("X-3", "line", "stop", "100", "process=clinker_kiln", Map.of()));
        SiteDuties duties = rules.derive(site(List.of(K1), null, null), ORANGE);
        assertThat(duties.obligations()).singleElement().satisfies(duty -> {
            assertThat(duty.binding()).isTrue();
            assertThat(duty.because().parameters()).containsEntry("row", "X-2");
        });
        assertThat(duties.displaced())
                .extracting(lost -> lost.what().row().id())
                .containsExactlyInAnyOrder("X-1", "X-3");
        ObligationRules turned = rules(
                row("X-2", "line", "stop", "100", "process=clinker_kiln", Map.of()),
                row("X-1", "line", "stop", "100", "process=clinker_kiln", Map.of()));
        assertThat(turned.derive(site(List.of(K1), null, null), ORANGE).obligations())
                .singleElement()
                .satisfies(duty -> assertThat(duty.because().parameters()).containsEntry("row", "X-1"));
    }

    @Test
    void theListRowAndTheOffPeakStopEachHoldForTheirLineOnly() {
        ObligationRules rules = rules(row("X-1", "line", "limit", "20", "process=clinker_kiln", Map.of()));
        SiteFact site = site(
                List.of(K1, K2, line("K3", "clinker_kiln")),
                List.of(
                        new ListRowFact("K2", "orange", Action.STOP, null, null),
                        new ListRowFact("K1", "red", Action.STOP, null, null)),
                new OffPeak(MonthDay.of(11, 15), MonthDay.of(3, 15), List.of("K3")));
        SiteDuties duties = rules.derive(site, ORANGE);
        assertThat(duties.obligations())
                .extracting(duty -> duty.target().code() + " " + duty.origin())
                .containsExactly("K1 TABLE", "K2 LIST_ROW", "K3 OFF_PEAK");
        assertThat(duties.saves().kilograms("NOx")).isEqualByComparingTo("720");
    }

    @Test
    void ofTwoClassesThatExemptTheFirstOfTheTableDecides() {
        SiteFact both = new SiteFact(
                "S",
                "S",
                List.of("KI15"),
                "clinker",
                "C",
                true,
                Set.of("strategic_emerging", "military_export"),
                List.of(K1),
                null,
                null,
                null,
                null,
                null);
        SiteDuties duties = new ObligationRules(LIBRARY.pack("cn-henan-2019")).derive(both, ORANGE);
        assertThat(duties.obligations()).singleElement().satisfies(duty -> {
            assertThat(duty.origin()).isEqualTo(Origin.EXEMPTION);
            assertThat(duty.action()).isEqualTo(Action.LIMIT);
            assertThat(duty.because().titleZh()).isNotBlank();
        });
        assertThat(duties.displaced()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void anInferredExemptionGivesWayAndIsKeptAsLost() {
        SiteFact small = new SiteFact(
                "S",
                "S",
                List.of("KI15"),
                "clinker",
                "B",
                true,
                null,
                List.of(K1),
                null,
                null,
                null,
                Map.of("NOx", BigDecimal.TEN),
                null);
        SiteDuties duties = new ObligationRules(LIBRARY.pack("cn-2024")).derive(small, ORANGE);
        assertThat(duties.obligations()).allMatch(duty -> duty.origin() == Origin.TABLE);
        assertThat(duties.displaced())
                .singleElement()
                .satisfies(lost -> assertThat(lost.what().origin()).isEqualTo(Origin.EXEMPTION));
        SiteFact idle = new SiteFact(
                "S",
                "S",
                List.of("other"),
                null,
                null,
                true,
                null,
                List.of(K1),
                null,
                null,
                null,
                Map.of("NOx", BigDecimal.TEN),
                null);
        SiteDuties alone = new ObligationRules(LIBRARY.pack("cn-2024")).derive(idle, ORANGE);
        assertThat(alone.obligations())
                .singleElement()
                .satisfies(duty -> assertThat(duty.binding()).isFalse());
        assertThat(alone.displaced()).isEmpty();
    }

    @Test
    void manySitesAreDerivedInSessionsAndKeepTheirOrderAndTheirTrace() {
        ObligationRules rules = new ObligationRules(LIBRARY.pack("cn-2024"));
        List<SiteFact> sites = new ArrayList<>();
        for (int i = 0; i < 2_501; i++) {
            sites.add(SiteFact.of("S" + i, "S" + i, "KI15", "clinker", i % 2 == 0 ? "B" : "D", List.of(K1)));
        }
        List<SiteDuties> traced = rules.derive(sites, ORANGE, true);
        List<SiteDuties> plain = rules.derive(sites, ORANGE, false);
        assertThat(traced).hasSize(2_501);
        for (int i = 0; i < sites.size(); i++) {
            assertThat(traced.get(i).site()).isSameAs(sites.get(i));
            assertThat(traced.get(i).obligations()).isEqualTo(plain.get(i).obligations());
            assertThat(traced.get(i).obligations().get(0).action()).isEqualTo(i % 2 == 0 ? Action.LIMIT : Action.STOP);
            assertThat(traced.get(i).fired()).hasSize(2);
            assertThat(((OfSubject) traced.get(i).fired().get(0).facts().stream()
                                    .filter(OfSubject.class::isInstance)
                                    .findFirst()
                                    .orElseThrow())
                            .subject()
                            .site())
                    .isSameAs(sites.get(i));
            assertThat(plain.get(i).fired()).isEmpty();
        }
    }

    @Test
    void aKilnMayBeKeptHotWhereTheRowSaysSo() {
        ObligationRules rules = new ObligationRules(LIBRARY.pack("cn-tangshan-2019"));
        assertThat(rules.derive(SiteFact.of("S", "S", "KI05", null, "B", List.of(line("L", "lime_kiln"))), ORANGE)
                        .obligations())
                .allMatch(Obligation::keptHot);
        assertThat(rules.derive(SiteFact.of("S", "S", "KI05", null, "C", List.of(line("L", "lime_kiln"))), ORANGE)
                        .obligations())
                .isNotEmpty()
                .noneMatch(Obligation::keptHot);
    }

    @Test
    void theRestOfALineSavesOnlyItsShare() {
        LineFact oven = new LineFact(
                "CO1",
                null,
                null,
                "coke_oven",
                BigDecimal.valueOf(1200),
                "t/d",
                emission(),
                null,
                Map.of(
                        "chamber_height_m",
                        new BigDecimal("4.3"),
                        "chambers",
                        BigDecimal.TEN,
                        "coking_hours",
                        BigDecimal.valueOf(24)),
                null,
                false);
        List<Obligation> duties = new ObligationRules(LIBRARY.pack("cn-luliang-2019"))
                .derive(SiteFact.of("S", "S", "KI04", null, "C", List.of(oven)), new Alert("yellow", null, null))
                .obligations();
        // half of the chambers stop; the others run on with 36 instead of 24 hours: a third of the rest
        assertThat(saved(duties, Action.STOP)).isEqualByComparingTo("300");
        assertThat(saved(duties, Action.EXTEND)).isEqualByComparingTo("100");
    }

    private static BigDecimal saved(List<Obligation> duties, Action action) {
        return duties.stream()
                .filter(duty -> duty.action() == action)
                .findFirst()
                .orElseThrow()
                .saves()
                .kilograms("NOx");
    }

    private static ObligationRules rules(TableRow... rows) {
        return new ObligationRules(LIBRARY.pack("cn-2024"), List.of(rows));
    }

    private static TableRow row(
            String id, String scope, String action, String amount, String appliesTo, Map<String, String> more) {
        Map<String, String> cells = new LinkedHashMap<>(Map.of(
                "id",
                id,
                "industry",
                "KI15",
                "sub",
                "clinker",
                "grade",
                "any",
                "colour",
                "orange",
                "scope",
                scope,
                "action",
                action,
                "amount",
                amount,
                "unit",
                amount.isEmpty() ? "" : "percent",
                "applies_to",
                appliesTo));
        cells.put("citation", "a plan");
        cells.put("certainty", "stated");
        cells.putAll(more);
        return new TableRow("test.csv", 2, cells);
    }

    private static SiteFact site(List<LineFact> lines, List<ListRowFact> listRows, OffPeak offPeak) {
        return new SiteFact(
                "S", "S", List.of("KI15"), "clinker", "B", true, null, lines, null, listRows, offPeak, null, null);
    }

    private static LineFact line(String id, String process) {
        return LineFact.of(id, process, BigDecimal.valueOf(5000), "t/d", emission());
    }

    private static Emission emission() {
        return Emission.ofKilograms(BigDecimal.ZERO, BigDecimal.valueOf(600), BigDecimal.ZERO, BigDecimal.ZERO);
    }
}
