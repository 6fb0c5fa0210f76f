package io.qinglan.fact.warning;

import io.qinglan.fact.Level;

/**
 * One threshold line of the law: the index lies over a bound for so many hours. The lines of one group must all be met; of several
 * groups of a level one is enough.
 *
 * @param number tells the lines of a pack apart
 * @param purpose what the line is for
 * @param level the colour it leads to, {@link Level#NONE} where the purpose is no colour
 * @param rank how strict the level is; higher is stricter
 * @param group tells the groups of a pack apart
 * @param ordinal place in its group; 0 is the line whose run must hold the others
 * @param groupSize how many lines the group has
 * @param bound in {@link Index} units
 * @param inclusive whether the bound itself counts (达到), else strictly above
 * @param hours at least so many hours
 * @param parameter the parameter that states it
 */
public record Line(
        int number,
        Purpose purpose,
        Level level,
        int rank,
        int group,
        int ordinal,
        int groupSize,
        int bound,
        boolean inclusive,
        int hours,
        String parameter) {

    /** Whether a value reaches over the line; a missing one never does. */
    public boolean isPassedBy(int value) {
        return value != Index.MISSING && (inclusive ? value >= bound : value > bound);
    }
}
