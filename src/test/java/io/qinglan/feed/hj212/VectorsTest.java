package io.qinglan.feed.hj212;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** Every vector comes out as it says, however the stream is cut. */
class VectorsTest {

    private static final List<JsonNode> PUBLISHED = Vectors.read("vectors.jsonl");
    private static final List<JsonNode> VECTORS = Stream.concat(
                    PUBLISHED.stream(), Vectors.read("rules.jsonl").stream())
            .toList();
    private static final Quirks ALL_QUIRKS = mn -> new Quirks.Setting(EnumSet.allOf(Quirk.class), null);

    @Test
    void theyAreAllThere() {
        assertThat(PUBLISHED).hasSize(138);
        assertThat(VECTORS).hasSizeGreaterThan(280);
    }

    @TestFactory
    Stream<DynamicTest> eachVector() {
        return VECTORS.stream()
                .map(vector -> DynamicTest.dynamicTest(vector.get("id").asText(), () -> {
                    byte[] stream = Vectors.bytes(vector);
                    List<Entry> entries = Streams.whole(stream, Quirks.NONE);
                    if (vector.has("expect")) {
                        accepted(entries, vector.get("expect"), vector.get("deviations"));
                    } else if (vector.has("expect_error")) {
                        assertThat(entries).hasSize(1);
                        assertThat(((Refused) entries.get(0)).error())
                                .isEqualTo(vector.get("expect_error").asText());
                    } else {
                        stream(entries, vector.get("expect_stream"));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> withTheQuirkOfTheInstrumentAndWithAllOfThem() {
        return VECTORS.stream()
                .filter(vector -> vector.has("with_quirk"))
                .map(vector -> DynamicTest.dynamicTest(vector.get("id").asText(), () -> {
                    JsonNode due = vector.get("with_quirk");
                    Quirk quirk = Quirk.valueOf(due.get("quirk").asText());
                    Quirks one = mn -> new Quirks.Setting(Set.of(quirk), null);
                    for (Quirks quirks : List.of(one, ALL_QUIRKS)) {
                        byte[] stream = Vectors.bytes(vector);
                        accepted(Streams.whole(stream, quirks), due.get("expect"), due.get("deviations"));
                        assertThat(tell(Streams.byteByByte(stream, quirks)))
                                .isEqualTo(tell(Streams.whole(stream, quirks)));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> whereverItIsCut() {
        return VECTORS.stream()
                .map(vector -> DynamicTest.dynamicTest(vector.get("id").asText(), () -> {
                    byte[] stream = Vectors.bytes(vector);
                    List<String> whole = tell(Streams.whole(stream, Quirks.NONE));
                    assertThat(tell(Streams.byteByByte(stream, Quirks.NONE))).isEqualTo(whole);
                    assertThat(Streams.live(stream, Quirks.NONE, stream.length, null))
                            .isEqualTo(whole);
                    assertThat(Streams.live(stream, Quirks.NONE, 1, null)).isEqualTo(whole);
                    for (int seed = 0; seed < 20; seed++) {
                        assertThat(tell(Streams.atRandom(stream, Quirks.NONE, new Random(seed))))
                                .isEqualTo(whole);
                        assertThat(Streams.live(stream, Quirks.NONE, 0, new Random(seed)))
                                .isEqualTo(whole);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> theAnswerOnTheWire() {
        return VECTORS.stream()
                .filter(vector -> vector.path("gateway").has("reply"))
                .map(vector -> DynamicTest.dynamicTest(vector.get("id").asText(), () -> {
                    Frame frame = (Frame)
                            Streams.whole(Vectors.bytes(vector), Quirks.NONE).get(0);
                    assertThat(new String(Reply.of(frame).wire(frame), StandardCharsets.UTF_8))
                            .isEqualTo(vector.get("gateway").get("reply").asText());
                }));
    }

    private static List<String> tell(List<Entry> entries) {
        return entries.stream().map(Streams::tell).toList();
    }

    private static void stream(List<Entry> entries, JsonNode expected) {
        List<String> qns = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        List<Set<String>> deviations = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry instanceof Frame frame) {
                qns.add(frame.qn());
                deviations.add(names(frame));
            } else {
                errors.add(((Refused) entry).error());
            }
        }
        assertThat(qns).isEqualTo(texts(expected.get("accepted_qn")));
        assertThat(errors).isEqualTo(texts(expected.get("errors")));
        List<Set<String>> due = new ArrayList<>();
        expected.get("deviations").forEach(set -> due.add(Set.copyOf(texts(set))));
        assertThat(deviations).isEqualTo(due);
    }

    private static void accepted(List<Entry> entries, JsonNode expected, JsonNode deviations) {
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0)).isInstanceOf(Frame.class);
        Frame frame = (Frame) entries.get(0);
        assertThat(frame.edition().code()).isEqualTo(text(expected, "edition"));
        assertThat(frame.qn()).isEqualTo(text(expected, "qn"));
        assertThat(frame.st()).isEqualTo(text(expected, "st"));
        assertThat(frame.cn()).isEqualTo(text(expected, "cn"));
        assertThat(frame.mn()).isEqualTo(text(expected, "mn"));
        assertThat(frame.flag()).isEqualTo(text(expected, "flag"));
        assertThat(frame.wantsAnswer()).isEqualTo(expected.get("ack").asBoolean());
        assertThat(frame.pnum()).isEqualTo(text(expected, "pnum"));
        assertThat(frame.pno()).isEqualTo(text(expected, "pno"));
        assertThat(frame.rf()).isEqualTo(text(expected, "rf"));
        bits(frame, expected.get("flagBits"));
        content(frame, expected);
        reply(frame, expected.get("reply"));
        assertThat(names(frame)).isEqualTo(Set.copyOf(texts(deviations)));
    }

    private static void bits(Frame frame, JsonNode bits) {
        if (bits.isNull()) {
            assertThat(frame.flagBits()).isEqualTo(-1);
            return;
        }
        assertThat(frame.version()).isEqualTo(bits.get("version").asInt());
        assertThat(frame.isSplit()).isEqualTo(bits.get("split").asInt() == 1);
        assertThat(frame.wantsAnswer()).isEqualTo(bits.get("ack").asInt() == 1);
    }

    private static void content(Frame frame, JsonNode expected) {
        List<String> due = new ArrayList<>();
        expected.get("cp")
                .properties()
                .forEach(item -> due.add(item.getKey() + "=" + item.getValue().asText()));
        assertThat(frame.cp().entrySet().stream()
                        .map(item -> item.getKey() + "=" + item.getValue())
                        .toList())
                .isEqualTo(due);
        assertThat(frame.has(Deviation.DUPLICATE_CP_KEY)).isEqualTo(expected.has("cpPairs"));
        for (int i = 0; i < expected.path("cpPairs").size(); i++) {
            JsonNode pair = expected.get("cpPairs").get(i);
            assertThat(frame.name(i)).isEqualTo(pair.get(0).asText());
            assertThat(frame.value(i)).isEqualTo(pair.get(1).asText());
        }
    }

    private static void reply(Frame frame, JsonNode expected) {
        Reply reply = Reply.of(frame);
        if (expected.isNull()) {
            assertThat(reply).isNull();
            return;
        }
        assertThat(reply.cn()).isEqualTo(text(expected, "cn"));
        assertThat(reply.flagText()).isEqualTo(text(expected, "flag"));
    }

    private static Set<String> names(Frame frame) {
        return frame.deviations().stream().map(Enum::name).collect(Collectors.toSet());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static String text(JsonNode tree, String name) {
        return tree.hasNonNull(name) ? tree.get(name).asText() : null;
    }
}
