/** Frames as evidence: what came, byte for byte; what waits for its instrument; what was refused and why. */
package io.qinglan.feed.frame;
