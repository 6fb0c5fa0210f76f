/** What a line used before the alert at the same weekday and hour: pure reckoning, days used and days left out with their reason. */
package io.qinglan.compliance.baseline;
