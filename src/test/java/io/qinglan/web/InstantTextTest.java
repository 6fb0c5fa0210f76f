package io.qinglan.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InstantTextTest {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    @Test
    void isWrittenWithTheOffsetOfTheZone() {
        assertThat(InstantText.write(Instant.parse("2026-11-21T10:00:00Z"), BEIJING))
                .isEqualTo("2026-11-21T18:00:00+08:00");
    }

    @Test
    void twentyFourHoursIsTheNextDay() {
        assertThat(InstantText.read("2026-12-31T24:00:00+08:00")).isEqualTo(Instant.parse("2026-12-31T16:00:00Z"));
        assertThat(InstantText.read("2026-12-31T24:00+08:00")).isEqualTo(Instant.parse("2026-12-31T16:00:00Z"));
        assertThat(InstantText.read("2026-02-28T24:00Z")).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    }

    @Test
    void aTimeWithoutOffsetOrAfterTwentyFourIsRefused() {
        for (String text :
                new String[] {"2026-11-21T18:00:00", "2026-11-21T24:01:00+08:00", "2026-02-30T24:00Z", "now", ""}) {
            assertThatThrownBy(() -> InstantText.read(text)).as(text).isInstanceOf(DateTimeException.class);
        }
    }

    @Property
    void whatIsWrittenIsReadBack(@ForAll @LongRange(min = 0, max = 4_102_444_800L) long second) {
        Instant instant = Instant.ofEpochSecond(second);
        assertThat(InstantText.read(InstantText.write(instant, BEIJING))).isEqualTo(instant);
    }
}
