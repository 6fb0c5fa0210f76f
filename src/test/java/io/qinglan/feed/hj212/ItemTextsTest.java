package io.qinglan.feed.hj212;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Items joined straight from the bytes are the items read one by one; whatever is not plain ASCII is left to the careful way. */
class ItemTextsTest {

    @Test
    void quickAndCarefulSayTheSame() {
        ItemTexts texts = new ItemTexts('\u001f', "DataTime");
        int quick = 0;
        int careful = 0;
        for (JsonNode vector : Vectors.read("vectors.jsonl")) {
            List<Entry> entries = new ArrayList<>();
            Framer framer = new Framer(new Decoder(Vectors.commands()), Quirks.NONE, Framer.Mode.WHOLE);
            framer.feed(Vectors.bytes(vector), entries::add);
            framer.end(entries::add);
            for (Entry entry : entries) {
                if (!(entry instanceof Frame frame)) {
                    continue;
                }
                List<String> names = new ArrayList<>();
                List<String> values = new ArrayList<>();
                for (int item = 0; item < frame.size(); item++) {
                    if (!frame.name(item).isEmpty() && !frame.name(item).equals("DataTime")) {
                        names.add(frame.name(item));
                        values.add(frame.value(item));
                    }
                }
                String all = String.join("", names) + String.join("", values);
                if (texts.read(frame)) {
                    assertThat(texts.names()).isEqualTo(String.join("\u001f", names));
                    assertThat(texts.values()).isEqualTo(String.join("\u001f", values));
                    assertThat(texts.size()).isEqualTo(names.size());
                    assertThat(texts.marked()).isEqualTo(names.stream().anyMatch(name -> name.endsWith("-Flag")));
                    assertThat(all.chars()).allMatch(c -> c >= ' ' && c < 128);
                    quick++;
                } else {
                    careful++;
                }
            }
        }
        assertThat(quick).isGreaterThan(80);
        assertThat(careful).isPositive();
    }

    @Test
    void namesAreMadeOnce() {
        ItemTexts texts = new ItemTexts('\u001f', "DataTime");
        List<String> made = new ArrayList<>();
        Framer framer = new Framer(new Decoder(Vectors.commands()), Quirks.NONE, Framer.Mode.LIVE);
        for (String value : List.of("1.5", "2.5")) {
            byte[] bytes = new Packet(Edition.OF_2017)
                    .qn("20261121080000001")
                    .command(2011)
                    .password("123456")
                    .mn("130100AA00000000000000F1")
                    .item("DataTime", "20261121080000")
                    .item("a21026-Rtd", value)
                    .bytes();
            framer.feed(bytes, entry -> {
                assertThat(texts.read((Frame) entry)).isTrue();
                made.add(texts.names());
                assertThat(texts.values()).isEqualTo(value);
            });
        }
        assertThat(made.get(1)).isSameAs(made.get(0));
    }
}
