/** A city's orders over HTTP, from the approval on. */
package io.qinglan.bench.city;
