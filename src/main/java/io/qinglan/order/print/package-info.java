/** An order on paper (指令文书) with a square code to its proof, and its times as a calendar. */
package io.qinglan.order.print;
