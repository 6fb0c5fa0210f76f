package io.qinglan.forecast.source;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Singleton;

import io.qinglan.air.Pollutant;
import io.qinglan.forecast.BodyReader;
import io.qinglan.forecast.Forecast;
import io.qinglan.forecast.Intake;
import io.qinglan.forecast.JsonInput;

/**
 * waqi.info: sub-indices of the US AQI by pollutant and day. They are not of HJ 633, and the feed does not say which edition of the US
 * table they were made with, so they cannot be turned back into concentrations: the forecast is kept to be looked at and marked as not
 * for decision.
 */
@Singleton
public class Waqi implements BodyReader {

    /** What its values are called, so that nobody takes them for HJ 633. */
    static final String US_AQI = "US AQI (waqi)";

    private static final int HIGHEST = 1000;

    @Override
    public String kind() {
        return "waqi";
    }

    @Override
    public Forecast read(String body, Intake intake) {
        JsonInput input = JsonInput.of(JsonBody.tree(body));
        JsonInput root = input.field("data").present() ? input.field("data") : input;
        JsonInput time = root.field("time").field("iso");
        Instant issuedAt = time.requiredInstant(intake.zone());
        Map<LocalDate, Day> days = new TreeMap<>();
        JsonInput daily = root.field("forecast").field("daily");
        for (Pollutant pollutant : Pollutant.values()) {
            daily.field(pollutant.field()).elements().forEach(entry -> take(entry, pollutant, days));
        }
        if (days.isEmpty()) {
            daily.wrong("days of pm25, pm10 or o3");
        }
        input.done();
        List<Forecast.Day> out = new ArrayList<>();
        days.forEach((date, day) -> out.add(new Forecast.Day(date, day.low, day.high, day.leading, null)));
        return new Forecast(
                intake.requiredArea(),
                intake.sourceOr(kind()),
                issuedAt,
                US_AQI,
                out,
                List.of(),
                List.of(Forecast.NOT_FOR_DECISION));
    }

    private static final class Day {
        private int low;
        private int high;
        private int average = -1;
        private List<Pollutant> leading = List.of();
    }

    private static void take(JsonInput entry, Pollutant pollutant, Map<LocalDate, Day> days) {
        LocalDate date = entry.field("day").requiredDate();
        Integer low = required(entry.field("min"));
        Integer average = required(entry.field("avg"));
        Integer high = required(entry.field("max"));
        if (date == null || low == null || average == null || high == null) {
            return;
        }
        Day day = days.computeIfAbsent(date, none -> new Day());
        day.low = Math.max(day.low, low);
        day.high = Math.max(day.high, high);
        if (average > day.average) {
            day.average = average;
            day.leading = List.of(pollutant);
        }
    }

    private static Integer required(JsonInput field) {
        Integer value = field.whole(0, HIGHEST);
        if (!field.present()) {
            field.wrong("a whole number");
        }
        return value;
    }
}
