package io.qinglan.inventory;

import java.util.Set;

/**
 * Monitoring points were added or changed; said in the transaction that keeps them.
 *
 * @param sites codes of the sites whose points these are; some of them may be as before
 */
public record PointsChanged(Set<String> sites) {}
