package io.qinglan.audit.backtest;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.qinglan.fact.Level;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Another jurisdiction by the same engine: the four cumulative stages of Delhi, of which only the highest ends at a time. Daily index of Delhi
 * for some days of November 2023 as published.
 */
class StagesReplayTest {

    private static final int[] NOVEMBER = {376, 372, 459, 383, 426, 399, 403, 421, 424, 270, 120, 133, 180, 150};

    @TempDir
    private Path folder;

    @Test
    void stagesComeAtOnceAndEndOneByOne() {
        assertThat(levels("in-delhi-grap-2023"))
                .containsExactly(
                        // 459 on 3 November is seen three days ahead
                        Level.RED,
                        Level.RED,
                        Level.RED,
                        Level.ORANGE,
                        Level.ORANGE,
                        Level.ORANGE,
                        Level.ORANGE,
                        Level.ORANGE,
                        Level.ORANGE,
                        // good air: III ends, the day after II, then I; never two in a day
                        Level.YELLOW,
                        Level.BLUE,
                        Level.NONE,
                        Level.NONE,
                        Level.NONE);
    }

    @Test
    void theLinesOfTheCourtCallForMoreOnTheSameDays() {
        List<Level> before = levels("in-delhi-grap-2023");
        List<Level> court = levels("in-delhi-grap-2024");
        for (int day = 0; day < 10; day++) {
            assertThat(before.get(day).above(court.get(day))).as("day " + day).isFalse();
        }
        assertThat(court).startsWith(Level.RED, Level.RED, Level.RED, Level.RED, Level.RED, Level.RED, Level.RED);
    }

    @Test
    void theScheduleOf2025KeepsTheBandsAndMovesTheMeasures() {
        assertThat(levels("in-delhi-grap")).isEqualTo(levels("in-delhi-grap-2023"));
        assertThat(codes("in-delhi-grap", "orange")).contains("grap_offices_half");
        assertThat(codes("in-delhi-grap-2023", "orange")).doesNotContain("grap_offices_half");
    }

    private static List<String> codes(String pack, String level) {
        List<String> codes = new ArrayList<>();
        Written.LIBRARY.pack(pack).parameters().node("warning_measures").forEach(row -> {
            if (row.get("level").asText().equals(level)) {
                codes.add(row.get("code").asText());
            }
        });
        return codes;
    }

    private List<Level> levels(String pack) {
        List<String> lines = new ArrayList<>(List.of("date,PM2.5,PM10,NO2,SO2,CO,Ozone,AQI"));
        LocalDate day = LocalDate.of(2023, 11, 1);
        for (int index : NOVEMBER) {
            lines.add(day + ",,,,,,," + index);
            day = day.plusDays(1);
        }
        AirFiles files = Written.read(Written.file(folder, "delhi.csv", lines.toArray(String[]::new)));
        BacktestSetting setting = new BacktestSetting(null, 3, 3, List.of(), 1, 1, null, null, List.of(), 0);
        return new Backtest(Written.ASSESSOR, setting)
                .run(List.of(Written.LIBRARY.pack(pack)), files, List.of())
                .packs()
                .get(0)
                .tracks()
                .get(0)
                .byDay();
    }
}
