/** The dated standards of feeds ({@code rules/standards}), read into the plain records the feed rooms reckon with. */
package io.qinglan.feed.standard;
