package io.qinglan.compliance.watch;

import io.qinglan.fact.compliance.Check;

/**
 * A check of an order's duty.
 *
 * @param order the order
 * @param duty its duty
 * @param check what the rules judge
 */
record Checked(WatchedOrder order, WatchedDuty duty, Check check) {}
