package io.qinglan.fact.obligation;

/**
 * A measure row under the key of the parts or groups it holds for: rules join the two by equality.
 *
 * @param key industry, part and grade, and the process for a row about lines
 * @param inside the way of counting inside a line; null where whole lines are counted
 */
public record KeyedRow(String key, MeasureRow row, UnitPart inside) {

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}
