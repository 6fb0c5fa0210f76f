package io.qinglan.fact.obligation;

/** A running line of a site with the list row that holds for it at the alert's colour. */
public record ListedLine(Subject subject, LineFact line, ListRowFact row) implements OfSubject {

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return subject.index();
    }
}
