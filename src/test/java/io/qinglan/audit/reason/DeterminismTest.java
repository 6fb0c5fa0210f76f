package io.qinglan.audit.reason;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import io.qinglan.ledger.Leaf;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same input gives the same bytes: in shuffled order, in a language whose capital of i is another letter and one with digits of its
 * own, in other time zones, on one thread and on several. Thousands by default, a million in the long form of the tests.
 */
class DeterminismTest {

    private static final int BATCH = 2_000;
    private static final int INPUTS = Boolean.getBoolean("qinglan.soak") ? 1_000_000 : BATCH;

    private record Place(String locale, String zone, int threads) {}

    private static final List<Place> PLACES =
            List.of(new Place("tr-TR", "Pacific/Kiritimati", 1), new Place("ar-SA-u-nu-arab", "America/St_Johns", 4));

    private final PolicyPack pack = PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules", "rules")))
            .pack("cn-2024");

    @Test
    void anyOrderLanguageZoneAndNumberOfThreadsGivesTheSameBytes() throws Exception {
        for (int done = 0; done < INPUTS; done += BATCH) {
            List<GoldenDecisions.Asked> inputs = new GoldenDecisions().inputs(done + 7L, BATCH);
            Map<GoldenDecisions.Asked, String> expected = decided(inputs, 2);
            for (Place place : PLACES) {
                List<GoldenDecisions.Asked> shuffled = new ArrayList<>(inputs);
                Collections.shuffle(shuffled, new Random(done + place.threads()));
                assertThat(elsewhere(place, shuffled)).isEqualTo(expected);
            }
        }
    }

    private Map<GoldenDecisions.Asked, String> elsewhere(Place place, List<GoldenDecisions.Asked> inputs)
            throws Exception {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(place.locale()));
            TimeZone.setDefault(TimeZone.getTimeZone(place.zone()));
            return decided(inputs, place.threads());
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private Map<GoldenDecisions.Asked, String> decided(List<GoldenDecisions.Asked> inputs, int threads)
            throws Exception {
        GoldenDecisions decisions = new GoldenDecisions();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Map<GoldenDecisions.Asked, Future<String>> running = new HashMap<>();
            inputs.forEach(asked -> running.put(
                    asked, pool.submit(() -> HexFormat.of().formatHex(Leaf.digest(decisions.decided(asked, pack))))));
            Map<GoldenDecisions.Asked, String> decided = new HashMap<>();
            for (var one : running.entrySet()) {
                decided.put(one.getKey(), one.getValue().get());
            }
            return decided;
        } finally {
            pool.shutdown();
        }
    }
}
