package io.qinglan.fact.obligation;

/** One condition of a measure row on a line and the circumstances of its group. */
@FunctionalInterface
interface Condition {

    /** Whether the line fulfils it. */
    boolean holds(LineFact line, LineGroup group);
}
