package io.qinglan.compliance;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.qinglan.fact.compliance.Leave;

/**
 * Who knows of leaves and suspensions: times in which a line is not held to its duty. Every bean of this type is asked when an order is
 * looked at; one that has something new says so by {@link OrdersTouched}.
 */
public interface Relief {

    /** Leaves and suspensions under some orders, by order and then by id of the obligation; orders without any are left out. */
    Map<UUID, Map<String, List<Leave>>> of(Collection<UUID> orders);
}
