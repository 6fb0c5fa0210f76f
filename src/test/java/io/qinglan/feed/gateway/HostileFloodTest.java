package io.qinglan.feed.gateway;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import io.vertx.core.Vertx;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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

/** Headers that promise a byte, runs of hashes and frames without end, on many connections at once, while two good instruments go on. */
class HostileFloodTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int PEERS = 60;
    private static final long FLOOD = 16L << 20;
    private static final long BOUND = 36L << 20;
    private static final int GOOD_FRAMES = 100;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong flooded = new AtomicLong();
    private final AtomicLong kept = new AtomicLong();
    private final List<Plug> plugs = new ArrayList<>();
    private volatile boolean over;
    private Intake intake;
    private GatewayServer server;

    @AfterEach
    void stop() throws IOException {
        over = true;
        for (Plug plug : plugs) {
            plug.close();
        }
        server.stop();
        vertx.close();
    }

    @Test
    void memoryStaysBoundedAndGoodConnectionsGoOn() throws Exception {
        serve();
        Plug one = plug();
        Plug two = plug();
        exchange(one, 0);
        exchange(two, 1);
        long before = used();

        List<Thread> peers = new ArrayList<>();
        for (int i = 0; i < PEERS; i++) {
            Plug plug = plug();
            Random random = new Random(212 + i);
            Thread peer = new Thread(() -> flood(plug, random));
            peer.start();
            peers.add(peer);
        }
        for (int i = 1; i <= GOOD_FRAMES; i++) {
            exchange(one, 2 * i);
            exchange(two, 2 * i + 1);
        }
        Awaitility.await().atMost(PATIENCE).until(() -> flooded.get() > FLOOD);
        assertThat(used() - before)
                .as("what %d connections may leave lying", PEERS)
                .isLessThan(BOUND);
        assertThat(intake.group().bytes())
                .as("little more than commit.bytes waits, however short what is refused")
                .isLessThan(BOUND / 3);
        exchange(one, 2 * GOOD_FRAMES + 2);

        over = true;
        for (Plug plug : plugs.subList(2, plugs.size())) {
            plug.close();
        }
        for (Thread peer : peers) {
            peer.join();
        }
        Awaitility.await().atMost(PATIENCE).until(() -> intake.meter().connections() == 2);
        exchange(two, 2 * GOOD_FRAMES + 3);
        assertThat(kept.get()).isGreaterThan(2 * GOOD_FRAMES);
        assertThat(intake.meter().refusedByCause()).containsKeys("LENGTH_MISMATCH");
    }

    private void serve() {
        GatewaySettings set = Settings.of("port", "0", "patience.half-frame", "PT1S");
        PolicyLibrary library = PolicyLibrary.open(Path.of("rules"));
        Links links = new Links();
        Judge judge =
                new Judge(mn -> Optional.empty(), links, new RecordReader(ZoneId.of("Asia/Shanghai"), set.late()));
        intake = new Intake(set.commit(), judge, this::keep, (received, frame) -> {}, new FeedMeter(null));
        server = new GatewayServer(
                vertx, set, intake, links, CommandSetsReader.read(library), Quirks.NONE, Clock.systemUTC());
        server.start();
    }

    /** Counts and forgets: a disk is no memory. */
    private List<Kept> keep(List<Arrival> arrivals) {
        kept.addAndGet(arrivals.size());
        return arrivals.stream()
                .map(arrival -> new Kept(
                        new FrameId(new UUID(0, 0), 0),
                        arrival.refusal() != null ? Outcome.REFUSED : Outcome.PARKED,
                        List.of()))
                .toList();
    }

    private Plug plug() throws IOException {
        Plug plug = new Plug(server.port());
        plugs.add(plug);
        return plug;
    }

    private void flood(Plug plug, Random random) {
        try {
            while (!over) {
                byte[] bytes = hostile(random).getBytes(StandardCharsets.ISO_8859_1);
                plug.send(bytes);
                flooded.addAndGet(bytes.length);
            }
        } catch (IOException sentAway) {
            // as a hostile peer may be
        }
    }

    private static String hostile(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> "##0001".repeat(1 + random.nextInt(200));
            case 1 -> "#".repeat(1 + random.nextInt(60_000));
            case 2 -> "##9999QN=" + "A".repeat(random.nextInt(60_000)); // and never an end
            default -> "##" + (1000 + random.nextInt(9000)) + "##00".repeat(random.nextInt(200));
        };
    }

    private static void exchange(Plug plug, int number) throws IOException {
        String qn = String.format("20261121%09d", number);
        String mn = "130100AA0000000000000%03d".formatted(number % 2);
        plug.send(new Packet(Edition.OF_2017)
                .qn(qn)
                .command(2011)
                .password("123456")
                .mn(mn)
                .acknowledge()
                .item("DataTime", "20261121080000")
                .item("a21026-Rtd", "1.5")
                .bytes());
        assertThat(plug.line()).contains("QN=" + qn).contains("CN=9014");
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
