package io.qinglan.bench.truth;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

import io.qinglan.fact.compliance.Load;
import io.qinglan.fact.compliance.LoadPart;
import io.qinglan.fact.compliance.Mark;

/** What the meters make of what the line does. */
final class Metering {

    /** Percent of the shared meter that is the line's, as signed. */
    static final int SHARE = 60;

    /** The line's net power as the meters give it, kW; {@code NaN} without data. */
    final double[] net;

    /** The grid meter alone. */
    final double[] grid;

    private final double[] generation;
    private final Set<Mark>[] marks;
    private final Plant plant;
    private final WeeklyProfile profile;
    private final Course course;
    private final RandomGenerator random;

    @SuppressWarnings("unchecked")
    Metering(Plant plant, WeeklyProfile profile, Course course, double[] kw, RandomGenerator random) {
        this.plant = plant;
        this.profile = profile;
        this.course = course;
        this.random = random;
        this.net = kw.clone();
        this.grid = kw.clone();
        this.generation = new double[kw.length];
        this.marks = new Set[kw.length];
    }

    /** Reads the meters; {@code normal} is what the line would have drawn without the order. */
    void read(Behaviour behaviour, double[] normal) {
        switch (behaviour) {
            case METER_SWAP -> exchange();
            case GAP -> gap(course.from() + random.nextInt(Course.DAY), Course.HOUR * (2 + random.nextInt(22)));
            case GAP_IGNORED -> manyGaps();
            case CLOCK_DRIFT -> late((20 + random.nextInt(31)) / 15.0);
            case SELF_GENERATION -> generate(0.3 + 0.4 * random.nextDouble(), false);
            case SELF_GENERATION_IGNORED -> generate(0.3 + 0.4 * random.nextDouble(), true);
            case SHARED_METER -> share(normal);
            case SHARED_METER_SIGNED -> split();
            default -> {
                // the meter says what is
            }
        }
    }

    /** Nothing comes for so many quarter hours. */
    void gap(int from, int length) {
        for (int at = from; at < Math.min(net.length, from + length); at++) {
            net[at] = Double.NaN;
            grid[at] = Double.NaN;
        }
    }

    private void manyGaps() {
        boolean silent = false;
        for (int at = course.from(); at < course.until(); at++) {
            silent = random.nextDouble() < (silent ? 0.75 : 0.107);
            if (silent) {
                gap(at, 1);
            }
        }
    }

    /** The old register ends, the new one begins at nought: one wild figure; then, unsaid, another ratio. */
    private void exchange() {
        int from = course.due() + random.nextInt(2 * Course.DAY);
        boolean said = random.nextBoolean();
        int work = 1 + random.nextInt(8);
        gap(from, work);
        set(from + work, plant.rated(profile) * (2 + 10 * random.nextDouble()), said);
        double ratio = random.nextBoolean() ? 1.5 : 2.0 / 3;
        for (int at = from + work + 1; at < course.until() && !said; at++) {
            set(at, net[at] * ratio, false);
        }
    }

    private void set(int at, double kw, boolean marked) {
        net[at] = kw;
        grid[at] = kw;
        if (marked) {
            marks[at] = EnumSet.of(Mark.MAINTENANCE);
        }
    }

    /** The meter's clock is late: what it says of a quarter hour was earlier. */
    private void late(double quarters) {
        double[] was = net.clone();
        int whole = (int) quarters;
        double part = quarters - whole;
        for (int at = net.length - 1; at > whole; at--) {
            set(at, (1 - part) * was[at - whole] + part * was[at - whole - 1], false);
        }
    }

    /** A power station of the plant's own: it falls with the line, or is raised when the order comes. */
    private void generate(double share, boolean raised) {
        for (int at = 0; at < net.length; at++) {
            boolean after = raised && at >= course.from();
            generation[at] = net[at] * (after ? 0.97 : share);
            grid[at] = net[at] - generation[at];
        }
    }

    /** Another line on the same meter runs on as ever. */
    private void share(double[] normal) {
        for (int at = 0; at < net.length; at++) {
            set(at, net[at] + normal[(at + Course.DAY) % normal.length], false);
        }
    }

    /** The same by a signed split: the meter shows both lines. */
    private void split() {
        for (int at = 0; at < net.length; at++) {
            grid[at] = net[at] * 100 / SHARE;
        }
    }

    /** Windows from one quarter hour to before another. */
    List<Load> loads(int from, int to) {
        List<Load> loads = new ArrayList<>(to - from);
        for (int at = from; at < to; at++) {
            List<LoadPart> parts = generation[at] == 0
                    ? List.of()
                    : List.of(
                            new LoadPart("point", "incomer", grid[at]),
                            new LoadPart("station", "generation", generation[at]));
            loads.add(new Load(course.at(at), 15, net[at], Double.isNaN(net[at]) ? 0 : 1, marks[at], parts));
        }
        return loads;
    }
}
