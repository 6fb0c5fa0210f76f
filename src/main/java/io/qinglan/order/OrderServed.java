package io.qinglan.order;

import java.util.UUID;

/**
 * A proof of service (送达) was recorded; said in the transaction that keeps it.
 *
 * @param order the order served
 * @param site its site
 */
public record OrderServed(UUID order, String site) {}
