package io.qinglan.audit.backtest;

import java.util.List;
import java.util.stream.Collectors;

/** A file of air or of warnings that cannot be used; every fault names its place, what was expected and what came. */
public final class BadFile extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /**
     * One thing that is wrong with a file.
     *
     * @param place file, line and column
     * @param expected what was expected there
     * @param got what came
     */
    public record Fault(String place, String expected, String got) {

        @Override
        public String toString() {
            return place + ": expected " + expected + ", got " + got;
        }
    }

    /** Some faults, the first ones first. */
    BadFile(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    /** One fault. */
    BadFile(String place, String expected, Object got) {
        this(List.of(new Fault(place, expected, String.valueOf(got))));
    }

    /** What is wrong. */
    public List<Fault> faults() {
        return faults;
    }
}
