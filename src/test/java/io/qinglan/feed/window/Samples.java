package io.qinglan.feed.window;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

import io.qinglan.feed.standard.FeedStandards;
import io.qinglan.forecast.StandardsOnDisk;

/** Samples as instruments send them, for tests. */
final class Samples {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final String SO2 = "a21026";
    static final String OXYGEN = "a19001";
    static final String FLOW = "a00000";
    static final FeedStandards STANDARDS = FeedStandards.of(StandardsOnDisk.library());
    static final Windows WINDOWS = STANDARDS.windows(LocalDate.of(2026, 11, 21));

    private Samples() {}

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
    }

    static Sample minute(String factor, Instant start, double value, MarkClass mark) {
        return new Sample(Source.MINUTE, start, 60, factor, Figures.mean(value), Double.NaN, mark, 1);
    }

    static Sample hour(String factor, Instant start, Figures figures, MarkClass mark) {
        return new Sample(Source.HOUR, start, 3600, factor, figures, Double.NaN, mark, 1);
    }

    /** Minute after minute from a start. */
    static List<Sample> minutes(String factor, Instant start, int count, IntFunction<Double> value) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            samples.add(minute(factor, start.plusSeconds(60L * i), value.apply(i), MarkClass.VALID));
        }
        return samples;
    }
}
