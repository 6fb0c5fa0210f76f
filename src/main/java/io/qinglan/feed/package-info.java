/**
 * Feeds: frames as they came, the instruments that send them, readings, power. A frame is kept byte for byte, each reading names its
 * frame, and what is acknowledged is on disk.
 */
package io.qinglan.feed;
