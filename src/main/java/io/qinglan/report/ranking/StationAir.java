package io.qinglan.report.ranking;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.air.Pollutant;
import io.qinglan.forecast.Observations;
import io.qinglan.forecast.ObservedHour;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;

/** The mean PM2.5 of each station of some areas. Control stations and values that stand still stay out. */
@ApplicationScoped
class StationAir {

    private final Observations observations;

    StationAir(Observations observations) {
        this.observations = observations;
    }

    /** A station: its hours with PM2.5 and their mean. */
    record Mean(String area, String station, int hours, BigDecimal pm25) {}

    /** The stations of some areas over a span, by code. */
    List<Mean> of(Collection<String> areas, Instant from, Instant until) {
        Map<String, List<ObservedHour>> hours = new TreeMap<>();
        String after = null;
        do {
            Page<ObservedHour> page = observations.page(
                    List.copyOf(areas), null, from, until, new PageRequest(PageRequest.MAXIMUM_SIZE, after));
            page.items().stream()
                    .filter(hour -> !hour.station().isEmpty() && !hour.control())
                    .filter(hour -> !hour.marks().contains(ObservedHour.STUCK))
                    .filter(hour -> hour.concentrations().containsKey(Pollutant.PM25))
                    .forEach(
                            hour -> hours.computeIfAbsent(hour.area() + "/" + hour.station(), none -> new ArrayList<>())
                                    .add(hour));
            after = page.next();
        } while (after != null);
        return hours.values().stream().map(StationAir::mean).toList();
    }

    private static Mean mean(List<ObservedHour> hours) {
        BigDecimal sum = hours.stream()
                .map(hour -> hour.concentrations().get(Pollutant.PM25))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Mean(
                hours.get(0).area(),
                hours.get(0).station(),
                hours.size(),
                sum.divide(BigDecimal.valueOf(hours.size()), 1, java.math.RoundingMode.HALF_EVEN));
    }
}
