/** Readings over HTTP: delivered by feeds as JSON, NDJSON or curves of a grid, and read by those they concern. */
package io.qinglan.feed.delivery;
