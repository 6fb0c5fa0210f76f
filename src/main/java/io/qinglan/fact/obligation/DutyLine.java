package io.qinglan.fact.obligation;

/** A running line with a duty of its own, as livelihood heating. */
public record DutyLine(Subject subject, LineFact line) implements OfSubject {

    /** Code of the duty. */
    public String duty() {
        return line.word("duty");
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return subject.index();
    }
}
