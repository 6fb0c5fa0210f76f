package io.qinglan.command.fleet;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.qinglan.feed.hj212.Commands;
import io.qinglan.feed.hj212.Edition;
import io.qinglan.feed.hj212.Frame;
import io.qinglan.feed.hj212.Vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The fleet speaks as instruments do: it waits for answers, sends again, carries out commands, over real connections. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FleetTest {

    private static final Clock CLOCK = Clock.system(ZoneId.of("Asia/Shanghai"));
    private static final List<Edition> ALL = List.of(Edition.OF_2005, Edition.OF_2017, Edition.OF_2025);

    @Test
    void everythingIsAnsweredOnceUnderAllFaults() throws InterruptedException {
        Set<String> heard = ConcurrentHashMap.newKeySet();
        try (TestHost host = new TestHost(frame -> true)) {
            FleetSettings settings = FleetSettings.of("127.0.0.1", host.port(), 60, 1_500, Duration.ofSeconds(2))
                    .withEditions(ALL)
                    .withFaults(new FleetFaults(0.1, 0.1, 0.1, 0.1, 0.1, 0.1));
            FleetReport report = play(settings, (mn, command, time, part) -> heard.add(mn + command + time + part));
            assertThat(report.connected()).isEqualTo(60);
            assertThat(report.sent()).isPositive().isEqualTo(report.acknowledged());
            assertThat(report.unacknowledged()).isZero();
            assertThat(report.completeness()).isEqualTo(1);
            assertThat(heard).hasSize((int) report.sent());
            assertThat(host.refused.get()).isPositive();
            Map<Edition, Long> spoken;
            synchronized (host.frames) {
                spoken = host.frames.stream()
                        .collect(java.util.stream.Collectors.groupingBy(
                                Frame::edition, java.util.stream.Collectors.counting()));
                assertThat(host.frames).anyMatch(frame -> "1".equals(frame.rf()));
                assertThat(host.frames).anyMatch(frame -> "2".equals(frame.pno()));
                assertThat(new HashSet<>(host.frames.stream()
                                .map(frame -> frame.mn() + frame.cn() + frame.dataTime() + frame.pno())
                                .toList()))
                        .hasSize((int) report.sent());
            }
            assertThat(spoken).containsOnlyKeys(ALL);
        }
    }

    @Test
    void withoutAnAnswerItSendsTheSameAgain() throws InterruptedException {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        try (TestHost host = new TestHost(frame -> !seen.add(frame.mn() + frame.qn()))) {
            FleetSettings settings = FleetSettings.of("127.0.0.1", host.port(), 3, 30, Duration.ofSeconds(1))
                    .withPatience(Duration.ofMillis(400), 3, 16);
            FleetReport report = play(settings, Acknowledged.NOBODY);
            assertThat(report.unacknowledged()).isZero();
            assertThat(report.resent()).isGreaterThanOrEqualTo(report.sent());
            for (String one : seen) {
                synchronized (host.frames) {
                    assertThat(host.frames.stream()
                                    .filter(frame -> (frame.mn() + frame.qn()).equals(one))
                                    .map(frame -> new String(frame.raw()))
                                    .distinct()
                                    .count())
                            .isEqualTo(1);
                }
            }
        }
    }

    @Test
    void whatNobodyAnswersIsSaid() throws InterruptedException {
        try (TestHost host = new TestHost(frame -> false)) {
            FleetSettings settings = FleetSettings.of("127.0.0.1", host.port(), 2, 4, Duration.ofSeconds(1))
                    .withPatience(Duration.ofMillis(300), 1, 16);
            FleetReport report = play(settings, Acknowledged.NOBODY);
            assertThat(report.unacknowledged()).isPositive().isEqualTo(report.sent());
            assertThat(report.reconnects()).isPositive();
        }
    }

    @Test
    void aBrokenConnectionLosesNothing() throws InterruptedException {
        AtomicInteger count = new AtomicInteger();
        try (TestHost host = new TestHost(frame -> count.incrementAndGet() % 5 != 0)) {
            FleetSettings settings = FleetSettings.of("127.0.0.1", host.port(), 10, 200, Duration.ofSeconds(3))
                    .withPatience(Duration.ofMillis(800), 5, 16);
            try (Fleet fleet = new Fleet(settings, CLOCK, Vectors.commands(), Acknowledged.NOBODY)) {
                assertThat(fleet.connect(Duration.ofSeconds(20))).isTrue();
                Thread breaker = new Thread(() -> {
                    await().until(() -> count.get() > 100);
                    host.open.forEach(socket -> socket.close());
                });
                breaker.start();
                FleetReport report = fleet.play();
                breaker.join();
                assertThat(report.reconnects()).isGreaterThanOrEqualTo(10);
                assertThat(report.unacknowledged()).isZero();
            }
        }
    }

    @Test
    void commandsOfTheHostAreCarriedOutInEveryEdition() throws InterruptedException {
        for (Edition edition : ALL) {
            try (TestHost host = new TestHost(frame -> true)) {
                FleetSettings settings = FleetSettings.of("127.0.0.1", host.port(), 1, 2, Duration.ofSeconds(3))
                        .withEditions(List.of(edition));
                try (Fleet fleet = new Fleet(settings, CLOCK, Vectors.commands(), Acknowledged.NOBODY)) {
                    assertThat(fleet.connect(Duration.ofSeconds(20))).isTrue();
                    Thread asking = new Thread(() -> ask(host, settings.mn(0), edition));
                    asking.start();
                    fleet.play();
                    asking.join();
                    commandsWereCarriedOut(host, settings.mn(0), edition);
                }
            }
        }
    }

    private static void ask(TestHost host, String mn, Edition edition) {
        await().until(() -> host.sockets.containsKey(mn));
        Commands commands = new Commands(edition, "31", mn, "123456");
        host.ask(mn, commands.timeAsked("20261121120000001"));
        host.ask(mn, commands.timeSet("20261121120000002", "20261121120000"));
        host.ask(mn, commands.realTimeIntervalSet("20261121120000003", 120));
        host.ask(mn, commands.realTimeIntervalAsked("20261121120000004"));
        host.ask(mn, commands.minuteIntervalSet("20261121120000005", 7));
        host.ask(mn, commands.minuteIntervalAsked("20261121120000006"));
        host.ask(mn, commands.recordsAsked("20261121120000007", 2061, "20201121000000", "20201121050000"));
        host.ask(mn, commands.recordsAsked("20261121120000008", 2051, "20201121000000", "20201121000000"));
        host.ask(mn, commands.recordsAsked("20261121120000009", 2031, "20201101000000", "20201103000000"));
        await().atMost(Duration.ofSeconds(20)).until(() -> host.of(mn, 9012).size() >= 9);
    }

    private static void commandsWereCarriedOut(TestHost host, String mn, Edition edition) {
        assertThat(host.of(mn, 9011))
                .hasSize(9)
                .allMatch(frame -> frame.value("QnRtn").equals("1"));
        List<Frame> results = host.of(mn, 9012);
        assertThat(results).hasSize(9);
        Set<String> qns = new HashSet<>();
        results.forEach(frame -> qns.add(frame.qnToAnswer()));
        assertThat(qns).hasSize(9);
        assertThat(results.stream().filter(frame -> frame.value("ExeRtn").equals("3")))
                .hasSize(1);
        assertThat(host.of(mn, 1011).get(0).value("SystemTime")).hasSize(14);
        assertThat(host.of(mn, 1061).get(0).value("RtdInterval")).isEqualTo("120");
        assertThat(host.of(mn, 1063).get(0).value("MinInterval")).isEqualTo("10");
        List<Frame> hours = host.of(mn, 2061).stream()
                .filter(frame -> frame.dataTime().startsWith("2020"))
                .toList();
        assertThat(hours.stream().map(Frame::dataTime).toList())
                .containsExactly(
                        "20201121000000",
                        "20201121010000",
                        "20201121020000",
                        "20201121030000",
                        "20201121040000",
                        "20201121050000");
        assertThat(hours).allMatch(frame -> edition != Edition.OF_2025 || "1".equals(frame.rf()));
        assertThat(host.of(mn, 2051).stream().filter(frame -> frame.dataTime().equals("20201121000000")))
                .hasSize(1);
        assertThat(host.of(mn, 2031)).hasSize(3);
    }

    private static FleetReport play(FleetSettings settings, Acknowledged listener) throws InterruptedException {
        try (Fleet fleet = new Fleet(settings, CLOCK, Vectors.commands(), listener)) {
            assertThat(fleet.connect(Duration.ofSeconds(20))).isTrue();
            return fleet.play();
        }
    }
}
