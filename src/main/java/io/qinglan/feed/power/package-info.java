/** Electricity: what the items of a feed mean, and energy from what meters count. Pure; figures come from {@code rules/standards}. */
package io.qinglan.feed.power;
