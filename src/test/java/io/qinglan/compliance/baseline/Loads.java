package io.qinglan.compliance.baseline;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.qinglan.fact.compliance.Load;
import io.qinglan.policy.PolicyLibrary;

/** Eight weeks of quarter hours before an alert on Saturday, 2026-11-21, without a holiday among them from 2026-10-11 on. */
final class Loads {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final Instant ALERT = Instant.parse("2026-11-21T10:00:00Z");
    static final Instant MIDNIGHT =
            LocalDate.of(2026, 11, 21).atStartOfDay(ZONE).toInstant();
    static final List<Instant> WEEK_AFTER = IntStream.range(0, 7 * 96)
            .mapToObj(quarter -> ALERT.plus(Duration.ofMinutes(15L * quarter)))
            .toList();
    private static final PolicyLibrary LIBRARY =
            PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules", "rules")));
    static final PublicHolidays HOLIDAYS = PublicHolidays.of(LIBRARY);
    static final BaselineRules RULES =
            BaselineRules.of(LIBRARY.pack("cn-2024").parameters().on(LocalDate.of(2026, 11, 21)));
    static final Baselines BASELINES = new Baselines(HOLIDAYS, ZONE, RULES);

    private Loads() {}

    /** Days before the alert, the last one first, each at one power. */
    static List<Load> ofDays(List<Double> days) {
        List<Load> windows = new ArrayList<>();
        for (int back = 0; back < days.size(); back++) {
            windows.addAll(day(LocalDate.of(2026, 11, 20).minusDays(back), days.get(back)));
        }
        return windows;
    }

    static List<Load> day(LocalDate day, double kw) {
        Instant begin = day.atStartOfDay(ZONE).toInstant();
        return IntStream.range(0, 96)
                .mapToObj(quarter -> Load.of(begin.plus(Duration.ofMinutes(15L * quarter)), 15, kw, 1))
                .toList();
    }
}
