package io.qinglan.forecast.source;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Singleton;

import io.qinglan.air.Pollutant;
import io.qinglan.forecast.AirStandards;
import io.qinglan.forecast.BodyReader;
import io.qinglan.forecast.Forecast;
import io.qinglan.forecast.Intake;
import io.qinglan.forecast.JsonInput;
import io.qinglan.forecast.SourceTime;

/**
 * Open-Meteo (CAMS): parallel lists by hour, all µg/m³, CO too. The body says no time of issue, so its arrival stands for it. Data of
 * CAMS, CC BY 4.0.
 */
@Singleton
public class OpenMeteo implements BodyReader {

    private static final Map<String, Pollutant> COLUMNS = columns();
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(200_000);
    private static final int LONGEST_OFFSET = 18 * 3600;

    private final AirStandards standards;

    /** Made by the container. */
    public OpenMeteo(AirStandards standards) {
        this.standards = standards;
    }

    private static Map<String, Pollutant> columns() {
        Map<String, Pollutant> columns = new LinkedHashMap<>();
        columns.put("pm2_5", Pollutant.PM25);
        columns.put("pm10", Pollutant.PM10);
        columns.put("sulphur_dioxide", Pollutant.SO2);
        columns.put("nitrogen_dioxide", Pollutant.NO2);
        columns.put("carbon_monoxide", Pollutant.CO);
        columns.put("ozone", Pollutant.O3);
        return columns;
    }

    @Override
    public String kind() {
        return "open_meteo";
    }

    @Override
    public Forecast read(String body, Intake intake) {
        JsonInput input = JsonInput.of(JsonBody.tree(body));
        JsonInput hourly = input.field("hourly");
        ZoneId zone = zone(input, intake);
        List<JsonInput> times = hourly.field("time").elements();
        if (times.isEmpty()) {
            hourly.field("time").wrong("a list of hours");
        }
        Map<Pollutant, List<BigDecimal>> columns = new EnumMap<>(Pollutant.class);
        COLUMNS.forEach((name, pollutant) -> {
            if (hourly.field(name).present()) {
                columns.put(pollutant, column(input, name, pollutant, times.size()));
            }
        });
        if (columns.isEmpty()) {
            hourly.wrong("at least one of " + COLUMNS.keySet());
        }
        Map<Instant, Forecast.Hour> hours = new TreeMap<>();
        for (int i = 0; i < times.size(); i++) {
            Instant at = times.get(i).requiredInstant(zone);
            if (at != null && (!SourceTime.wholeHour(at) || hours.containsKey(at))) {
                times.get(i).wrong("a full hour, each hour once");
            } else if (at != null) {
                hours.put(at, new Forecast.Hour(at, values(columns, i), null));
            }
        }
        input.done();
        return new Forecast(
                intake.requiredArea(),
                intake.sourceOr("open-meteo"),
                intake.issuedAt() == null ? intake.arrivedAt() : intake.issuedAt(),
                JsonBody.standard(standards, intake),
                List.of(),
                List.copyOf(hours.values()),
                intake.issuedAt() == null ? List.of(Forecast.ISSUED_ON_ARRIVAL) : List.of());
    }

    private static ZoneId zone(JsonInput input, Intake intake) {
        Integer offset = input.field("utc_offset_seconds").whole(-LONGEST_OFFSET, LONGEST_OFFSET);
        return offset == null ? intake.zone() : ZoneOffset.ofTotalSeconds(offset);
    }

    private static List<BigDecimal> column(JsonInput input, String name, Pollutant pollutant, int length) {
        JsonInput unit = input.field("hourly_units").field(name);
        BigDecimal factor = unit.present()
                ? unit.required("µg/m³ or mg/m³", text -> Units.factor(pollutant, text))
                : Units.factor(pollutant, "µg/m³");
        List<JsonInput> cells = input.field("hourly").field(name).elements();
        if (cells.size() != length) {
            input.field("hourly").field(name).wrong(length + " values, as many as hours");
        }
        List<BigDecimal> values = new ArrayList<>();
        for (JsonInput cell : cells) {
            BigDecimal value = cell.number(HIGHEST, " µg/m³");
            values.add(
                    value == null || factor == null
                            ? null
                            : Units.plain(value.multiply(factor, MathContext.DECIMAL64)));
        }
        return values;
    }

    private static Map<Pollutant, BigDecimal> values(Map<Pollutant, List<BigDecimal>> columns, int hour) {
        Map<Pollutant, BigDecimal> values = new EnumMap<>(Pollutant.class);
        columns.forEach((pollutant, column) -> {
            if (hour < column.size() && column.get(hour) != null) {
                values.put(pollutant, column.get(hour));
            }
        });
        return values;
    }
}
