package io.qinglan.forecast;

import java.util.Map;

/**
 * What a room to the right makes of a new forecast: called in the transaction that stores it, so that a proposal is there exactly when
 * its forecast is. All beans of this type are called.
 */
public interface ForecastListener {

    /**
     * Takes note of a forecast that has just been stored, or that came once more; the same one must have the same effect only once.
     *
     * @return what to add to the answer, by field name ({@code outlook}, {@code proposal}); empty for nothing
     */
    Map<String, Object> onForecast(StoredForecast forecast);
}
