/** How fast frames are read. */
package io.qinglan.bench.hj212;
