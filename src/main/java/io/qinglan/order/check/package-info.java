/** What a reviewer checks in a city's list before the season: each finding says what, where, why and how sure. */
package io.qinglan.order.check;
