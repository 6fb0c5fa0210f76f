/**
 * What the compliance rules see and say: one duty with its own times, what meters, stacks, gates and ledgers say of one window of it, and
 * the verdict. Plain immutable records that are only ever added to, so that an archived pack can be replayed in ten years.
 *
 * <p>Three words of a verdict: met, not met, not assessable. No data is not assessable, never proof of a stop and never a violation.
 */
package io.qinglan.fact.compliance;
