package io.qinglan.feed.hj212;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;

/** What was written is read again, in every edition; garbage between frames never costs a good one. */
class RoundTripTest {

    private static final Sm4Key KEY = Sm4Key.of("0123456789ABCDEFFEDCBA9876543210");

    /** A record as somebody might send it. */
    record Message(
            Edition edition,
            String qn,
            String mn,
            int command,
            boolean answer,
            int part,
            boolean late,
            Map<String, String> items) {

        Packet packet() {
            Packet packet = new Packet(edition)
                    .qn(qn)
                    .st("31")
                    .command(command)
                    .password("123456")
                    .mn(mn)
                    .item("DataTime", "20261121110000");
            items.forEach((name, value) -> {
                if (name.length() % 2 == 0) {
                    packet.also(name, value);
                } else {
                    packet.item(name, value);
                }
            });
            if (answer) {
                packet.acknowledge();
            }
            if (part > 0) {
                packet.part(part, 9);
            }
            return late ? packet.backfilled() : packet;
        }
    }

    @Provide
    Arbitrary<Message> messages() {
        Arbitrary<Edition> editions = Arbitraries.of(Edition.OF_2005, Edition.OF_2017, Edition.OF_2025);
        Arbitrary<String> qns = Arbitraries.integers().between(0, 59_999).map("202611211100%05d"::formatted);
        Arbitrary<String> mns =
                Arbitraries.strings().withChars("0123456789ABCDEF").ofLength(24);
        Arbitrary<Integer> commands = Arbitraries.of(2011, 2051, 2061, 2031, 3020);
        Arbitrary<String> names = Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars("-_")
                .ofMinLength(1)
                .ofMaxLength(12);
        Arbitrary<String> plain =
                Arbitraries.strings().alpha().numeric().withChars(".-+:=").ofMaxLength(20);
        Arbitrary<String> texts = Arbitraries.strings()
                .withCharRange('一', '龥')
                .withChars("abc ;,=&#\r\n")
                .ofMaxLength(30)
                .map(text -> "//" + text + "//");
        Arbitrary<Map<String, String>> items =
                Arbitraries.maps(names, Arbitraries.oneOf(plain, texts)).ofMaxSize(12);
        return Combinators.combine(
                        editions,
                        qns,
                        mns,
                        commands,
                        Arbitraries.of(true, false),
                        Arbitraries.of(0, 0, 1, 9),
                        Arbitraries.of(true, false),
                        items.filter(RoundTripTest::canBeWritten))
                .as(Message::new);
    }

    /** Names of times are judged, and a value that opens a text by chance is another matter. */
    private static boolean canBeWritten(Map<String, String> items) {
        return Set.of("DataTime", "BeginTime", "EndTime").stream().noneMatch(items::containsKey);
    }

    @Property(tries = 500)
    void whatIsWrittenIsRead(@ForAll("messages") Message message) {
        same(message, one(message.packet().bytes(), Quirks.NONE));
    }

    @Property(tries = 200)
    void whatIsEncipheredIsReadWithTheKey(@ForAll("messages") Message message) {
        if (message.edition() != Edition.OF_2025) {
            return;
        }
        byte[] bytes = message.packet().bytes(KEY);
        int check = bytes.length - 2 - Framer.CHECK;
        if (Crc.of(bytes, Framer.PREFIX, check) == Crc.hex(bytes, check)) {
            return; // once in 65,536 the check of the plain text fits the enciphered one too, and the frame is taken as
            // it stands
        }
        same(message, one(bytes, mn -> new Quirks.Setting(Set.of(), message.mn().equals(mn) ? KEY : null)));
    }

    @Property(tries = 200)
    void garbageBetweenFramesNeverCostsAGoodOne(
            @ForAll @Size(min = 1, max = 8) List<@net.jqwik.api.From("messages") Message> messages, @ForAll long seed) {
        Random random = new Random(seed);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (Message message : messages) {
            stream.writeBytes(garbage(random));
            stream.writeBytes(message.packet().bytes());
        }
        List<Entry> whole = Streams.whole(stream.toByteArray(), Quirks.NONE);
        List<String> found = qns(whole);
        assertThat(found).containsSubsequence(messages.stream().map(Message::qn).toList());
        assertThat(qns(Streams.atRandom(stream.toByteArray(), Quirks.NONE, random)))
                .isEqualTo(found);
        assertThat(Streams.live(stream.toByteArray(), Quirks.NONE, 0, random))
                .isEqualTo(whole.stream().map(Streams::tell).toList());
    }

    /** Bytes that do not themselves make a frame: random ones, headers with any length, halves of lines. */
    private static byte[] garbage(Random random) {
        switch (random.nextInt(4)) {
            case 0:
                return new byte[0];
            case 1:
                byte[] noise = new byte[random.nextInt(50)];
                random.nextBytes(noise);
                return noise;
            case 2:
                return "##%04d".formatted(random.nextInt(10_000)).getBytes();
            default:
                return "##0100QN=20261121110000001;ST=31;CN=2011;CP=&&a=1&&12G4\r\n#".getBytes();
        }
    }

    private static List<String> qns(List<Entry> entries) {
        List<String> qns = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry instanceof Frame frame) {
                qns.add(frame.qn());
            }
        }
        return qns;
    }

    private static Frame one(byte[] bytes, Quirks quirks) {
        List<Entry> entries = Streams.whole(bytes, quirks);
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0)).isInstanceOf(Frame.class);
        return (Frame) entries.get(0);
    }

    private static void same(Message message, Frame frame) {
        assertThat(frame.edition()).isEqualTo(message.edition());
        assertThat(frame.qn()).isEqualTo(message.qn());
        assertThat(frame.mn()).isEqualTo(message.mn());
        assertThat(frame.command()).isEqualTo(message.command());
        assertThat(frame.wantsAnswer()).isEqualTo(message.answer());
        assertThat(frame.pno()).isEqualTo(message.part() > 0 ? String.valueOf(message.part()) : null);
        assertThat(frame.rf()).isEqualTo(message.late() ? "1" : null);
        Map<String, String> due = new LinkedHashMap<>();
        due.put("DataTime", "20261121110000");
        due.putAll(message.items());
        assertThat(frame.cp()).isEqualTo(due);
        assertThat(frame.deviations()).isSubsetOf(Deviation.LEN_OVER_1024, Deviation.CP_OVER_950);
    }
}
