/** Windows over readings: validity, means, corrections, mass, energy. Plain functions of the JDK alone; figures come from {@code rules/standards}. */
package io.qinglan.feed.window;
