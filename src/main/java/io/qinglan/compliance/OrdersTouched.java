package io.qinglan.compliance;

import java.util.Set;
import java.util.UUID;

/** Something that verdicts of some orders rest on has changed, as a leave or a suspension; said in the transaction that changes it. */
public record OrdersTouched(Set<UUID> orders) {

    /** Keeps its own copy. */
    public OrdersTouched {
        orders = Set.copyOf(orders);
    }
}
