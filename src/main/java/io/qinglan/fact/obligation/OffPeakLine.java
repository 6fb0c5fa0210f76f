package io.qinglan.fact.obligation;

/** A running line of a site that stands still off peak on the alert's day. */
public record OffPeakLine(Subject subject, LineFact line) implements OfSubject {

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return subject.index();
    }
}
