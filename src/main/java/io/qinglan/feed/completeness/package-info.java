/** What was due of each point and what came; what is silent, stuck, stale or runs by a wrong clock; and asking again for what is missing. */
package io.qinglan.feed.completeness;
