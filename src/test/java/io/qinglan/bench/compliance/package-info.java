/** Windows of a city under orders, judged round by round. */
package io.qinglan.bench.compliance;
