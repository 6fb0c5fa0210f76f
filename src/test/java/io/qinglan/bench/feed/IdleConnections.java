package io.qinglan.bench.feed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;

import io.qinglan.bench.Report;
import io.qinglan.feed.gateway.FrameLoad;
import io.qinglan.feed.gateway.FrameMaker;

/** What ten thousand connections cost that send a frame once and then nothing. */
final class IdleConnections {

    private static final int IDLE = 10_000;
    private static final int LIVE = 3_000;

    private IdleConnections() {}

    static void measure(Report report, FeedProgram program, FrameMaker maker, int from) throws Exception {
        Vertx vertx = Vertx.vertx();
        NetClient client = vertx.createNetClient();
        List<NetSocket> sockets = new ArrayList<>(IDLE);
        long before = heap(program);
        for (int i = 0; i < IDLE; i++) {
            sockets.add(client.connect(program.port(), "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(60, TimeUnit.SECONDS));
        }
        for (int i = 0; i < IDLE; i++) {
            byte[] frame = new byte[maker.length()];
            maker.write(from + i, frame, 0);
            sockets.get(i).write(Buffer.buffer(frame));
        }
        Thread.sleep(3_000);
        long after = heap(program);
        FrameLoad.Result beside;
        try (FrameLoad load = new FrameLoad(program.port(), FeedBenchmark.CONNECTIONS, maker)) {
            beside = load.rate(from + IDLE, 10 * LIVE, LIVE).get(FeedBenchmark.PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        report.head("idle connections", "MiB of live objects", "KiB a connection", "frames/s beside them", "p99 ms");
        report.row("0", Report.number(before / 1_048_576.0), "", "", "");
        report.row(
                Report.number(IDLE),
                Report.number(after / 1_048_576.0),
                Report.number((after - before) / 1_024.0 / IDLE),
                Report.number(beside.perSecond()),
                Report.number(beside.millis(990)));
        report.end();
        vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    /** Bytes of live objects, after a full collection. */
    private static long heap(FeedProgram program) throws IOException, InterruptedException {
        String histogram = jcmd(program, "GC.class_histogram");
        String total = histogram.substring(histogram.lastIndexOf("Total"));
        return Long.parseLong(total.trim().split("\\s+")[2]);
    }

    private static String jcmd(FeedProgram program, String what) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, Long.toString(program.pid()), what)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String text = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return text;
    }
}
