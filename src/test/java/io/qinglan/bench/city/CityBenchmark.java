package io.qinglan.bench.city;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.qinglan.RunningProgram;
import io.qinglan.bench.Benchmark;
import io.qinglan.bench.Report;
import io.qinglan.command.generated.InventoryGenerator;
import io.qinglan.store.Ids;

/** How long a city waits for its orders: the approval goes out over HTTP, and every order can be read over HTTP. */
public final class CityBenchmark implements Benchmark {

    private static final int SITES = 5_000;
    private static final int WARM_UP = 10;
    private static final int MEASURED = 40;
    private static final int PROBES = 12;
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    @Override
    public String name() {
        return "city";
    }

    @Override
    public String question() {
        return "A city of 5,000 sites: how long from the approval of the response until every order can be read over HTTP?";
    }

    @Override
    public void run(Report report) throws Exception {
        Path data = Files.createTempDirectory("qinglan-bench").resolve("data");
        Files.createDirectories(data);
        double[] millis = new double[MEASURED];
        double[] answered = new double[MEASURED];
        try (RunningProgram program = RunningProgram.serve(data)) {
            Province province = new Province(program.address(), data, WARM_UP + MEASURED, SITES);
            List<Integer> ordered = List.of();
            for (int i = 0; i < WARM_UP; i++) {
                ordered = settled(province, i);
            }
            for (int i = 0; i < MEASURED; i++) {
                String city = province.cities().get(WARM_UP + i);
                List<String> probes = probes(city, ordered);
                String response = respond(province, city);
                long begin = System.nanoTime();
                approve(province, response);
                answered[i] = (System.nanoTime() - begin) / 1e6;
                await(province, response, probes);
                millis[i] = (System.nanoTime() - begin) / 1e6;
            }
            report.say(
                    "A running program of its own with its embedded PostgreSQL, synchronous_commit on; " + MEASURED
                            + " cities one after another, " + WARM_UP + " before them unmeasured. Each gets "
                            + Report.number(ordered.size()) + " orders for its " + Report.number(SITES)
                            + " sites at orange; orders of a batch become visible together, so " + PROBES
                            + " of them, spread over all batches from the first to the last, are read one after another until each answers.");
        }
        report.head("from before the approval is sent", "p50 ms", "p99 ms", "max ms");
        row(report, "until the approval is answered", answered);
        row(report, "until all orders are readable", millis);
        report.end();
    }

    private static void row(Report report, String what, double[] millis) {
        Arrays.sort(millis);
        report.row(
                what,
                Report.number(millis[MEASURED / 2]),
                Report.number(millis[(int) Math.ceil(MEASURED * 0.99) - 1]),
                Report.number(millis[MEASURED - 1]));
    }

    /** Warms up with one city; gives the places in the generated list of the sites that got an order. */
    private static List<Integer> settled(Province province, int number) throws Exception {
        String city = province.cities().get(number);
        String response = respond(province, city);
        approve(province, response);
        List<String> codes = List.of();
        List<String> before = null;
        while (codes.isEmpty() || !codes.equals(before)) {
            before = codes;
            Thread.sleep(2_000);
            codes = province.ordered(response);
        }
        InventoryGenerator generator = Province.generator(city);
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < SITES; place++) {
            if (Collections.binarySearch(codes, generator.site(place).fact().id()) >= 0) {
                places.add(place);
            }
        }
        return places;
    }

    private static List<String> probes(String city, List<Integer> ordered) {
        InventoryGenerator generator = Province.generator(city);
        List<String> probes = new ArrayList<>();
        for (int i = 0; i < PROBES; i++) {
            int place = ordered.get((int) ((long) i * (ordered.size() - 1) / (PROBES - 1)));
            probes.add(generator.site(place).fact().id());
        }
        return probes;
    }

    private static String respond(Province province, String city) throws Exception {
        Map<String, Object> body = new HashMap<>();
        body.put("area", city);
        body.put("basis", Map.of("kind", "event_assurance", "instrument", "活动空气质量保障方案"));
        body.put("level", "orange");
        body.put("start", Instant.now().minusSeconds(60).toString());
        body.put("until", Instant.now().plusSeconds(172_800).toString());
        body.put("reason", "benchmark");
        return province.operator().post("/api/v1/responses", body).get("id").asText();
    }

    private static void approve(Province province, String response) throws Exception {
        province.approver().post("/api/v1/responses/" + response + "/approval", Map.of("decision", "approve"));
    }

    private static void await(Province province, String response, List<String> probes) throws Exception {
        long begin = System.nanoTime();
        for (String site : probes) {
            String path = "/api/v1/orders/" + Ids.named("order", response, "1", "0", site);
            while (!province.operator().reads(path)) {
                if (System.nanoTime() - begin > PATIENCE_NANOS) {
                    throw new IllegalStateException("no order of " + site);
                }
                Thread.sleep(2);
            }
        }
    }
}
