/** The account of a season (秋冬季考核): air against targets and against the year before, dustfall, points for fires. */
package io.qinglan.report.season;
