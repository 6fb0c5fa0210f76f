package io.qinglan.feed.hj212;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The check of a segment: the values of the standard, and what it can and cannot see. */
class CrcPropertiesTest {

    private static final String ANNEX_A =
            "QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&";

    @Test
    void valuesOfTheStandardAndOfOthers() {
        assertThat(crc(ANNEX_A)).isEqualTo(0x1C80);
        assertThat(crc("123456789")).isEqualTo(0x2F80);
        assertThat(crc("")).isEqualTo(0xFFFF);
        assertThat(crc("\0")).isEqualTo(0x4040);
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
        assertThat(Crc.modbus(digits, 0, digits.length)).isEqualTo(0x4B37);
    }

    @Property
    void theTableGivesWhatTheTextDescribes(@ForAll @Size(max = 200) byte[] bytes) {
        int register = 0xFFFF;
        for (byte value : bytes) {
            register = register >> 8 ^ value & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                boolean out = (register & 1) == 1;
                register >>= 1;
                register = out ? register ^ 0xA001 : register;
            }
        }
        assertThat(Crc.of(bytes, 0, bytes.length)).isEqualTo(register);
        assertThat(Crc.possible(register)).isTrue();
    }

    @Property
    void everyDamageOfOneByteIsSeen(
            @ForAll @Size(min = 1, max = 200) byte[] bytes,
            @ForAll @IntRange(min = 1, max = 255) int turned,
            @ForAll int where) {
        byte[] damaged = bytes.clone();
        damaged[Math.floorMod(where, bytes.length)] ^= (byte) turned;
        assertThat(Crc.of(damaged, 0, damaged.length)).isNotEqualTo(Crc.of(bytes, 0, bytes.length));
    }

    @Test
    void onlyTwoHundredFiftySixValuesCanComeOut() {
        Set<Integer> possible = new HashSet<>();
        for (int value = 0; value < 0xFFFF; value++) {
            if (Crc.possible(value)) {
                possible.add(value);
            }
        }
        assertThat(possible).hasSize(256).contains(0x1C80, 0x2200, 0).doesNotContain(0x1C08, 0x33EC, 0xA6EC);
        assertThat(possible.stream().map(value -> value & 0xFF).distinct().count())
                .isEqualTo(8);
    }

    @Property
    void digitsAreReadAsTheyAreWritten(@ForAll @IntRange(min = 0, max = 0xFFFF) int value) {
        byte[] digits = new byte[4];
        Crc.write(value, digits, 0);
        assertThat(new String(digits, StandardCharsets.US_ASCII)).isEqualTo(String.format("%04X", value));
        assertThat(Crc.hex(digits, 0)).isEqualTo(value);
        assertThat(Crc.hex(String.format("%04x", value).getBytes(StandardCharsets.US_ASCII), 0))
                .isEqualTo(value);
    }

    private static int crc(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return Crc.of(bytes, 0, bytes.length);
    }
}
