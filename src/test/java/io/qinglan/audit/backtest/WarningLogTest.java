package io.qinglan.audit.backtest;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.qinglan.fact.Level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Logs of real warnings: what is known to the hour, to the day, or only as "in force then"; stages that begin and end. */
class WarningLogTest {

    private static final String HEAD =
            "id,province,city,colour,level,announced_at,start_at,planned_end_at,actual_end_at,end_kind";

    @TempDir
    private Path folder;

    @Test
    void aSpellIsReadWithWhatIsKnownOfIt() {
        List<LoggedWarning> log = WarningLog.read(Written.file(
                folder,
                "log.csv",
                HEAD,
                "W1,北京,北京,red,I,2015-12-07T18:00,2015-12-08T07:00,2015-12-10T12:00,,unknown",
                "W2,河北,邢台市,blue,IV,2016-01-26,2016-01-27T00:00,2016-01-28T24:00,,unknown",
                "W3,河北,廊坊,red,I,,2015-12-23?,,,unknown",
                "W4,河北,石家庄,orange,II,,,,2015-01-16T00:00,unknown",
                "W5,河北,石家庄,orange,II,,,,,unknown"));
        assertThat(log).extracting(LoggedWarning::level).startsWith(Level.RED, Level.BLUE, Level.RED, Level.ORANGE);
        assertThat(log.get(0).from()).isEqualTo("2015-12-08T07:00");
        assertThat(log.get(0).to()).isEqualTo("2015-12-10T12:00");
        assertThat(log.get(1).city()).isEqualTo("邢台");
        assertThat(log.get(1).plannedEnd()).isEqualTo("2016-01-29T00:00");
        assertThat(log.get(2).startKnown()).isFalse();
        assertThat(log.get(2).byDay()).isTrue();
        assertThat(log.get(3).from()).isEqualTo(LocalDateTime.of(2015, 1, 13, 0, 0));
        assertThat(log.get(4).from()).isNull();
    }

    @Test
    void stagesBeginAndEndApartAndEachEndsItsOwn() {
        List<LoggedWarning> log = WarningLog.read(Written.file(
                folder,
                "stages.csv",
                "stage,event,order_date,effective_at,aqi_quoted,note,source",
                "IV,revoke,2023-11-18,immediate,319,,",
                "III,invoke,2025-01-15,,,,",
                "I,invoke,2025-10-14,,,,",
                "III,revoke,2025-01-17,,,,"));
        assertThat(log).extracting(LoggedWarning::level).containsExactly(Level.RED, Level.ORANGE, Level.BLUE);
        assertThat(log.get(0).start()).isNull();
        assertThat(log.get(0).end()).isEqualTo("2023-11-18T00:00");
        assertThat(log.get(1).start()).isEqualTo("2025-01-15T00:00");
        assertThat(log.get(1).end()).isEqualTo("2025-01-17T00:00");
        assertThat(log.get(2).end()).isNull();
    }

    @Test
    void badRowsAreNamed() {
        Path file = Written.file(
                folder,
                "log.csv",
                HEAD,
                "W1,北京,北京,purple,I,2015-12-07T18:00,2015-12-08T07:00,,,unknown",
                "W2,北京,北京,red,I,2015-12-07T25:00,2015-12-08T07:00,,,unknown");
        assertThatThrownBy(() -> WarningLog.read(file))
                .isInstanceOf(BadFile.class)
                .hasMessage(
                        "log.csv line 2 colour: expected a level, got 'purple'\n"
                                + "log.csv line 3 announced_at: expected a day or time such as 2015-12-08T07:00, or nothing, got '2015-12-07T25:00'");
        Path unknown = Written.file(folder, "what.csv", "a,b", "1,2");
        assertThatThrownBy(() -> WarningLog.read(unknown))
                .hasMessageContaining("what.csv line 1: expected the columns");
    }
}
