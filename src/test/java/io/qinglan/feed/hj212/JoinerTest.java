package io.qinglan.feed.hj212;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Parts of split records come together in any order, repeated or not; what is missing is said. */
class JoinerTest {

    private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");

    private final Joiner joiner = new Joiner(Duration.ofMinutes(10), 100);

    @Test
    void partsOfTheVectorsJoinOrWait() {
        for (JsonNode vector : Vectors.read("vectors.jsonl")) {
            JsonNode due = vector.path("gateway");
            if (due.has("merged_records")) {
                Joiner fresh = new Joiner(Duration.ofMinutes(10), 100);
                int merged = 0;
                for (Entry entry : Streams.whole(Vectors.bytes(vector), Quirks.NONE)) {
                    Frame frame = (Frame) entry;
                    merged += Joiner.isPart(frame) && fresh.add(frame, NOON).isPresent() ? 1 : 0;
                }
                assertThat(merged).isEqualTo(due.get("merged_records").asInt());
                assertThat(fresh.waiting()).isEqualTo(due.path("pending_parts").asInt());
            }
        }
    }

    @Test
    void anyOrderAndRepeatsGiveOneRecord() {
        for (int seed = 0; seed < 50; seed++) {
            Joiner fresh = new Joiner(Duration.ofMinutes(10), 100);
            List<Frame> parts = new ArrayList<>();
            for (int part = 1; part <= 5; part++) {
                parts.add(part(part, 5, "20261121110000"));
                parts.add(part(part, 5, "20261121110000"));
            }
            Collections.shuffle(parts, new Random(seed));
            List<Joined> whole = parts.stream()
                    .map(frame -> fresh.add(frame, NOON))
                    .flatMap(Optional::stream)
                    .toList();
            assertThat(whole).hasSize(1);
            assertThat(whole.get(0).isWhole()).isTrue();
            assertThat(whole.get(0).factors().stream().map(FactorData::factor).toList())
                    .containsExactly("a00001", "a00002", "a00003", "a00004", "a00005");
            assertThat(fresh.waiting()).isZero();
        }
    }

    @Test
    void whatStaysIncompleteIsHandedOutAfterAWhile() {
        joiner.add(part(1, 3, "20261121110000"), NOON);
        joiner.add(part(3, 3, "20261121110000"), NOON);
        joiner.add(part(1, 3, "20261121111000"), NOON.plusSeconds(300));
        assertThat(joiner.giveUp(NOON.plusSeconds(599))).isEmpty();
        List<Joined> incomplete = joiner.giveUp(NOON.plusSeconds(600));
        assertThat(incomplete).hasSize(1);
        assertThat(incomplete.get(0).isWhole()).isFalse();
        assertThat(incomplete.get(0).missing()).isEqualTo(1);
        assertThat(incomplete.get(0).parts()).containsOnlyKeys(1, 3);
        assertThat(joiner.waiting()).isEqualTo(1);
    }

    @Test
    void memoryIsBoundedWhateverIsClaimed() {
        for (int i = 0; i < 1_000; i++) {
            joiner.add(part(1, 999_999_999, String.format("20261121%06d", i % 60 + 100 * (i / 60 % 60))), NOON);
            joiner.giveUp(NOON);
            assertThat(joiner.waiting()).isLessThanOrEqualTo(100);
        }
    }

    private static Frame part(int part, int parts, String time) {
        byte[] bytes = new Packet(Edition.OF_2017)
                .qn("20261121120000%03d".formatted(part))
                .command(2061)
                .password("123456")
                .mn("010000A8900016F000169DC0")
                .part(part, parts)
                .item("DataTime", time)
                .item("a0000" + part + "-Avg", "1.5")
                .bytes();
        return (Frame) Streams.whole(bytes, Quirks.NONE).get(0);
    }
}
