/** Forecasts and observed air as they arrive, which forecast binds, and the standards they are indexed by. */
package io.qinglan.forecast;
