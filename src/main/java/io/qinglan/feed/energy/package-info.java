/** Energy of power points over time, from whatever their feeds sent, with what is known of their meters. */
package io.qinglan.feed.energy;
