/** The daily report (日报), by the hour the pack names. */
package io.qinglan.report.daily;
