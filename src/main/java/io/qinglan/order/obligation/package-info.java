/**
 * From one site and one alert to what each of its lines must do: measure tables and exemptions of a policy pack, rules that propose,
 * a precedence that decides, savings. Pure: no database, no clock.
 */
package io.qinglan.order.obligation;
