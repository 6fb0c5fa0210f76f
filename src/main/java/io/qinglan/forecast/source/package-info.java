/** Readers of the bodies that sources send, and the job that fetches them. */
package io.qinglan.forecast.source;
