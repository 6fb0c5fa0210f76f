package io.qinglan.forecast;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.qinglan.air.IndexStandard;

/**
 * Which of several forecasts for one area binds: the configured order of sources first, the later issue next. A forecast that is not for
 * decision, has ended, or is stale while another is fresh, is passed over, and that is said.
 */
public final class Precedence {

    private final List<String> order;
    private final Duration staleAfter;
    private final AirStandards standards;
    private final ZoneId zone;

    /**
     * @param order names of sources, the one that binds first; sources not named come after them
     * @param staleAfter age at which a forecast is stale
     */
    public Precedence(List<String> order, Duration staleAfter, AirStandards standards, ZoneId zone) {
        this.order = List.copyOf(order);
        this.staleAfter = staleAfter;
        this.standards = standards;
        this.zone = zone;
    }

    /** The binding one of the latest forecasts of each source. */
    public BindingForecast choose(String area, Instant at, List<StoredForecast> latest) {
        List<BindingForecast.PassedOver> passedOver = new ArrayList<>();
        List<StoredForecast> usable = new ArrayList<>();
        for (StoredForecast candidate : latest) {
            String reason = unusable(candidate.forecast(), at);
            if (reason == null) {
                usable.add(candidate);
            } else {
                passedOver.add(
                        new BindingForecast.PassedOver(candidate.forecast().source(), reason));
            }
        }
        if (usable.isEmpty()) {
            return new BindingForecast(
                    null,
                    List.of("no usable forecast for area " + area),
                    null,
                    false,
                    List.of(),
                    List.of(),
                    passedOver);
        }
        usable.sort(Comparator.comparing((StoredForecast one) -> stale(one, at))
                .thenComparing(one -> rank(one.forecast().source()))
                .thenComparing(one -> one.forecast().issuedAt(), Comparator.reverseOrder()));
        return described(usable.get(0), usable.subList(1, usable.size()), at, passedOver);
    }

    private String unusable(Forecast forecast, Instant at) {
        if (!forecast.decisive()) {
            return "its index (" + forecast.standard() + ") is not one of HJ 633";
        }
        return end(forecast).isAfter(at) ? null : "it has ended";
    }

    private Instant end(Forecast forecast) {
        Instant end = Instant.MIN;
        if (!forecast.days().isEmpty()) {
            LocalDate last = forecast.days().get(forecast.days().size() - 1).date();
            end = last.plusDays(1).atStartOfDay(zone).toInstant();
        }
        if (!forecast.hours().isEmpty()) {
            Instant last =
                    forecast.hours().get(forecast.hours().size() - 1).at().plus(Duration.ofHours(1));
            end = last.isAfter(end) ? last : end;
        }
        return end;
    }

    private BindingForecast described(
            StoredForecast binding,
            List<StoredForecast> others,
            Instant at,
            List<BindingForecast.PassedOver> passedOver) {
        boolean stale = stale(binding, at);
        List<BindingForecast.PassedOver> all = new ArrayList<>(passedOver);
        for (StoredForecast other : others) {
            String reason = stale(other, at) && !stale ? "it is stale" : "another source comes before it";
            all.add(new BindingForecast.PassedOver(other.forecast().source(), reason));
        }
        return new BindingForecast(
                binding,
                why(binding, others, stale),
                Duration.between(binding.forecast().issuedAt(), at),
                stale,
                gaps(binding.forecast()),
                contradictions(binding.forecast(), others),
                all);
    }

    private List<String> why(StoredForecast binding, List<StoredForecast> others, boolean stale) {
        List<String> why = new ArrayList<>();
        String source = binding.forecast().source();
        if (others.isEmpty()) {
            why.add(source + " is the only usable source");
        } else if (order.contains(source)) {
            why.add(source + " is number " + (order.indexOf(source) + 1) + " in the configured order of sources");
        } else {
            why.add(source + " is the latest issue among sources of no configured order");
        }
        if (stale) {
            why.add("every usable forecast is older than " + staleAfter);
        }
        return why;
    }

    private boolean stale(StoredForecast forecast, Instant at) {
        return Duration.between(forecast.forecast().issuedAt(), at).compareTo(staleAfter) > 0;
    }

    private int rank(String source) {
        int place = order.indexOf(source);
        return place < 0 ? order.size() : place;
    }

    private List<BindingForecast.Gap> gaps(Forecast forecast) {
        List<BindingForecast.Gap> gaps = new ArrayList<>();
        for (int i = 1; i < forecast.days().size(); i++) {
            LocalDate next = forecast.days().get(i - 1).date().plusDays(1);
            LocalDate present = forecast.days().get(i).date();
            if (present.isAfter(next)) {
                int missing = (int) (present.toEpochDay() - next.toEpochDay());
                gaps.add(new BindingForecast.Gap(next.toString(), present.toString(), missing, "day"));
            }
        }
        for (int i = 1; i < forecast.hours().size(); i++) {
            Instant next = forecast.hours().get(i - 1).at().plus(Duration.ofHours(1));
            Instant present = forecast.hours().get(i).at();
            if (present.isAfter(next)) {
                int missing = (int) Duration.between(next, present).toHours();
                gaps.add(new BindingForecast.Gap(text(next), text(present), missing, "hour"));
            }
        }
        return gaps;
    }

    private String text(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
    }

    private List<BindingForecast.Contradiction> contradictions(Forecast binding, List<StoredForecast> others) {
        Map<LocalDate, int[]> own = ForecastDays.ranges(binding, standards, zone);
        List<BindingForecast.Contradiction> found = new ArrayList<>();
        for (StoredForecast other : others) {
            Map<LocalDate, int[]> theirs = new TreeMap<>(ForecastDays.ranges(other.forecast(), standards, zone));
            theirs.keySet().retainAll(own.keySet());
            theirs.forEach((day, range) -> {
                int[] mine = own.get(day);
                Set<Integer> common = grades(day, range);
                common.retainAll(grades(day, mine));
                if (common.isEmpty()) {
                    found.add(new BindingForecast.Contradiction(
                            day, other.forecast().source(), range[0], range[1], mine[0], mine[1]));
                }
            });
        }
        return found;
    }

    private Set<Integer> grades(LocalDate day, int[] range) {
        IndexStandard standard = standards.index(day);
        Set<Integer> grades = new TreeSet<>();
        for (int grade = standard.grade(range[0]).number();
                grade <= standard.grade(range[1]).number();
                grade++) {
            grades.add(grade);
        }
        return grades;
    }
}
