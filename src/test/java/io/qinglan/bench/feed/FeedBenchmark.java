package io.qinglan.bench.feed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.concurrent.TimeUnit;

import io.qinglan.bench.Benchmark;
import io.qinglan.bench.Report;
import io.qinglan.feed.CommandSetsReader;
import io.qinglan.feed.gateway.FrameLoad;
import io.qinglan.feed.gateway.FrameMaker;
import io.qinglan.policy.PolicyLibrary;

/** Frames a second received, checked, deduplicated, committed and acknowledged, on the two cores that also send them and hold the database. */
public final class FeedBenchmark implements Benchmark {

    static final int CONNECTIONS = 40;
    static final long PATIENCE_SECONDS = 300;

    private static final int INSTRUMENTS = 2_000;
    private static final int RECORDS = 4_000;
    private static final int UNANSWERED = 400;
    private static final int WARM_UP = 400_000;
    private static final int FRAMES = 600_000;
    private static final int ROUNDS = 3;
    private static final int RATE_SECONDS = 20;
    private static final int LIVE = 1_500;
    private static final int LIVE_SECONDS = 15;

    @Override
    public String name() {
        return "feed";
    }

    @Override
    public String question() {
        return "How many HJ 212 frames a second are received, checked, deduplicated, committed and only then acknowledged?";
    }

    @Override
    public void run(Report report) throws Exception {
        Path data = Files.createTempDirectory("qinglan-bench").resolve("data");
        try (FeedProgram program = new FeedProgram(
                data,
                "-Xmx1g",
                "-Dqinglan.hj212.peer.connections=20000",
                "-Dqinglan.hj212.peer.frames-per-second=100000")) {
            program.register(INSTRUMENTS);
            FrameMaker maker = new FrameMaker(INSTRUMENTS, monthsFirst(), RECORDS);
            report.say(
                    "The packaged program (heap at most 1 GiB) with its embedded PostgreSQL, fsync and synchronous_commit on; "
                            + INSTRUMENTS + " instruments on " + CONNECTIONS
                            + " connections send real-time records of five factors in"
                            + " frames of " + maker.length()
                            + " bytes, from another process on the same cores. Each frame is checked"
                            + " (length, CRC, grammar, password), kept byte for byte, deduplicated, committed, and acknowledged after that.");
            int next = measure(report, program, maker);
            next = burst(report, program, maker, next);
            IdleConnections.measure(report, program, maker, next);
        }
    }

    private static LocalDateTime monthsFirst() {
        return LocalDate.now().minusDays(20).atStartOfDay();
    }

    private static int measure(Report report, FeedProgram program, FrameMaker maker) throws Exception {
        report.head("what", "frames", "frames/s", "p50 ms", "p99 ms", "processor seconds of the program");
        int next = 0;
        double best = 0;
        try (FrameLoad load = new FrameLoad(program.port(), CONNECTIONS, maker)) {
            row(report, "full rate, cold", full(load, next, WARM_UP), "");
            next += WARM_UP;
            for (int round = 1; round <= ROUNDS; round++) {
                double before = program.processor().toMillis() / 1e3;
                FrameLoad.Result result = full(load, next, FRAMES);
                double used = program.processor().toMillis() / 1e3 - before;
                row(report, "full rate, round " + round, result, Report.number(used));
                best = Math.max(best, result.perSecond());
                next += FRAMES;
            }
            int frames = (int) (best / 2 * RATE_SECONDS) / CONNECTIONS * CONNECTIONS;
            row(
                    report,
                    "half of the best rate",
                    load.rate(next, frames, best / 2).get(PATIENCE_SECONDS, TimeUnit.SECONDS),
                    "");
            next += frames;
        }
        long stored = program.count("select count(*) from reading");
        if (stored != next) {
            throw new IllegalStateException(next + " frames were acknowledged, " + stored + " records are there");
        }
        limits(report, program, stored, best);
        plain(report, program);
        report.end();
        report.say("At full rate each connection has at most " + UNANSWERED
                + " frames unanswered, so the time of an answer is"
                + " that of the queue; at half rate frames are sent when they are due, and time counts from then. Each of the "
                + Report.number(stored) + " acknowledged records was found in the table once.");
        return next;
    }

    private static void limits(Report report, FeedProgram program, long rows, double best) throws Exception {
        double limit = 0;
        for (int connections = 1; connections <= 2; connections++) {
            RawCopy copy = new RawCopy(program, connections);
            double readings = rows / Math.min(copy.seconds(false), copy.seconds(false));
            double all = rows / Math.min(copy.seconds(true), copy.seconds(true));
            limit = Math.max(limit, readings);
            String on = " on " + connections + (connections == 1 ? " connection" : " connections");
            report.row(
                    "limit: raw COPY of the same rows" + on, Report.number(rows), Report.number(readings), "", "", "");
            report.row(
                    "limit: raw COPY of the same rows and of the frames as they came" + on,
                    Report.number(rows),
                    Report.number(all),
                    "",
                    "",
                    "");
        }
        report.row(
                "share of raw COPY: best round against the best of raw COPY",
                "",
                Math.round(100 * best / limit) + " %",
                "",
                "",
                "");
    }

    private static void plain(Report report, FeedProgram program) throws Exception {
        PolicyLibrary library = PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules")));
        FrameMaker maker = new FrameMaker(INSTRUMENTS, monthsFirst(), 100);
        try (SingleRowGateway plain = new SingleRowGateway(program, CommandSetsReader.read(library));
                FrameLoad load = new FrameLoad(plain.port(), CONNECTIONS, maker)) {
            load.closed(0, 4_000, 20).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            row(
                    report,
                    "the plain way: an INSERT for each factor, a commit for each frame, 16 threads",
                    load.closed(4_000, 12_000, 20).get(PATIENCE_SECONDS, TimeUnit.SECONDS),
                    "");
        }
    }

    /** Instruments that were away deliver ten times as much as the live ones, as fast as they can; how long do the live ones wait? */
    private static int burst(Report report, FeedProgram program, FrameMaker maker, int from) throws Exception {
        int live = LIVE * LIVE_SECONDS;
        int late = 10 * live;
        try (FrameLoad living = new FrameLoad(program.port(), CONNECTIONS, maker);
                FrameLoad coming = new FrameLoad(program.port(), CONNECTIONS, maker)) {
            var backfill = coming.closed(from + live, late, UNANSWERED);
            FrameLoad.Result lived = living.rate(from, live, LIVE).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            FrameLoad.Result came = backfill.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            report.head("ten-fold back-fill", "frames", "frames/s", "p50 ms", "p99 ms");
            report.row(cells("live, each when due", lived));
            report.row(cells("back-fill beside it, as fast as acknowledged", came));
            report.end();
        }
        return from + live + late;
    }

    private static FrameLoad.Result full(FrameLoad load, int from, int frames) throws Exception {
        return load.closed(from, frames, UNANSWERED).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static void row(Report report, String what, FrameLoad.Result result, String last) {
        String[] cells = cells(what, result);
        report.row(cells[0], cells[1], cells[2], cells[3], cells[4], last);
    }

    private static String[] cells(String what, FrameLoad.Result result) {
        return new String[] {
            what,
            Report.number(result.answered()),
            Report.number(result.perSecond()),
            Report.number(result.millis(500)),
            Report.number(result.millis(990))
        };
    }
}
