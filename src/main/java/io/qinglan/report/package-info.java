/** What is told upwards, sideways and afterwards: reports, evaluation, bulletins, rankings, the season, duty. Reads the other rooms by their public faces. */
package io.qinglan.report;
