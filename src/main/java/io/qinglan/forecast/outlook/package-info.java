/**
 * What a series of index values means: days and sliding days, runs over a line, episodes, tests of release. Plain Java and exact
 * whole-number arithmetic; no framework.
 */
package io.qinglan.forecast.outlook;
