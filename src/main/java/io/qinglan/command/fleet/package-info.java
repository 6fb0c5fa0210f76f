/** A fleet of simulated instruments that speak HJ 212 like real ones: for trying a gateway, for tests and benchmarks. Seeded. */
package io.qinglan.command.fleet;
