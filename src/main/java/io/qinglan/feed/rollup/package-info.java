/** Keeps the windows over readings up to date as data come, late data included: marks, the job, the table and its reader. */
package io.qinglan.feed.rollup;
