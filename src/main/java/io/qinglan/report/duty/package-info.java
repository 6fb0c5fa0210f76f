/** Who is on duty, and how one shift hands the desk to the next: roster (值班表) and signed handover (交接班). */
package io.qinglan.report.duty;
