/**
 * The watch over orders: which duties run from when to when, which windows new data touch, and the verdicts window by window, in versions,
 * so that it can be said for ever what was known when.
 */
package io.qinglan.compliance.watch;
