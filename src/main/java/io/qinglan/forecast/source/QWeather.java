package io.qinglan.forecast.source;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import io.qinglan.air.Pollutant;
import io.qinglan.forecast.AirStandards;
import io.qinglan.forecast.BodyReader;
import io.qinglan.forecast.Forecast;
import io.qinglan.forecast.Intake;
import io.qinglan.forecast.JsonInput;
import io.qinglan.forecast.SourceTime;

/**
 * QWeather (和风天气): the five days of v7 ({@code daily}), and the hours ({@code hours}) and days ({@code days}) of v1. Only the index of
 * China ({@code cn-mee}, {@code cn-mee-1h}) counts; others are passed over, and a body without it is refused.
 */
@Singleton
public class QWeather implements BodyReader {

    private static final List<String> INDEX_OF_CHINA = List.of("cn-mee", "cn-mee-1h");
    private static final int HIGHEST = 500;

    private final AirStandards standards;

    /** Made by the container. */
    public QWeather(AirStandards standards) {
        this.standards = standards;
    }

    @Override
    public String kind() {
        return "qweather";
    }

    @Override
    public Forecast read(String body, Intake intake) {
        JsonInput input = JsonInput.of(JsonBody.tree(body));
        List<Forecast.Day> days = new ArrayList<>();
        List<Forecast.Hour> hours = new ArrayList<>();
        Instant issuedAt = intake.issuedAt();
        if (input.field("daily").present()) {
            if (!"200".equals(input.field("code").node().asText())) {
                input.field("code").wrong("200, a good answer");
            }
            issuedAt = input.field("updateTime").requiredInstant(intake.zone());
            input.field("daily").elements().forEach(day -> add(days, versionSeven(day)));
        } else {
            input.field("hours").elements().forEach(hour -> add(hours, hour(hour, intake)));
            input.field("days").elements().forEach(day -> add(days, day(day, intake)));
        }
        if (days.isEmpty() && hours.isEmpty()) {
            input.field("daily").wrong("daily (v7), hours or days (v1) with at least one entry");
        }
        input.done();
        days.sort(Comparator.comparing(Forecast.Day::date));
        hours.sort(Comparator.comparing(Forecast.Hour::at));
        return new Forecast(
                intake.requiredArea(),
                intake.sourceOr(kind()),
                issuedAt == null ? intake.arrivedAt() : issuedAt,
                JsonBody.standard(standards, intake),
                days,
                hours,
                issuedAt == null ? List.of(Forecast.ISSUED_ON_ARRIVAL) : List.of());
    }

    private static <T> void add(List<T> list, T one) {
        if (one != null) {
            list.add(one);
        }
    }

    /** v7 writes every number as a text and no primary pollutant as NA. */
    private static Forecast.Day versionSeven(JsonInput day) {
        LocalDate date = day.field("fxDate").requiredDate();
        Integer aqi = day.field("aqi").required("a whole number from 0 to " + HIGHEST, QWeather::index);
        String primary = day.field("primary").text();
        List<Pollutant> pollutants = primary == null || primary.equals("NA")
                ? List.of()
                : day.field("primary").required("PM2.5, PM10, SO2, NO2, CO, O3 or NA", QWeather::pollutants);
        return date == null || aqi == null || pollutants == null
                ? null
                : new Forecast.Day(date, aqi, aqi, pollutants, null);
    }

    private static Integer index(String text) {
        int index = Integer.parseInt(text.trim());
        if (index < 0 || index > HIGHEST) {
            throw new IllegalArgumentException(text);
        }
        return index;
    }

    private static List<Pollutant> pollutants(String text) {
        List<Pollutant> found = new ArrayList<>();
        for (String one : text.split("[,;/]")) {
            found.add(Pollutant.of(one.trim()));
        }
        return found;
    }

    private static Forecast.Day day(JsonInput day, Intake intake) {
        Instant start = day.field("forecastStartTime").requiredInstant(intake.zone());
        JsonInput index = index(day);
        Integer aqi = index == null ? null : requiredIndex(index);
        if (start == null || aqi == null) {
            return null;
        }
        return new Forecast.Day(LocalDate.ofInstant(start, intake.zone()), aqi, aqi, primary(index), null);
    }

    private static Forecast.Hour hour(JsonInput hour, Intake intake) {
        Instant at = hour.field("forecastTime").requiredInstant(intake.zone());
        if (at != null && !SourceTime.wholeHour(at)) {
            hour.field("forecastTime").wrong("a full hour");
        }
        Map<Pollutant, BigDecimal> values = concentrations(hour);
        JsonInput index = values.isEmpty() || hour.field("indexes").present() ? index(hour) : null;
        Integer aqi = index == null ? null : requiredIndex(index);
        return at == null ? null : new Forecast.Hour(at, values, aqi);
    }

    /** The index of China among those given; an error when there is none. */
    private static JsonInput index(JsonInput entry) {
        for (String code : INDEX_OF_CHINA) {
            for (JsonInput index : entry.field("indexes").elements()) {
                if (code.equals(index.field("code").node().asText())) {
                    return index;
                }
            }
        }
        entry.field("indexes").wrong("an index of China (" + String.join(" or ", INDEX_OF_CHINA) + ")");
        return null;
    }

    private static Integer requiredIndex(JsonInput index) {
        Integer aqi = index.field("aqi").whole(0, HIGHEST);
        if (!index.field("aqi").present()) {
            index.field("aqi").wrong("a whole number");
        }
        return aqi;
    }

    private static List<Pollutant> primary(JsonInput index) {
        String code = index.field("primaryPollutant").field("code").text();
        if (code == null) {
            return List.of();
        }
        Pollutant pollutant = index.field("primaryPollutant")
                .field("code")
                .required("a pollutant code such as pm2p5", Units::pollutant);
        return pollutant == null ? List.of() : List.of(pollutant);
    }

    private static Map<Pollutant, BigDecimal> concentrations(JsonInput hour) {
        Map<Pollutant, BigDecimal> values = new EnumMap<>(Pollutant.class);
        hour.field("pollutants").elements().forEach(entry -> Units.add(entry, "unit", values));
        return values;
    }
}
