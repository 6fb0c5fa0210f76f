package io.qinglan.feed.gateway;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The dialogue of HJ 212-2017, 6.6, on a clock of the test's own. */
class ExchangeTest {

    private static final long TEN = 10;

    private static Exchange asked() {
        return new Exchange("20261121180000001", "2061", 100, TEN, 3);
    }

    @Test
    void readyThenDone() {
        Exchange exchange = asked();
        assertThat(exchange.ready("1", 101)).isEqualTo(Exchange.Step.WAIT);
        exchange.record(102);
        exchange.record(103);
        assertThat(exchange.executed("1")).isEqualTo(Exchange.Step.OVER);
        assertThat(exchange.outcome()).isEqualTo(Exchange.Outcome.DONE);
        assertThat(exchange.records()).isEqualTo(2);
        assertThat(exchange.attempts()).isOne();
    }

    @Test
    void aRefusalEndsIt() {
        Exchange exchange = asked();
        assertThat(exchange.ready("3", 101)).isEqualTo(Exchange.Step.OVER);
        assertThat(exchange.outcome()).isEqualTo(Exchange.Outcome.REFUSED);
        assertThat(exchange.qnReturn()).isEqualTo("3");
    }

    @Test
    void noDataIsAFailureWithItsNumber() {
        Exchange exchange = asked();
        exchange.ready("1", 101);
        assertThat(exchange.executed("100")).isEqualTo(Exchange.Step.OVER);
        assertThat(exchange.outcome()).isEqualTo(Exchange.Outcome.FAILED);
        assertThat(exchange.exeReturn()).isEqualTo("100");
    }

    @Test
    void anUnansweredRequestIsSentThreeTimesMore() {
        Exchange exchange = asked();
        assertThat(exchange.at(109)).isEqualTo(Exchange.Step.WAIT);
        assertThat(exchange.at(110)).isEqualTo(Exchange.Step.SEND_AGAIN);
        assertThat(exchange.at(111)).isEqualTo(Exchange.Step.WAIT);
        assertThat(exchange.at(120)).isEqualTo(Exchange.Step.SEND_AGAIN);
        assertThat(exchange.at(130)).isEqualTo(Exchange.Step.SEND_AGAIN);
        assertThat(exchange.at(140)).isEqualTo(Exchange.Step.OVER);
        assertThat(exchange.outcome()).isEqualTo(Exchange.Outcome.UNANSWERED);
        assertThat(exchange.attempts()).isEqualTo(4);
    }

    @Test
    void whoIsStillSendingRecordsIsNotGivenUp() {
        Exchange exchange = asked();
        exchange.ready("1", 105);
        for (long now = 110; now < 1_000; now += 30) {
            exchange.record(now);
            assertThat(exchange.at(now + 29)).isEqualTo(Exchange.Step.WAIT);
        }
        assertThat(exchange.at(2_000)).isEqualTo(Exchange.Step.OVER);
        assertThat(exchange.outcome()).as("the end never came").isEqualTo(Exchange.Outcome.UNANSWERED);
        assertThat(exchange.attempts()).as("not asked again while it answered").isOne();
    }

    @Test
    void aLostReadyIsNoHarm() {
        Exchange exchange = asked();
        exchange.answered(Map.of("SystemTime", "20261121180000"), 101);
        assertThat(exchange.executed("1")).isEqualTo(Exchange.Step.OVER);
        assertThat(exchange.outcome()).isEqualTo(Exchange.Outcome.DONE);
        assertThat(exchange.answer()).containsEntry("SystemTime", "20261121180000");
    }

    @Test
    void whatComesAfterTheEndChangesNothing() {
        Exchange exchange = asked();
        exchange.ready("1", 101);
        exchange.executed("1");
        exchange.executed("2");
        exchange.ready("3", 103);
        exchange.record(104);
        assertThat(exchange.outcome()).isEqualTo(Exchange.Outcome.DONE);
        assertThat(exchange.records()).isZero();
        assertThat(exchange.at(10_000)).isEqualTo(Exchange.Step.OVER);
    }

    @Test
    void anInstrumentThatSaysWithoutEndFillsNoMemory() {
        Exchange exchange = asked();
        for (int i = 0; i < 10_000; i++) {
            exchange.answered(Map.of("x" + i, "1"), 101);
        }
        assertThat(exchange.answer()).hasSize(64);
    }
}
