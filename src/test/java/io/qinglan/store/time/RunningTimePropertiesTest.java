package io.qinglan.store.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Time that runs only while we can deliver, against a count second by second. */
class RunningTimePropertiesTest {

    private static final Instant BEGIN = Instant.parse("2026-11-20T16:00:00Z");

    @Property(tries = 500)
    void aDueTimeIsTheOneAtWhichSoManySecondsWereUp(@ForAll @LongRange(min = 0, max = 1_000_000_000) long seed) {
        Random random = new Random(seed);
        List<RunningTime.Down> downs = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            Instant from = BEGIN.plusSeconds(random.nextInt(600) - 200);
            downs.add(new RunningTime.Down(from, from.plusSeconds(1 + random.nextInt(120))));
        }
        int within = 1 + random.nextInt(300);
        Instant at = BEGIN;
        for (int up = 0; up < within; at = at.plusSeconds(1)) {
            Instant second = at;
            boolean down = downs.stream().anyMatch(one -> !second.isBefore(one.from()) && second.isBefore(one.until()));
            up += down ? 0 : 1;
        }
        assertThat(RunningTime.due(BEGIN, Duration.ofSeconds(within), downs)).isEqualTo(at);
    }

    @Test
    void whatLiesBehindTheDueTimeOrBeforeTheBeginChangesNothing() {
        List<RunningTime.Down> downs = List.of(
                new RunningTime.Down(BEGIN.minusSeconds(50), BEGIN),
                new RunningTime.Down(BEGIN.plusSeconds(60), BEGIN.plusSeconds(90)));
        assertThat(RunningTime.due(BEGIN, Duration.ofSeconds(60), downs)).isEqualTo(BEGIN.plusSeconds(60));
    }
}
