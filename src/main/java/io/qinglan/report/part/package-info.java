/** Parts that several reports share: each asks one room and gives one section, every figure with unit, source and certainty. */
package io.qinglan.report.part;
