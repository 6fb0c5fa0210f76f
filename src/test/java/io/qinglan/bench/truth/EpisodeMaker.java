package io.qinglan.bench.truth;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import io.qinglan.compliance.baseline.Aside;
import io.qinglan.compliance.baseline.DayKind;
import io.qinglan.compliance.baseline.PublicHolidays;
import io.qinglan.fact.compliance.Duty;
import io.qinglan.fact.compliance.Load;
import io.qinglan.fact.compliance.Meter;
import io.qinglan.fact.compliance.RampStep;
import io.qinglan.fact.compliance.Relation;
import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.Scope;

/** Makes episodes: the same seed, behaviour and number give the same episode. */
final class EpisodeMaker {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int DAYS_BEFORE = 57;
    private static final int DAYS_AFTER = 9;

    private final WeeklyProfile profile;
    private final PublicHolidays holidays;
    private final long seed;

    EpisodeMaker(WeeklyProfile profile, PublicHolidays holidays, long seed) {
        this.profile = profile;
        this.holidays = holidays;
        this.seed = seed;
    }

    Episode make(Behaviour behaviour, int number) {
        RandomGenerator random = new SplittableRandom(seed + 1_000_003L * behaviour.ordinal() + 97L * number);
        Plant plant = Plant.drawn(random);
        LocalDate day = alertDay(behaviour, random);
        LocalDate first = day.minusDays(DAYS_BEFORE);
        double[] normal = plant.normal(profile, first, DAYS_BEFORE + DAYS_AFTER, holidays, random);
        Course course = course(behaviour, plant, first, normal, random);
        return of(behaviour, plant, course, normal, random);
    }

    /** An episode over a course and a load that are given, such as a real plant's. */
    Episode of(Behaviour behaviour, Plant plant, Course course, double[] normal, RandomGenerator random) {
        int percent = limits(behaviour) ? 10 * (1 + random.nextInt(6)) : 100;
        Acting acting = new Acting(plant, profile, course, normal, random);
        acting.act(behaviour, percent);
        Metering metering = new Metering(plant, profile, course, acting.kw, random);
        metering.read(behaviour, normal);
        List<Aside> asides = new Past(course, metering, random).disturb();
        List<Load> history = metering.loads(0, course.alert());
        List<Load> windows = metering.loads(course.from(), course.until());
        boolean[] broken = new boolean[windows.size()];
        System.arraycopy(acting.broken, course.from(), broken, 0, broken.length);
        boolean[] works = new boolean[windows.size()];
        System.arraycopy(acting.works, course.from(), works, 0, works.length);
        double[] grid = new double[windows.size()];
        System.arraycopy(metering.grid, course.from(), grid, 0, grid.length);
        return new Episode(
                behaviour,
                percent,
                course.at(course.alert()),
                duty(behaviour, course, percent),
                meter(behaviour, plant),
                history,
                asides,
                windows,
                grid,
                broken,
                works);
    }

    private static boolean limits(Behaviour behaviour) {
        return switch (behaviour) {
            case LIMITED, LIMIT_IGNORED, HOLIDAY, WEEKEND -> true;
            default -> false;
        };
    }

    private LocalDate alertDay(Behaviour behaviour, RandomGenerator random) {
        while (true) {
            LocalDate day = LocalDate.of(2023, 11, 1).plusDays(random.nextInt(3 * 365 - 20));
            boolean winter = day.getMonthValue() >= 11 || day.getMonthValue() <= 3;
            boolean holiday = day.datesUntil(day.plusDays(4)).anyMatch(one -> holidays.kind(one) == DayKind.HOLIDAY);
            boolean fits = switch (behaviour) {
                case HOLIDAY -> holiday;
                case WEEKEND -> winter && !holiday && day.getDayOfWeek() == DayOfWeek.FRIDAY;
                default -> winter && !holiday;
            };
            if (fits) {
                return day;
            }
        }
    }

    Course course(Behaviour behaviour, Plant plant, LocalDate first, double[] normal, RandomGenerator random) {
        int alert = DAYS_BEFORE * Course.DAY + Course.HOUR * 8 + random.nextInt(Course.HOUR * 12);
        int from = alert + Course.HOUR;
        boolean ramps = behaviour == Behaviour.RAMP_FOLLOWED || behaviour == Behaviour.RAMP_IGNORED;
        int ramp = ramps ? Course.HOUR * 12 * (1 + random.nextInt(4)) : 0;
        boolean whileWorking = switch (behaviour) {
            case IGNORED, GAP_IGNORED, RAMP_IGNORED, SELF_GENERATION_IGNORED, SHARED_METER_SIGNED -> true;
            default -> false;
        };
        int last = normal.length - 3 * Course.DAY - 2 * Course.HOUR - ramp;
        while (whileWorking && from < last && !works(normal, from + ramp, plant.working(profile))) {
            from++;
        }
        int due = from + ramp;
        return new Course(ZONE, first, alert, from, due, due + 3 * Course.DAY);
    }

    /** Whether the line works for most of the two hours from then on. */
    private static boolean works(double[] normal, int from, double working) {
        int works = 0;
        for (int at = from; at < from + 2 * Course.HOUR; at++) {
            works += normal[at] > working ? 1 : 0;
        }
        return normal[from] > working && works >= 6;
    }

    private Duty duty(Behaviour behaviour, Course course, int percent) {
        boolean limit = limits(behaviour);
        List<RampStep> ramp = new ArrayList<>();
        int length = course.due() - course.from();
        for (int step = 1; step <= 4 && length > 0; step++) {
            ramp.add(new RampStep(course.at(course.from() + step * length / 4), BigDecimal.valueOf(25L * step)));
        }
        return new Duty(
                "1",
                "order",
                "site",
                "line",
                null,
                Scope.LINE,
                limit ? Action.LIMIT : Action.STOP,
                limit ? BigDecimal.valueOf(percent) : null,
                limit ? "percent" : null,
                null,
                course.at(course.from()),
                course.at(course.due()),
                course.at(course.until()),
                ramp,
                List.of(),
                ZONE,
                null,
                List.of(),
                false,
                Map.of(),
                Set.of(),
                List.of());
    }

    private Meter meter(Behaviour behaviour, Plant plant) {
        Relation relation = switch (behaviour) {
            case SELF_GENERATION, SELF_GENERATION_IGNORED -> Relation.NET_OF_GENERATION;
            case SHARED_METER, SHARED_METER_SIGNED -> Relation.SHARED;
            default -> Relation.SOLE;
        };
        boolean signed = behaviour != Behaviour.SHARED_METER;
        return new Meter(
                "point",
                relation,
                signed,
                behaviour == Behaviour.SHARED_METER_SIGNED ? BigDecimal.valueOf(Metering.SHARE) : null,
                figure(plant.rated(profile)),
                figure(plant.standby(profile)),
                null,
                true,
                true);
    }

    private static BigDecimal figure(double kw) {
        return BigDecimal.valueOf(kw).setScale(1, RoundingMode.HALF_UP);
    }
}
