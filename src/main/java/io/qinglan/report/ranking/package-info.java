/** Rankings of counties, townships and sites, each in its tier and against its own target. */
package io.qinglan.report.ranking;
