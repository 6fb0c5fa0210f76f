package io.qinglan.feed.gateway;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

import io.vertx.core.Vertx;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.qinglan.feed.Arrival;
import io.qinglan.feed.CommandSetsReader;
import io.qinglan.feed.FrameId;
import io.qinglan.feed.Kept;
import io.qinglan.feed.Outcome;
import io.qinglan.feed.hj212.Edition;
import io.qinglan.feed.hj212.Packet;
import io.qinglan.feed.hj212.Quirks;
import io.qinglan.policy.PolicyLibrary;

import static org.assertj.core.api.Assertions.assertThat;

/** Sockets, timers and limits over a disk of the test's own; the same over PostgreSQL: {@link GatewayTest}. */
class GatewayServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Vertx VERTX = Vertx.vertx();
    private static final PolicyLibrary LIBRARY = PolicyLibrary.open(Path.of("rules"));
    private static final String NUMBER = "130100AA00000000000000F1";

    private final Semaphore commits = new Semaphore(0);
    private final List<Arrival> disk = Collections.synchronizedList(new ArrayList<>());
    private Intake intake;
    private GatewayServer server;

    @AfterEach
    void stop() {
        commits.release(1_000_000);
        server.stop();
    }

    @AfterAll
    static void end() {
        VERTX.close();
    }

    private GatewayServer serve(String... settings) {
        List<String> all = new ArrayList<>(List.of("port", "0"));
        all.addAll(List.of(settings));
        GatewaySettings set = Settings.of(all.toArray(String[]::new));
        Links links = new Links();
        Judge judge =
                new Judge(mn -> Optional.empty(), links, new RecordReader(ZoneId.of("Asia/Shanghai"), set.late()));
        intake = new Intake(set.commit(), judge, this::keep, (received, frame) -> {}, new FeedMeter(null));
        server = new GatewayServer(
                VERTX, set, intake, links, CommandSetsReader.read(LIBRARY), Quirks.NONE, Clock.systemUTC());
        server.start();
        return server;
    }

    private List<Kept> keep(List<Arrival> arrivals) {
        commits.acquireUninterruptibly();
        disk.addAll(arrivals);
        return arrivals.stream()
                .map(arrival -> new Kept(
                        new FrameId(new UUID(0, 0), 0),
                        arrival.refusal() != null ? Outcome.REFUSED : Outcome.PARKED,
                        List.of()))
                .toList();
    }

    private static Packet packet(int number) {
        return new Packet(Edition.OF_2017)
                .qn(String.format("20261121%09d", number))
                .command(2011)
                .password("123456")
                .mn(NUMBER)
                .acknowledge()
                .item("DataTime", "20261121080000")
                .item("a21026-Rtd", "1.5");
    }

    private static byte[] frame(int number) {
        return packet(number).bytes();
    }

    private static String answer(int number) {
        return new String(
                new Packet(Edition.OF_2017)
                        .qn(String.format("20261121%09d", number))
                        .st("91")
                        .command(9014)
                        .password("123456")
                        .mn(NUMBER)
                        .bytes(),
                java.nio.charset.StandardCharsets.US_ASCII);
    }

    @Test
    void theAnswerLeavesAfterTheCommit() throws Exception {
        serve();
        try (Plug plug = new Plug(server.port())) {
            plug.send(frame(1));
            Awaitility.await().atMost(PATIENCE).until(commits::hasQueuedThreads);
            assertThat(plug.there()).isZero();
            commits.release();
            assertThat(plug.line()).isEqualTo(answer(1));
            assertThat(disk).hasSize(1);
            assertThat(disk.get(0).bytes())
                    .as("to the check; the tail is no part of it")
                    .isEqualTo(withoutTail(frame(1)));
        }
    }

    @Test
    void badFramesNeverStopTheGoodOnesBesideThem() throws Exception {
        commits.release(1_000);
        serve();
        byte[] broken = frame(2);
        broken[60] ^= 1;
        try (Plug plug = new Plug(server.port())) {
            plug.send("junk")
                    .send(frame(1))
                    .send(broken)
                    .send("##00x1")
                    .send(frame(3))
                    .send("\r\n\r\n")
                    .send(frame(4));
            assertThat(plug.line()).isEqualTo(answer(1));
            assertThat(plug.line()).isEqualTo(answer(3));
            assertThat(plug.line()).isEqualTo(answer(4));
        }
        Awaitility.await().atMost(PATIENCE).until(() -> disk.size() == 5);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> intake.meter().refusedByCause().size() == 2);
        assertThat(intake.meter().refusedByCause())
                .containsEntry("CRC_MISMATCH", 1L)
                .containsEntry("LENGTH_NOT_DIGITS", 1L);
    }

    @Test
    void aHalfFrameIsGivenUpAndTheConnectionGoesOn() throws Exception {
        commits.release(1_000);
        serve("patience.half-frame", "PT0.3S");
        byte[] whole = frame(1);
        try (Plug plug = new Plug(server.port())) {
            plug.send(java.util.Arrays.copyOf(whole, 50));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> intake.meter().refusedByCause().containsKey("INCOMPLETE"));
            plug.send(frame(2));
            assertThat(plug.line()).isEqualTo(answer(2));
        }
    }

    @Test
    void whoDripsAByteAtATimeIsSentAway() throws Exception {
        commits.release(1_000);
        serve("patience.half-frame", "PT0.2S", "patience.first", "PT1S");
        try (Plug plug = new Plug(server.port())) {
            Thread drip = new Thread(() -> {
                try {
                    for (byte b : frame(1)) {
                        plug.send(new byte[] {b});
                        Thread.sleep(50);
                    }
                } catch (java.io.IOException | InterruptedException closed) {
                    // sent away, as hoped
                }
            });
            drip.start();
            assertThat(plug.closed()).isTrue();
            drip.join();
        }
        Awaitility.await().atMost(PATIENCE).until(() -> intake.meter().connections() == 0);
    }

    @Test
    void aSilentConnectionIsClosed() throws Exception {
        commits.release(1_000);
        serve("patience.idle", "PT0.5S");
        try (Plug plug = new Plug(server.port())) {
            plug.send(frame(1));
            assertThat(plug.line()).isEqualTo(answer(1));
            assertThat(plug.closed()).isTrue();
        }
    }

    @Test
    void anAddressHasSoManyConnections() throws Exception {
        commits.release(1_000);
        serve("peer.connections", "2");
        try (Plug one = new Plug(server.port());
                Plug two = new Plug(server.port())) {
            one.send(frame(1));
            two.send(frame(2));
            assertThat(one.line()).isEqualTo(answer(1));
            assertThat(two.line()).isEqualTo(answer(2));
            try (Plug three = new Plug(server.port())) {
                assertThat(three.closed()).isTrue();
            }
            one.send(frame(3));
            assertThat(one.line()).as("the others stay").isEqualTo(answer(3));
        }
        assertThat(intake.meter().turnedAwayCount()).isOne();
    }

    @Test
    void whileTheDiskIsSlowTheSocketIsNotReadAndNothingIsLost() throws Exception {
        serve("commit.bytes", "100000", "commit.frames", "100");
        int frames = 20_000;
        try (Plug plug = new Plug(server.port())) {
            Thread sender = new Thread(() -> {
                try {
                    for (int i = 0; i < frames; i++) {
                        plug.send(frame(i));
                    }
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            sender.start();
            Awaitility.await().atMost(PATIENCE).until(() -> intake.meter().paused() == 1);
            assertThat(intake.group().bytes())
                    .as("a little over the limit, not the whole flood")
                    .isLessThan(400_000);
            commits.release(1_000_000);
            for (int i = 0; i < frames; i++) {
                assertThat(plug.line()).isEqualTo(answer(i));
            }
            sender.join();
        }
        assertThat(disk).hasSize(frames);
    }

    @Test
    void aFloodOfJunkCostsNoMemoryAndIsNoFrame() throws Exception {
        commits.release(1_000);
        serve();
        byte[] junk = "A".repeat(1 << 16).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        try (Plug plug = new Plug(server.port())) {
            for (int i = 0; i < 800; i++) {
                plug.send(junk);
            }
            plug.send(frame(7));
            assertThat(plug.line()).isEqualTo(answer(7));
        }
        assertThat(intake.meter().received()).isOne();
        assertThat(disk).hasSize(1);
    }

    @Test
    void aPeerThatTakesNoAnswersIsNotReadAnyMore() throws Exception {
        commits.release(1_000_000);
        serve("peer.frames-per-second", "1000000");
        int frames = 400_000;
        try (Plug plug = new Plug(server.port())) {
            Thread sender = new Thread(() -> {
                try {
                    byte[] frame = frame(1);
                    for (int i = 0; i < frames; i++) {
                        plug.send(frame);
                    }
                } catch (java.io.IOException closed) {
                    // the test is over
                }
            });
            sender.start();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> intake.meter().paused() == 1 && intake.group().size() == 0);
            assertThat(intake.meter().received()).isLessThan(frames);
        }
    }

    @Test
    void theTwoLoopsShareThePort() throws Exception {
        commits.release(1_000);
        serve("loops", "2");
        List<Plug> plugs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            plugs.add(new Plug(server.port()));
        }
        for (int i = 0; i < 6; i++) {
            plugs.get(i).send(frame(i));
        }
        for (int i = 0; i < 6; i++) {
            assertThat(plugs.get(i).line()).isEqualTo(answer(i));
            plugs.get(i).close();
        }
    }

    @Test
    void stoppingCommitsAndAnswersWhatWasReceived() throws Exception {
        serve("commit.gather", "PT20S");
        try (Plug plug = new Plug(server.port())) {
            for (int i = 0; i < 10; i++) {
                plug.send(frame(i));
            }
            Awaitility.await().atMost(PATIENCE).until(() -> intake.meter().received() == 10);
            commits.release(10);
            server.stop();
            for (int i = 0; i < 10; i++) {
                assertThat(plug.line()).isEqualTo(answer(i));
            }
            assertThat(plug.closed()).isTrue();
        }
        assertThat(disk).hasSize(10);
        serve();
    }

    @Test
    void thePortSpeaksTlsWhenItHasACertificate(@TempDir Path folder) throws Exception {
        commits.release(1_000);
        TestCertificate certificate = TestCertificate.make(folder);
        serve(
                "tls.certificate",
                certificate.chain().toString(),
                "tls.key",
                certificate.key().toString());
        try (Plug plug = new Plug(certificate.trusting(), server.port())) {
            plug.send(frame(1));
            assertThat(plug.line()).isEqualTo(answer(1));
        }
        try (Plug plain = new Plug(server.port())) {
            plain.send(frame(2));
            assertThat(plain.line()).as("no answer in the clear").doesNotContain("9014");
        }
        assertThat(disk).hasSize(1);
    }

    @Test
    void theOrderOfAnInstrumentsFramesIsKept() throws Exception {
        commits.release(1_000_000);
        serve();
        try (Plug plug = new Plug(server.port())) {
            for (int i = 0; i < 5_000; i++) {
                plug.send(frame(i));
            }
            for (int i = 0; i < 5_000; i++) {
                assertThat(plug.line()).isEqualTo(answer(i));
            }
        }
        assertThat(disk.stream()
                        .map(arrival -> new String(arrival.bytes(), 9, 17))
                        .toList())
                .isEqualTo(IntStream.range(0, 5_000)
                        .mapToObj(i -> String.format("20261121%09d", i))
                        .toList());
    }

    private static byte[] withoutTail(byte[] frame) {
        return java.util.Arrays.copyOf(frame, frame.length - 2);
    }
}
