package io.qinglan.order.obligation;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.Alert;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.policy.PolicyLibrary;

import static org.assertj.core.api.Assertions.assertThat;

/** Times of their own: the switch after 120 hours of a response, the safe stop, the daily steps of a longer coking time. */
class TimesOfObligationsTest {

    private static final PolicyLibrary LIBRARY =
            PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules", "rules")));
    private static final ObligationRules TANGSHAN = new ObligationRules(LIBRARY.pack("cn-tangshan-2019"));
    private static final SiteFact STEEL = SiteFact.of(
            "S",
            "S",
            "KI01",
            null,
            "B",
            List.of(line("S1", "sinter", Map.of()), line("S2", "sinter", Map.of()), line("L1", "lime_kiln", Map.of())));

    @Test
    void after120HoursHalfOfTheSinterLinesMayRunAgain() {
        assertThat(TANGSHAN.hourBounds("orange")).containsExactly(BigDecimal.valueOf(120));
        assertThat(TANGSHAN.hourBounds("purple")).isEmpty();
        List<TimedObligation> duties = over("0", null);
        // S1 stops all the time, S2 until the switch, the lime kiln all the time
        assertThat(duties)
                .extracting(duty -> duty.what().target().code() + " " + duty.fromHour() + " " + duty.untilHour())
                .contains("S1 null null", "S2 null 120", "L1 null null")
                .doesNotContain("S2 120 null");
    }

    @Test
    void anOrderThatEndsAtTheSwitchDoesNotKnowIt() {
        assertThat(over("0", "120")).allMatch(duty -> duty.untilHour() == null);
        assertThat(over("0", "120.5")).anyMatch(duty -> duty.untilHour() != null);
    }

    @Test
    void anOrderWrittenAfterTheSwitchBeginsWithWhatHoldsThen() {
        List<TimedObligation> duties = over("121", null);
        assertThat(duties)
                .extracting(duty -> duty.what().target().code())
                .contains("S1")
                .doesNotContain("S2");
        assertThat(duties).allMatch(duty -> duty.fromHour() == null && duty.untilHour() == null);
        assertThat(over("120", null)).anyMatch(duty -> duty.untilHour() != null);
    }

    @Test
    void whatIsNotChosenIsLeftOutBeforeAndAfter() {
        List<TimedObligation> duties = Switching.over(
                        TANGSHAN,
                        List.of(STEEL),
                        new Alert("orange", BigDecimal.ZERO, null),
                        null,
                        duty -> !duty.target().code().equals("L1"))
                .get(0);
        assertThat(duties).extracting(duty -> duty.what().target().code()).doesNotContain("L1");
    }

    @Test
    void aStopIsCompleteAfterTheSafeStopOfThePlan() {
        RampDown ramp = ramp(line("K1", "lime_kiln", Map.of("safe_stop_hours", bd("12"))), Action.STOP);
        assertThat(ramp.completeAfterHours()).isEqualByComparingTo("12");
        assertThat(ramp.steps()).containsExactly(new RampDown.Step(bd("12"), bd("100")));
        assertThat(ramp(line("K1", "lime_kiln", Map.of()), Action.STOP).steps()).isEmpty();
        assertThat(ramp(line("K1", "lime_kiln", Map.of("safe_stop_hours", bd("0"))), Action.STOP)
                        .completeAfterHours())
                .isZero();
    }

    @Test
    void aLongerCokingTimeIsReachedInDailySteps() {
        RampDown ramp = ramp(oven("20", "5"), Action.EXTEND);
        assertThat(ramp.completeAfterHours()).isEqualByComparingTo("96");
        assertThat(ramp.steps())
                .extracting(step -> step.afterHours() + ":" + step.share())
                .containsExactly("24:31.3", "48:62.5", "72:93.8", "96:100.0");
        assertThat(ramp(oven("20", "16"), Action.EXTEND).steps()).hasSize(1);
        assertThat(ramp(oven("20", "15.9"), Action.EXTEND).steps()).hasSize(2);
        assertThat(ramp(oven("36", "5"), Action.EXTEND).steps()).isEmpty();
        assertThat(ramp(oven("20", "0"), Action.EXTEND).steps()).isEmpty();
        assertThat(ramp(line("K1", "coke_oven", Map.of("coking_hours", bd("20"))), Action.EXTEND)
                        .steps())
                .isEmpty();
    }

    private static LineFact oven(String hours, String step) {
        return line("K1", "coke_oven", Map.of("coking_hours", bd(hours), "coking_step_hours_per_day", bd(step)));
    }

    /** The way down of the one line's obligation: a lime kiln stops, an oven of less than 6 m goes to 36 hours. */
    private static RampDown ramp(LineFact line, Action action) {
        Obligation obligation = TANGSHAN
                .derive(
                        SiteFact.of("S", "S", "KI01", null, "B", List.of(line)),
                        new Alert("orange", BigDecimal.ZERO, null))
                .obligations()
                .stream()
                .filter(duty -> duty.action() == action)
                .findFirst()
                .orElseThrow();
        return RampDown.of(obligation);
    }

    private static List<TimedObligation> over(String from, String last) {
        Alert alert = new Alert("orange", bd(from), null);
        return Switching.over(TANGSHAN, List.of(STEEL), alert, last == null ? null : bd(last), duty -> true)
                .get(0);
    }

    private static LineFact line(String id, String process, Map<String, BigDecimal> figures) {
        return new LineFact(id, null, null, process, bd("1000"), "t/d", null, null, figures, null, false);
    }

    private static BigDecimal bd(String value) {
        return new BigDecimal(value);
    }
}
