/** Bulletins (通报): drafted from the records, issued by another person, kept as they were issued. */
package io.qinglan.report.bulletin;
