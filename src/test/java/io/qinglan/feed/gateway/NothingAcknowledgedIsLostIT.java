package io.qinglan.feed.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import io.qinglan.bench.feed.FeedProgram;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged program under the load of a fleet, killed with -9, and its database ended like a power cut, at seeded moments: every frame
 * that was acknowledged is there once. Three moments in {@code test}, twenty in {@code bench soak}.
 */
class NothingAcknowledgedIsLostIT {

    private static final int INSTRUMENTS = 200;
    private static final int CONNECTIONS = 20;
    private static final int FRAMES = 60_000;
    private static final int UNANSWERED = 100;
    private static final long PATIENCE_SECONDS = 180;
    private static final int MOMENTS = Boolean.getBoolean("qinglan.soak") ? 20 : 3;
    private static final long SEED = Long.getLong("qinglan.seed", 212);

    @TempDir(cleanup = CleanupMode.NEVER)
    Path folder;

    @Test
    void killedAtSeededMoments() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        FrameMaker maker = new FrameMaker(
                INSTRUMENTS, LocalDate.now().minusDays(9).atStartOfDay(), (MOMENTS + 1) * FRAMES / INSTRUMENTS);
        BitSet acknowledged = new BitSet();
        FeedProgram program = new FeedProgram(folder.resolve("killed"), "-Xmx512m");
        try {
            program.register(INSTRUMENTS);
            for (int moment = 0; moment < MOMENTS; moment++) {
                int first = moment * FRAMES;
                int until = random.nextInt(FRAMES / 20, FRAMES / 2);
                FrameLoad.Result result = loadUntilKilled(program, maker, first, until);
                result.acknowledged().stream().forEach(n -> acknowledged.set(first + n));
                assertThat(result.answered()).as("killed in the middle").isBetween(until, FRAMES - 1);
                assertEachThereOnce(program, maker, acknowledged);
                program.start();
            }
            sendEverythingAgain(program, maker);
            assertThat(stored(program)).as("no row twice, none missing").isEqualTo(maker.size());
        } finally {
            program.close();
        }
    }

    @Test
    void theDatabaseEndsAtSeededMomentsAndTheProgramGoesOnByItself() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED + 1);
        FrameMaker maker =
                new FrameMaker(INSTRUMENTS, LocalDate.now().minusDays(9).atStartOfDay(), FRAMES / INSTRUMENTS);
        try (FeedProgram program = new FeedProgram(folder.resolve("database"), "-Xmx512m")) {
            program.register(INSTRUMENTS);
            try (FrameLoad load = new FrameLoad(program.port(), CONNECTIONS, maker)) {
                for (int moment = 0; moment < MOMENTS; moment++) {
                    int frames = FRAMES / MOMENTS / CONNECTIONS * CONNECTIONS;
                    int first = moment * frames;
                    CompletableFuture<FrameLoad.Result> running = load.closed(first, frames, UNANSWERED);
                    int until = random.nextInt(frames / 10, frames / 2);
                    Awaitility.await()
                            .pollInterval(Duration.ofMillis(5))
                            .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                            .until(() -> load.answered() >= until);
                    restartDatabase(program);
                    FrameLoad.Result result = running.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    assertThat(result.answered())
                            .as("all of them, on the same connections")
                            .isEqualTo(frames);
                }
            }
            int sent = MOMENTS * (FRAMES / MOMENTS / CONNECTIONS * CONNECTIONS);
            assertThat(stored(program)).as("no row twice, none missing").isEqualTo(sent);
        }
    }

    private static FrameLoad.Result loadUntilKilled(FeedProgram program, FrameMaker maker, int first, int until)
            throws Exception {
        try (FrameLoad load = new FrameLoad(program.port(), CONNECTIONS, maker)) {
            CompletableFuture<FrameLoad.Result> running = load.closed(first, FRAMES, UNANSWERED);
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                    .until(() -> load.answered() >= until);
            program.kill();
            return running.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static void sendEverythingAgain(FeedProgram program, FrameMaker maker) throws Exception {
        try (FrameLoad load = new FrameLoad(program.port(), CONNECTIONS, maker)) {
            FrameLoad.Result result = load.closed(0, maker.size(), UNANSWERED).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(result.answered()).isEqualTo(maker.size());
        }
    }

    /** Every acknowledged frame stands in the table of readings, and none twice. */
    private static void assertEachThereOnce(FeedProgram program, FrameMaker maker, BitSet acknowledged)
            throws SQLException, IOException {
        Set<Integer> there = new HashSet<>();
        long rows = 0;
        long from = maker.from().atZone(java.time.ZoneId.of("Asia/Shanghai")).toEpochSecond();
        try (Connection connection = program.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select right(s.point, 18)::bigint, extract(epoch from r.at)::bigint"
                                + " from reading r join series s on s.id = r.series")) {
            while (row.next()) {
                rows++;
                there.add((int) ((row.getLong(2) - from) * INSTRUMENTS + row.getLong(1)));
            }
        }
        assertThat(there).as("no row twice").hasSize((int) rows);
        assertThat(acknowledged.stream().filter(n -> !there.contains(n)).boxed().toList())
                .as("acknowledged and not there")
                .isEmpty();
    }

    private static long stored(FeedProgram program) throws SQLException, IOException {
        return program.count("select count(*) from reading");
    }

    /** Kills a server process of the database with -9: the postmaster ends all others at once, recovers from its log and takes connections again. */
    private static void restartDatabase(FeedProgram program) throws IOException {
        long postmaster = Long.parseLong(Files.readAllLines(program.data().resolve("postgres/postmaster.pid"))
                .get(0)
                .strip());
        ProcessHandle.of(postmaster).orElseThrow().children().findFirst().ifPresent(ProcessHandle::destroyForcibly);
    }
}
