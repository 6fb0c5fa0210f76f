/**
 * A made-up inventory, for the demonstration and the benchmarks: the same seed gives the same sites. Every name and code says or
 * shows that it is not real.
 */
package io.qinglan.command.generated;
