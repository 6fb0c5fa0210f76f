package io.qinglan.bench.truth;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.random.RandomGenerator;

import io.qinglan.compliance.baseline.DayKind;
import io.qinglan.compliance.baseline.PublicHolidays;

/**
 * A plant whose line draws what the real works drew.
 *
 * @param aroundTheClock whether the hours of the day are all like ten in the morning of a working day; else the real week of day shifts
 * @param restsOnHolidays whether it stands on public holidays
 * @param scale size against the real works
 */
record Plant(boolean aroundTheClock, boolean restsOnHolidays, double scale) {

    private static final int TEN_IN_THE_MORNING = 40;
    private static final int FOUR_IN_THE_MORNING = 16;
    private static final double NEARLY_ALL = 0.95;

    static Plant drawn(RandomGenerator random) {
        return new Plant(random.nextBoolean(), random.nextInt(10) < 7, 0.5 + 20 * random.nextDouble());
    }

    /** Power of days as the plant would run them without any order, kW by quarter hour. */
    double[] normal(WeeklyProfile profile, LocalDate first, int days, PublicHolidays holidays, RandomGenerator random) {
        double[] kw = new double[days * WeeklyProfile.QUARTERS];
        WeeklyProfile.Drift drift = new WeeklyProfile.Drift(random);
        for (int at = 0; at < kw.length; at++) {
            LocalDate day = first.plusDays(at / WeeklyProfile.QUARTERS);
            boolean rests = restsOnHolidays && holidays.kind(day) == DayKind.HOLIDAY;
            double share = drift.next();
            kw[at] = rests ? idle(profile, share) : working(profile, day, at % WeeklyProfile.QUARTERS, share);
        }
        return kw;
    }

    private double working(WeeklyProfile profile, LocalDate day, int quarter, double share) {
        if (aroundTheClock) {
            DayOfWeek weekday = DayOfWeek.of(1 + day.getDayOfYear() % 5);
            return scale * profile.kw(weekday, TEN_IN_THE_MORNING, share);
        }
        return scale * profile.kw(day.getDayOfWeek(), quarter, share);
    }

    /** Power while the line works a shift, kW: Tuesday at ten, its lower quarter left out. */
    double working(WeeklyProfile profile, double share) {
        return scale * profile.kw(DayOfWeek.TUESDAY, TEN_IN_THE_MORNING, 0.25 + 0.75 * share);
    }

    /** Power while the line stands, kW: the small hours of Monday. */
    double idle(WeeklyProfile profile, double share) {
        return scale * profile.kw(DayOfWeek.MONDAY, FOUR_IN_THE_MORNING, share);
    }

    /** Stand-by power as both sides signed it, kW. */
    double standby(WeeklyProfile profile) {
        return idle(profile, NEARLY_ALL);
    }

    /** Rated power of the line, kW. */
    double rated(WeeklyProfile profile) {
        return 1.1 * scale * profile.kw(DayOfWeek.TUESDAY, TEN_IN_THE_MORNING, NEARLY_ALL);
    }

    /** Power from which the line plainly works, kW. */
    double working(WeeklyProfile profile) {
        return 3 * standby(profile);
    }
}
