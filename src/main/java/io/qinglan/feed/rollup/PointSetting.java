package io.qinglan.feed.rollup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import io.qinglan.feed.window.FlowUnit;
import io.qinglan.feed.window.Outlet;
import io.qinglan.feed.window.Source;
import io.qinglan.feed.window.Stamp;

/**
 * What windows need to know of a point.
 *
 * @param stamp what its instrument means by the time of a record
 * @param realtimeSeconds its real-time interval, 0 when not set
 * @param minuteSeconds the length of its minute records, 0 when not set
 * @param dictionary by which its marks are read when a record does not say; null when not set
 * @param outlet reference oxygen and unit of flow
 */
record PointSetting(Stamp stamp, int realtimeSeconds, int minuteSeconds, String dictionary, Outlet outlet) {

    static final PointSetting UNKNOWN = new PointSetting(Stamp.STANDARD, 0, 0, null, Outlet.UNKNOWN);

    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int DAY = 24 * HOUR;
    // the longest intervals HJ 212-2017 table 4 allows: RtdInterval 3600 s, MinInterval 30 min; a period may be an hour
    private static final int LONGEST = HOUR;

    private static final String OF_POINTS = """
            select distinct on (p.code) p.code, p.reference_o2, i.hour_stamp, i.flow_unit, i.realtime_seconds, i.minute_minutes,
                i.clock_offset_seconds, i.dictionary
            from monitoring_point p left join instrument i on i.point = p.code
            where p.code = any(?)
            order by p.code, i.retired_at desc nulls first, i.mn
            """;

    /** The settings of some points; a point nobody has registered has none. */
    static Map<String, PointSetting> of(Connection connection, Collection<String> points) throws SQLException {
        Map<String, PointSetting> settings = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(OF_POINTS)) {
            select.setArray(1, connection.createArrayOf("text", points.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    settings.put(row.getString(1), read(row));
                }
            }
        }
        return settings;
    }

    private static PointSetting read(ResultSet row) throws SQLException {
        double reference = row.getBigDecimal("reference_o2") == null
                ? Double.NaN
                : row.getBigDecimal("reference_o2").doubleValue();
        if (row.getString("hour_stamp") == null) {
            return new PointSetting(Stamp.STANDARD, 0, 0, null, new Outlet(reference, FlowUnit.NOT_TESTED));
        }
        boolean perHour = "m3/h".equals(row.getString("flow_unit"));
        return new PointSetting(
                new Stamp(
                        "end".equals(row.getString("hour_stamp")),
                        Duration.ofSeconds(-row.getLong("clock_offset_seconds"))),
                row.getInt("realtime_seconds"),
                row.getInt("minute_minutes") * MINUTE,
                row.getString("dictionary"),
                new Outlet(reference, perHour ? FlowUnit.CUBIC_METRES_AN_HOUR : FlowUnit.CUBIC_METRES_A_SECOND));
    }

    /** The length of a record's period: what it says itself, else the setting, else the shortest possible: nothing is stretched by guess. */
    int seconds(Source source, int said) {
        if (said > 0) {
            return said;
        }
        return switch (source) {
            case REALTIME -> realtimeSeconds == 0 ? MINUTE : realtimeSeconds;
            case MINUTE -> minuteSeconds == 0 ? MINUTE : minuteSeconds;
            case HOUR -> HOUR;
            case DAY -> DAY;
        };
    }

    /** The longest a record of this kind may be that does not say it. */
    int longest(Source source) {
        return switch (source) {
            case REALTIME -> realtimeSeconds == 0 ? LONGEST : realtimeSeconds;
            case MINUTE -> Math.max(minuteSeconds, LONGEST);
            case HOUR -> HOUR;
            case DAY -> DAY;
        };
    }
}
