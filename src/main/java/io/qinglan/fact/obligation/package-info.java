/**
 * What the obligation rules see: one site with its lines and list rows, one alert, the rows of the measure tables, exemptions, and
 * what the rules propose. Plain immutable records that are only ever added to, so that an archived pack can be replayed in ten years.
 */
package io.qinglan.fact.obligation;
