/** One shape for every report, and its four faces: JSON, workbook, page, PDF. */
package io.qinglan.report.paper;
