package io.qinglan.forecast.source;

import java.math.BigDecimal;
import java.time.Instant;
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
 * Google Air Quality, hourly forecast. Its universal index ({@code uaqi}) is not that of China: an hour counts by its concentrations, or
 * by an index of China ({@code chn_mee…}); a body with neither is refused, and says so.
 */
@Singleton
public class Google implements BodyReader {

    private static final String INDEX_OF_CHINA = "chn_mee";
    private static final int HIGHEST = 500;

    private final AirStandards standards;

    /** Made by the container. */
    public Google(AirStandards standards) {
        this.standards = standards;
    }

    @Override
    public String kind() {
        return "google";
    }

    @Override
    public Forecast read(String body, Intake intake) {
        JsonInput input = JsonInput.of(JsonBody.tree(body));
        List<Forecast.Hour> hours = new ArrayList<>();
        for (JsonInput entry : input.field("hourlyForecasts").elements()) {
            Forecast.Hour hour = hour(entry, intake);
            if (hour != null) {
                hours.add(hour);
            }
        }
        if (input.field("hourlyForecasts").elements().isEmpty()) {
            input.field("hourlyForecasts").wrong("at least one hour");
        }
        input.done();
        hours.sort(Comparator.comparing(Forecast.Hour::at));
        return new Forecast(
                intake.requiredArea(),
                intake.sourceOr(kind()),
                intake.issuedAt() == null ? intake.arrivedAt() : intake.issuedAt(),
                JsonBody.standard(standards, intake),
                List.of(),
                hours,
                intake.issuedAt() == null ? List.of(Forecast.ISSUED_ON_ARRIVAL) : List.of());
    }

    private static Forecast.Hour hour(JsonInput entry, Intake intake) {
        Instant at = entry.field("dateTime").requiredInstant(intake.zone());
        if (at != null && !SourceTime.wholeHour(at)) {
            entry.field("dateTime").wrong("a full hour");
        }
        Map<Pollutant, BigDecimal> values = new EnumMap<>(Pollutant.class);
        entry.field("pollutants").elements().forEach(pollutant -> Units.add(pollutant, "units", values));
        List<String> codes = new ArrayList<>();
        Integer aqi = null;
        for (JsonInput index : entry.field("indexes").elements()) {
            String code = index.field("code").node().asText();
            codes.add(code);
            if (code.startsWith(INDEX_OF_CHINA) && aqi == null) {
                aqi = index.field("aqi").whole(0, HIGHEST);
            }
        }
        if (aqi == null && values.isEmpty()) {
            entry.field("indexes")
                    .wrong("an index of China (" + INDEX_OF_CHINA
                            + ") or pollutants with concentrations; other indices " + codes + " are not HJ 633");
        }
        return at == null ? null : new Forecast.Hour(at, values, aqi);
    }
}
