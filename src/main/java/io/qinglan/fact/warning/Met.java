package io.qinglan.fact.warning;

import io.qinglan.fact.Level;

/**
 * A group of lines is met.
 *
 * @param purpose what the lines are for
 * @param horizon the part of the series in which it is met
 * @param level the colour the lines lead to
 * @param rank how strict the level is
 * @param run the run of the group's first line
 */
public record Met(Purpose purpose, Horizon horizon, Level level, int rank, Run run) {

    /** A group met by a run of its first line. */
    public Met(Line line, Run run) {
        this(line.purpose(), run.horizon(), line.level(), line.rank(), run);
    }

    /** Hours from the start of the series to the run. */
    public long from() {
        return run.from();
    }
}
