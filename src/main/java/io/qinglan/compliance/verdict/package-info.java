/**
 * From the evidence of windows to verdicts: the rules of a pack, compiled once, over checks that the caller has put together. Pure: no
 * database, no clock.
 */
package io.qinglan.compliance.verdict;
