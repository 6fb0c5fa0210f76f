package io.qinglan.air;

import java.util.Map;

/** The hourly report of the index (AQI实时报). Before 2026-03-01 PM is counted in one of two ways, which the report names. */
public final class HourlyReport {

    private HourlyReport() {}

    /**
     * The report of an hour.
     *
     * @param way how PM is counted; a standard that knows one way only uses that and names it
     * @param values valid concentrations by item (1-hour means; for the text of 2012 also sliding 8- and 24-hour means, and the 24-hour
     *     mean of SO2 where its hour lies above 800 µg/m³); an item that is absent or null is missing
     */
    public static AirReport of(IndexStandard standard, PmWay way, Map<Item, Concentration> values) {
        return Reporting.of(
                standard, standard.reports().hourly(way), standard.reports().used(way), values);
    }
}
