package io.qinglan.order.obligation;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.qinglan.fact.Level;
import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.Alert;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.ListRowFact;
import io.qinglan.fact.obligation.OffPeak;
import io.qinglan.fact.obligation.Origin;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.policy.Fired;
import io.qinglan.policy.PolicyLibrary;

import static org.assertj.core.api.Assertions.assertThat;

/** Every obligation says why, and what it took the place of. */
class WhyTest {

    private static final PolicyLibrary LIBRARY =
            PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules", "rules")));
    private static final Alert ORANGE = Alert.of(Level.ORANGE, MonthDay.of(1, 10));
    private static final LineFact KILN = LineFact.of("K1", "clinker_kiln", BigDecimal.valueOf(5000), "t/d", null);

    @Test
    void aTableRowNamesRuleRowAndCitation() {
        SiteDuties duties = national().derive(SiteFact.of("S", "S", "KI15", "clinker", "B", List.of(KILN)), ORANGE);
        Because because = duties.obligations().get(0).because();
        assertThat(because.rule()).isEqualTo("a line runs lower by a share of its base");
        assertThat(because.titleZh()).isNotBlank();
        assertThat(because.source()).isEqualTo("table");
        assertThat(because.citation()).contains("340号");
        assertThat(because.parameters()).containsEntry("row", "KI15-005").containsEntry("pack", "cn-2024");
        assertThat(duties.fired()).extracting(Fired::rule).contains(because.rule(), "vehicles of a class stay out");
    }

    @Test
    void whatAListRowAndAnOffPeakStopTakeThePlaceOfIsKept() {
        SiteFact site = new SiteFact(
                "S",
                "S",
                List.of("KI15"),
                "clinker",
                "B",
                true,
                Set.of(),
                List.of(KILN),
                null,
                List.of(new ListRowFact("K1", "orange", Action.STOP, null, null)),
                new OffPeak(MonthDay.of(11, 15), MonthDay.of(3, 15), List.of("K1")),
                Map.of(),
                Map.of());
        SiteDuties duties = national().derive(site, ORANGE);
        assertThat(duties.obligations()).extracting(Obligation::origin).containsExactly(Origin.OFF_PEAK, Origin.TABLE);
        assertThat(duties.displaced())
                .extracting(displaced -> displaced.what().origin())
                .containsExactlyInAnyOrder(Origin.LIST_ROW, Origin.TABLE);
        assertThat(duties.displaced()).allMatch(displaced -> displaced.by().origin() == Origin.OFF_PEAK);
    }

    @Test
    void aSiteThatIsNotListedKeepsWhatItWouldHaveBeenAsked() {
        SiteFact site = new SiteFact(
                "S", "S", List.of("KI15"), "clinker", "C", false, null, List.of(KILN), null, null, null, null, null);
        SiteDuties duties = national().derive(site, ORANGE);
        assertThat(duties.obligations()).isEmpty();
        assertThat(duties.displaced())
                .hasSize(2)
                .allMatch(displaced -> displaced.by().origin() == Origin.UNLISTED);
    }

    private static ObligationRules national() {
        return new ObligationRules(LIBRARY.pack("cn-2024"));
    }
}
