package io.qinglan.bench.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

import io.qinglan.compliance.baseline.Aside;

/** What happened before the alert, as it does: earlier alerts, stops nobody filed, days without data, a wild day. */
final class Past {

    private final Course course;
    private final Metering metering;
    private final RandomGenerator random;

    Past(Course course, Metering metering, RandomGenerator random) {
        this.course = course;
        this.metering = metering;
        this.random = random;
    }

    /** Disturbs the history; gives the spans that are known. */
    List<Aside> disturb() {
        List<Aside> known = new ArrayList<>();
        if (random.nextInt(10) < 4) {
            int from = anyDay() + Course.HOUR * 18;
            scale(from, 3 * Course.DAY, 0.3);
            known.add(new Aside(course.at(from), course.at(from + 3 * Course.DAY), "alert"));
        }
        if (random.nextInt(10) < 4) {
            scale(anyDay(), Course.DAY * (1 + random.nextInt(2)), 0.05);
        }
        if (random.nextInt(10) < 4) {
            metering.gap(anyDay() + Course.HOUR * random.nextInt(12), Course.HOUR * (4 + random.nextInt(40)));
        }
        if (random.nextInt(10) < 2) {
            scale(anyDay(), Course.DAY, 3);
        }
        return known;
    }

    private int anyDay() {
        int alertDay = course.alert() / Course.DAY;
        return Course.DAY * (alertDay - 5 - random.nextInt(Math.max(1, Math.min(48, alertDay - 6))));
    }

    private void scale(int from, int length, double factor) {
        for (int at = from; at < Math.min(course.alert() - Course.DAY, from + length); at++) {
            metering.net[at] *= factor;
            metering.grid[at] *= factor;
        }
    }
}
