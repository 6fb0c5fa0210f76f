package io.qinglan.forecast;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SourceTimeTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T00:00:00+08:00",
                "2026-11-22T00:00+0800",
                "2026-11-22 00:00",
                "2026-11-21T24:00",
                "2026-11-21T24:00:00+08:00",
                "2026-11-21T16:00Z",
                "2026-11-21T16:00:00.000Z"
            })
    void manyWritingsAreOneInstant(String text) {
        assertThat(SourceTime.instant(text, ZONE)).isEqualTo(Instant.parse("2026-11-21T16:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21", "21.11.2026 16:00", "2026-11-21T24:30", "2026-11-31T00:00", "now", ""})
    void whatIsNoTimeIsRefused(String text) {
        assertThatThrownBy(() -> SourceTime.instant(text, ZONE))
                .isInstanceOfAny(IllegalArgumentException.class, DateTimeException.class);
    }

    @Test
    void theYearTurnsWithTwentyFourHundred() {
        assertThat(SourceTime.instant("2026-12-31T24:00", ZONE)).isEqualTo(Instant.parse("2026-12-31T16:00:00Z"));
    }
}
