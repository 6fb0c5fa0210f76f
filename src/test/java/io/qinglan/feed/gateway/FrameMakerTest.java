package io.qinglan.feed.gateway;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.qinglan.feed.hj212.Decoder;
import io.qinglan.feed.hj212.Entry;
import io.qinglan.feed.hj212.Frame;
import io.qinglan.feed.hj212.Framer;
import io.qinglan.feed.hj212.Quirks;
import io.qinglan.feed.hj212.Reply;
import io.qinglan.feed.hj212.Vectors;

import static org.assertj.core.api.Assertions.assertThat;

/** What loads and benchmarks send is what the standard asks for. */
class FrameMakerTest {

    @Test
    void framesAreExactAndTheirAnswersTellWhichTheyAnswer() {
        FrameMaker maker = new FrameMaker(7, LocalDateTime.of(2026, 11, 1, 0, 0), 20_000);
        List<Entry> entries = new ArrayList<>();
        Framer framer = new Framer(new Decoder(Vectors.commands()), Quirks.NONE, Framer.Mode.LIVE);
        int[] chosen = {0, 6, 7, 86_399, 123_456, maker.size() - 1};
        for (int n : chosen) {
            byte[] bytes = new byte[maker.length() + 3];
            maker.write(n, bytes, 3);
            framer.feed(bytes, 3, bytes.length, entries::add);
        }
        assertThat(entries).hasSize(chosen.length);
        for (int i = 0; i < chosen.length; i++) {
            Frame frame = (Frame) entries.get(i);
            assertThat(frame.isExact()).as(frame.deviations().toString()).isTrue();
            assertThat(frame.mn()).isEqualTo(FrameMaker.number(chosen[i] % 7));
            assertThat(frame.size()).as("time, five factors and their marks").isEqualTo(11);
            byte[] answer = Reply.of(frame).wire(frame);
            assertThat(answer).hasSize(99);
            assertThat(FrameMaker.answered(answer, 0)).isEqualTo(chosen[i]);
        }
    }
}
