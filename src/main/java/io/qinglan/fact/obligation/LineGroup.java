package io.qinglan.fact.obligation;

import java.util.ArrayList;
import java.util.List;

/**
 * The running lines of one process at one site: the whole within which shares are counted.
 *
 * @param key industry, part, grade and process: what it shares with the rows that hold for it
 * @param grade the grade the site is judged by in this industry; null for none
 * @param process code of the process
 * @param open lines in the order the site stops them
 * @param held lines that a list row or a duty of their own takes out of the tables: shares are not counted over them
 */
public record LineGroup(
        Subject subject, String key, String grade, String process, List<LineFact> open, List<LineFact> held)
        implements OfSubject {

    /** Whether the row holds for at least one of its lines. */
    public boolean meets(MeasureRow row) {
        return row.conditions().onlyProcesses()
                || !open(row).isEmpty()
                || !held(row).isEmpty();
    }

    /** Whether the row holds for several of its open lines. */
    public boolean several(MeasureRow row) {
        return open(row).size() > 1;
    }

    /** Whether the row holds for exactly one of its open lines. */
    public boolean alone(MeasureRow row) {
        return open(row).size() == 1;
    }

    /** Whether the row holds for an open line at all. */
    public boolean any(MeasureRow row) {
        return !open(row).isEmpty();
    }

    /** The open lines that a row holds for. */
    public List<LineFact> open(MeasureRow row) {
        return among(open, row.conditions());
    }

    /** The held lines that a row would hold for. */
    public List<LineFact> held(MeasureRow row) {
        return among(held, row.conditions());
    }

    private List<LineFact> among(List<LineFact> lines, Conditions conditions) {
        if (conditions.onlyProcesses() || lines.isEmpty()) {
            return lines;
        }
        List<LineFact> result = new ArrayList<>(lines.size());
        for (LineFact line : lines) {
            if (conditions.hold(line, this)) {
                result.add(line);
            }
        }
        return result;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return subject.index() * 31 + key.hashCode();
    }
}
