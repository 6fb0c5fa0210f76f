package io.qinglan.order.obligation;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.qinglan.fact.obligation.DailySpan;

import static org.assertj.core.api.Assertions.assertThat;

/** Which of several duties binds, and what it absorbs. */
class DutyMergeTest {

    private static final List<DailySpan> NIGHT = List.of(new DailySpan("19:00", "07:00"));

    @Test
    void aStopAbsorbsLimitsLongerTimesAndOwnChoice() {
        BoundDuty stop = duty("s", "K1", "stop", 100, "percent", null);
        BoundDuty limit = duty("l", "K1", "limit", 20, "percent", 3840);
        BoundDuty extend = duty("e", "K1", "extend", 36, "hours", null);
        BoundDuty own = duty("a", "K1", "autonomous", null, null, null);
        binding(List.of(limit, extend, own, stop), "s absorbs l,e,a");
        BoundDuty unsaid = duty("u", "K1", "stop", null, null, null);
        binding(List.of(limit, unsaid), "u absorbs l");
    }

    @Test
    void aPartialStopAbsorbsOnlyASmallerOne() {
        BoundDuty half = duty("h", "K1", "stop", 50, "percent", null);
        BoundDuty third = duty("t", "K1", "stop", 30, "percent", null);
        BoundDuty limit = duty("l", "K1", "limit", 20, "percent", null);
        binding(List.of(third, half), "h absorbs t");
        binding(List.of(limit, half), "l", "h");
    }

    @Test
    void theLowerLimitAbsorbsTheHigherInOneUnit() {
        BoundDuty low = duty("low", "K1", "limit", 40, "percent", 2880);
        BoundDuty high = duty("high", "K1", "limit", 20, "percent", 3840);
        binding(List.of(high, low), "low absorbs high");
        BoundDuty same = duty("same", "K1", "limit", 40, "percent", 2880);
        binding(List.of(low, same), "low absorbs same");
        binding(List.of(same, low), "same absorbs low");
        BoundDuty heats =
                new BoundDuty("heats", "K1", null, "limit", bd(22), "heats", bd(22), "heats", null, null, false);
        binding(List.of(heats, low), "heats", "low");
        BoundDuty share = duty("share", "K1", "limit", 50, "percent", null);
        binding(List.of(high, share), "share absorbs high");
    }

    @Test
    void aLimitDoesNotAbsorbALongerTimeNorTheOtherWayRound() {
        binding(
                List.of(
                        duty("l", "K1", "limit", 20, "percent", null),
                        duty("short", "K1", "extend", 28, "hours", null),
                        duty("long", "K1", "extend", 36, "hours", null)),
                "l",
                "long absorbs short");
    }

    @Test
    void hoursOfTheDayThatDifferBindSideBySide() {
        BoundDuty night = timed("night", "stop", NIGHT);
        BoundDuty allDay = duty("l", "K1", "limit", 20, "percent", 3840);
        binding(List.of(night, allDay), "night", "l");
        binding(List.of(night, timed("again", "stop", NIGHT)), "night absorbs again");
        binding(List.of(night, duty("s", "K1", "stop", 100, "percent", null)), "s absorbs night");
    }

    @Test
    void oneLineDoesNotBindAnotherButTheWholeSiteBindsAll() {
        BoundDuty one = duty("one", "K1", "limit", 20, "percent", null);
        BoundDuty two = duty("two", "K2", "limit", 20, "percent", null);
        binding(List.of(one, two), "one", "two");
        binding(List.of(one, two, duty("all", "enterprise", "stop", 100, "percent", null)), "all absorbs one,two");
        binding(List.of(one, duty("half", "enterprise", "limit", 50, "percent", null)), "one", "half");
        binding(List.of(one, duty("own", "enterprise", "autonomous", null, null, null)), "one", "own");
    }

    @Test
    void aWholeLineAbsorbsItsPartButAPartNotTheLine() {
        BoundDuty part =
                new BoundDuty("part", "E1", "stopped_cells", "stop", bd(30), "percent", null, null, null, null, false);
        BoundDuty rest =
                new BoundDuty("rest", "E1", "running_cells", "limit", bd(10), "percent", null, null, null, null, false);
        binding(List.of(part, rest), "part", "rest");
        binding(List.of(part, rest, duty("all", "E1", "stop", 100, "percent", null)), "all absorbs part,rest");
    }

    @Test
    void theWiderClassOfVehiclesBindsAndOnlyWhatAllAllowStaysAllowed() {
        BoundDuty trucks = vehicles("n4", "trucks_n4_and_below", "hazmat", "special");
        BoundDuty road = vehicles("road", "road_transport", "hazmat");
        BoundDuty again = vehicles("again", "trucks_n4_and_below", "hazmat", "livelihood");
        binding(List.of(trucks, road), "road absorbs n4");
        List<DutyMerge.Binding> merged = DutyMerge.of(List.of(trucks, again));
        assertThat(merged)
                .singleElement()
                .satisfies(one -> assertThat(one.allowed()).containsExactly("hazmat"));
        assertThat(DutyMerge.of(List.of(trucks, road)).get(0).allowed()).containsExactly("hazmat");
        binding(List.of(trucks, duty("all", "enterprise", "stop", 100, "percent", null)), "n4", "all");
    }

    @Test
    void anUpperBoundBesideOwnChoiceStays() {
        BoundDuty capped =
                new BoundDuty("capped", "enterprise", null, "autonomous", null, null, null, null, null, null, true);
        binding(List.of(capped, duty("all", "enterprise", "stop", 100, "percent", null)), "capped", "all");
    }

    @Test
    void nothingIsLostWhateverTheOrder() {
        List<BoundDuty> duties = List.of(
                duty("a", "K1", "limit", 20, "percent", 3840),
                duty("b", "K1", "limit", 40, "percent", 2880),
                duty("c", "K1", "stop", 100, "percent", null),
                duty("d", "K2", "extend", 36, "hours", null));
        for (int turn = 0; turn < duties.size(); turn++) {
            List<BoundDuty> turned = new java.util.ArrayList<>(duties);
            java.util.Collections.rotate(turned, turn);
            List<DutyMerge.Binding> merged = DutyMerge.of(turned);
            assertThat(merged.stream().map(one -> one.duty().id())).containsExactlyInAnyOrder("c", "d");
            assertThat(merged.stream()
                            .mapToInt(one -> 1 + one.absorbed().size())
                            .sum())
                    .isEqualTo(4);
        }
        assertThat(DutyMerge.of(List.of())).isEmpty();
    }

    private static void binding(List<BoundDuty> duties, String... expected) {
        List<String> got = DutyMerge.of(duties).stream()
                .map(one -> one.duty().id()
                        + (one.absorbed().isEmpty()
                                ? ""
                                : " absorbs "
                                        + String.join(
                                                ",",
                                                one.absorbed().stream()
                                                        .map(BoundDuty::id)
                                                        .toList())))
                .toList();
        assertThat(got).containsExactlyElementsOf(Arrays.asList(expected));
    }

    private static BoundDuty duty(String id, String target, String action, Integer amount, String unit, Integer limit) {
        return new BoundDuty(
                id,
                target,
                null,
                action,
                amount == null ? null : bd(amount),
                unit,
                limit == null ? null : bd(limit),
                limit == null ? null : "t/d",
                null,
                null,
                false);
    }

    private static BoundDuty timed(String id, String action, List<DailySpan> daily) {
        return new BoundDuty(id, "K1", null, action, bd(100), "percent", null, null, null, daily, false);
    }

    private static BoundDuty vehicles(String id, String target, String... allowed) {
        return new BoundDuty(id, target, null, "forbid", bd(100), "percent", null, null, List.of(allowed), null, false);
    }

    private static BigDecimal bd(int value) {
        return BigDecimal.valueOf(value);
    }
}
