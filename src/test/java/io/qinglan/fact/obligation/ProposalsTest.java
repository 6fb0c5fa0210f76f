package io.qinglan.fact.obligation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.qinglan.fact.Certainty;

import static org.assertj.core.api.Assertions.assertThat;

/** What rules propose: caps where the pack reads the law so, figures of lines, and which proposals ask the same. */
class ProposalsTest {

    private static final Map<String, BigDecimal> BEFORE = Map.of("NOx", BigDecimal.TEN);
    private static final LineFact K1 = LineFact.of("K1", "kiln", BigDecimal.valueOf(5000), "t/d", null);
    private static final LineFact UNKNOWN = LineFact.of("K2", "kiln", null, "t/d", null);

    @Test
    void anOwnChoiceOfTheSiteIsCappedByTheRowElseByTheMeanBeforeTheWarning() {
        assertThat(site("before_warning", Action.AUTONOMOUS, "heating_task").cap())
                .isEqualTo(Cap.setBy("heating_task"));
        assertThat(site("before_warning", Action.AUTONOMOUS, null).cap()).isEqualTo(new Cap(null, BEFORE));
        assertThat(site("none", Action.AUTONOMOUS, null).cap()).isNull();
        assertThat(site("before_warning", Action.LIMIT, null).cap()).isNull();
    }

    @Test
    void anOwnChoiceHasNoAmountAndALimitHas() {
        assertThat(site("none", Action.AUTONOMOUS, null).amount()).isNull();
        assertThat(site("none", Action.AUTONOMOUS, null).unit()).isNull();
        assertThat(site("none", Action.LIMIT, null).amount()).isEqualByComparingTo("80");
        assertThat(site("none", Action.LIMIT, null).unit()).isEqualTo("percent");
    }

    @Test
    void vehiclesAreKeptOutWhollyUnlessTheRowSaysHowMany() {
        assertThat(vehicles(null, null).amount()).isEqualByComparingTo("100");
        assertThat(vehicles("50", null).amount()).isEqualByComparingTo("50");
        assertThat(vehicles(null, null).allowed()).containsExactly("new_energy");
        assertThat(vehicles(null, List.of("livelihood")).allowed()).containsExactly("livelihood");
    }

    @Test
    void aRowAtALoadLimitsEveryLineToThatShareOfItsCapacity() {
        Proposals proposals = new Proposals(readings("none"), 1);
        MeasureRow row = row(Action.LIMIT, "80", "load_percent", null, null);
        LineGroup group = new LineGroup(subject(), "key", "B", "kiln", List.of(K1), List.of(UNKNOWN));
        proposals.lines().eachRunsAtLoad("rule", new KeyedRow("key", row, null), group);
        assertThat(proposals.of(0))
                .extracting(Proposal::limitTo)
                .containsExactly(new Quantity(BigDecimal.valueOf(4000), "t/d"), null);
    }

    @Test
    void aStopByCapacityCountsTheCapacitiesThatAreKnown() {
        Proposals proposals = new Proposals(readings("none"), 1);
        MeasureRow row = row(Action.STOP, "50", "percent", null, null);
        LineGroup group = new LineGroup(subject(), "key", "B", "kiln", List.of(K1, UNKNOWN, K1), List.of());
        proposals.lines().capacityAndCountStop("rule", new KeyedRow("key", row, null), group);
        assertThat(proposals.of(0))
                .singleElement()
                .extracting(Proposal::target)
                .isEqualTo(new Target.AnyOf("kiln", 2, new Quantity(BigDecimal.valueOf(5000), "t/d")));
    }

    @Test
    void aSiteForWhichNothingFiredHasNoProposals() {
        assertThat(new Proposals(readings("none"), 1).of(0)).isEmpty();
    }

    @Test
    void twoProposalsAskTheSameWhateverTheirReasonsAndDigits() {
        Proposal one = stop("80");
        assertThat(one.asksTheSameAs(stop("80.0"))).isTrue();
        assertThat(one.asksTheSameAs(stop("81"))).isFalse();
        assertThat(one.asksTheSameAs(stop(null))).isFalse();
        assertThat(stop(null).asksTheSameAs(one)).isFalse();
        assertThat(stop(null).asksTheSameAs(stop(null))).isTrue();
        assertThat(one.asksTheSameAs(one.at(Target.SITE))).isFalse();
        assertThat(one.at(Target.SITE).target()).isSameAs(Target.SITE);
    }

    private static Proposal stop(String amount) {
        return new Proposal(
                subject(),
                Origin.TABLE,
                "rule " + amount,
                null,
                null,
                null,
                Scope.LINE,
                new Target.Whole(K1),
                Action.STOP,
                amount == null ? null : new BigDecimal(amount),
                "percent",
                null,
                null,
                null,
                List.of(),
                null,
                null,
                true);
    }

    private static Proposal site(String exemptCap, Action action, String cap) {
        Proposals proposals = new Proposals(readings(exemptCap), 1);
        MeasureRow row = row(action, "80", "percent", cap, null);
        proposals.site("rule", new KeyedRow("key", row, null), new SitePart(subject(), "key"));
        return proposals.of(0).get(0);
    }

    private static Proposal vehicles(String amount, List<String> allowed) {
        Proposals proposals = new Proposals(readings("none"), 1);
        MeasureRow row = row(Action.FORBID, amount, "percent", null, allowed);
        proposals.vehicles("rule", new KeyedRow("key", row, null), new SitePart(subject(), "key"));
        return proposals.of(0).get(0);
    }

    private static Readings readings(String exemptCap) {
        return new Readings("lowest", "lowest", exemptCap, "load", List.of("new_energy"), true);
    }

    private static Subject subject() {
        SiteFact site = new SiteFact(
                "S", "S", List.of("KI15"), null, "B", true, null, List.of(K1), null, null, null, null, BEFORE);
        return new Subject(0, site, new Alert("red", null, null));
    }

    private static MeasureRow row(Action action, String amount, String unit, String cap, List<String> allowed) {
        return new MeasureRow(
                "R-1",
                "KI15",
                null,
                "any",
                "red",
                Scope.WHOLE,
                Conditions.NONE,
                action,
                amount == null ? null : new BigDecimal(amount),
                unit,
                "exact",
                null,
                "trucks_n4_and_below",
                null,
                allowed,
                false,
                List.of(),
                null,
                cap,
                "a plan",
                Certainty.STATED,
                "p",
                true);
    }
}
