package io.qinglan.bench.truth;

import java.util.random.RandomGenerator;

/** What the line really does from the order on, and where it really breaks it. */
final class Acting {

    private static final double CLEARLY = 1.15;

    final double[] kw;
    /** Draws clearly more than stand-by. */
    final boolean[] broken;

    /** Plainly works. */
    final boolean[] works;

    private final Plant plant;
    private final WeeklyProfile profile;
    private final Course course;
    private final RandomGenerator random;
    private final WeeklyProfile.Drift idle;
    private final double[] normal;

    /** @param normal what the line would do without the order, kW by quarter hour */
    Acting(Plant plant, WeeklyProfile profile, Course course, double[] normal, RandomGenerator random) {
        this.plant = plant;
        this.profile = profile;
        this.course = course;
        this.random = random;
        this.normal = normal;
        this.kw = normal.clone();
        this.broken = new boolean[normal.length];
        this.works = new boolean[normal.length];
        this.idle = new WeeklyProfile.Drift(random);
    }

    /** Acts; {@code percent} is what is to be cut. */
    void act(Behaviour behaviour, int percent) {
        int inTime = Math.max(course.from(), course.due() - random.nextInt(4));
        switch (behaviour) {
            case STOPPED, METER_SWAP, GAP, SELF_GENERATION, SHARED_METER -> stand(inTime, course.until());
            case CLOCK_DRIFT -> stand(course.due() - random.nextInt(4), course.until());
            case LIMITED, HOLIDAY, WEEKEND -> cut(inTime, percent);
            case LIMIT_IGNORED,
                    IGNORED,
                    IGNORED_ANY_HOUR,
                    RAMP_IGNORED,
                    GAP_IGNORED,
                    SELF_GENERATION_IGNORED,
                    SHARED_METER_SIGNED -> {
                // nothing changes
            }
            case LATE -> stand(course.due() + Course.HOUR * (2 + random.nextInt(5)), course.until());
            case RESTART -> stand(inTime, course.due() + Course.HOUR * (12 + random.nextInt(25)));
            case NIGHT_RUNNING -> standByDay(inTime);
            case RAMP_FOLLOWED -> comeDown();
        }
        if (behaviour.violates()) {
            markBroken();
        }
    }

    private void stand(int from, int to) {
        for (int at = from; at < to; at++) {
            kw[at] = plant.idle(profile, idle.next());
        }
    }

    private void cut(int from, int percent) {
        double left = (1 - percent / 100.0) * (0.9 + 0.1 * random.nextDouble());
        for (int at = from; at < course.until(); at++) {
            kw[at] = Math.max(Math.min(normal[at], plant.idle(profile, idle.next())), left * normal[at]);
        }
    }

    private void standByDay(int from) {
        WeeklyProfile.Drift night = new WeeklyProfile.Drift(random);
        for (int at = from; at < course.until(); at++) {
            boolean dark = course.hour(at) >= 22 || course.hour(at) < 5;
            kw[at] = dark ? plant.working(profile, night.next()) : plant.idle(profile, idle.next());
        }
    }

    /** In the steps of the filed ramp, each a little before its time. */
    private void comeDown() {
        int length = course.due() - course.from();
        for (int at = course.from(); at < course.until(); at++) {
            double done = Math.min(1, 0.25 * Math.floor(4.0 * (at - course.from() + 2) / length));
            double rest = plant.idle(profile, idle.next());
            kw[at] = done >= 1 ? rest : Math.min(normal[at], Math.max(rest, (1 - done) * normal[at]));
        }
    }

    /**
     * Broken where the line draws clearly more than stand-by: behind completion, and of a ramp that is not followed from its first step on.
     */
    private void markBroken() {
        int first = course.from() + (course.due() - course.from()) / 4;
        for (int at = first; at < course.until(); at++) {
            broken[at] = kw[at] > CLEARLY * plant.standby(profile);
            works[at] = kw[at] > plant.working(profile);
        }
    }
}
