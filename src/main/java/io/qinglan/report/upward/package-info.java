/** Upward reports (信息报送): forms of the pack, filled from what the rooms know, with proof of submission. */
package io.qinglan.report.upward;
