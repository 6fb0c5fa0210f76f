package io.qinglan.fact.obligation;

/**
 * A site in one of its industries: meets the rows that speak of the whole site or of its vehicles.
 *
 * @param key industry, part and grade: what it shares with the rows that hold for it
 */
public record SitePart(Subject subject, String key) implements OfSubject {

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return subject.index();
    }
}
