package io.qinglan.compliance.watch;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import io.qinglan.fact.compliance.Mark;
import io.qinglan.fact.compliance.Stack;
import io.qinglan.feed.window.FactorWindow;
import io.qinglan.feed.window.MarkClass;
import io.qinglan.feed.window.Window;

/** An hour of an outlet as the rules see it, by the factor codes of HJ 212 (rules/standards/hj-212-2017.yaml). */
final class StackHours {

    private static final String FLOW = "a00000";
    private static final String OXYGEN = "a19001";
    private static final String TEMPERATURE = "a01012";
    private static final Map<String, String> POLLUTANTS = Map.of("a21026", "SO2", "a21002", "NOx", "a34013", "PM");
    private static final int MINUTES = 60;

    private StackHours() {}

    /** An hour in which nothing came. */
    static Stack none(Instant start) {
        return new Stack(start, MINUTES, Double.NaN, Double.NaN, Double.NaN, Map.of(), Map.of(), Set.of(), 0);
    }

    static Stack of(Window hour) {
        Map<String, Double> concentration = new HashMap<>();
        Map<String, Double> mass = new HashMap<>();
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        double completeness = 0;
        for (FactorWindow factor : hour.factors()) {
            int minutes = 0;
            for (MarkClass mark : MarkClass.values()) {
                if (factor.units(mark) > 0) {
                    minutes += factor.units(mark);
                    marks.add(Evidence.mark(mark));
                }
            }
            boolean sent = factor.basis() == FactorWindow.Basis.INSTRUMENT;
            completeness = Math.max(completeness, sent ? 1 : Math.min(1, (double) minutes / MINUTES));
            mark(factor, marks);
            String pollutant = POLLUTANTS.get(factor.factor());
            if (pollutant != null && factor.valid()) {
                put(concentration, pollutant, factor.corrected());
                put(mass, pollutant, factor.mass());
            }
        }
        return new Stack(
                hour.start(),
                MINUTES,
                figure(hour, FLOW),
                figure(hour, OXYGEN),
                figure(hour, TEMPERATURE),
                concentration,
                mass,
                marks,
                completeness);
    }

    /** The state of an hour that the instrument sent as such stands for its marks. */
    private static void mark(FactorWindow factor, Set<Mark> marks) {
        switch (factor.state()) {
            case STOPPED -> marks.add(Mark.STOPPED);
            case MAINTENANCE -> marks.add(Mark.MAINTENANCE);
            case INVALID -> marks.add(Mark.INVALID);
            case TRANSITION -> marks.add(Mark.TRANSITION);
            default -> {}
        }
    }

    private static double figure(Window hour, String factor) {
        return hour.factor(factor)
                .filter(found -> found.used().known())
                .map(found -> found.used().mean())
                .orElse(Double.NaN);
    }

    private static void put(Map<String, Double> figures, String pollutant, double value) {
        if (!Double.isNaN(value)) {
            figures.put(pollutant, value);
        }
    }
}
