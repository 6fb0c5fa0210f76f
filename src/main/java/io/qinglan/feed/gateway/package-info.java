/**
 * The HJ 212 gateway: thousands of instruments on one port, their frames gathered into few commits, each answered after its commit and
 * never before; and the dialogue with them, for the time, the intervals and the records that are missing.
 */
package io.qinglan.feed.gateway;
