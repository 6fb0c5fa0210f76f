package io.qinglan.compliance.baseline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.policy.PolicyLibrary;

/**
 * Public holidays and the days worked in their place, from {@code rules/standards/public-holidays.yaml} (the State Council's yearly
 * notices). A year without a notice in the file is unknown: its days are told by the week alone, and {@link #knows} says so.
 *
 * @param off days off, with the name of the holiday in Chinese
 * @param worked Saturdays and Sundays worked in place of another day
 * @param years years whose notice is in the file
 */
public record PublicHolidays(Map<LocalDate, String> off, Set<LocalDate> worked, Set<Integer> years) {

    /** Id of the file among the standards. */
    public static final String STANDARD = "public-holidays";

    /** Copies, so that a calendar never changes. */
    public PublicHolidays {
        off = Map.copyOf(off);
        worked = Set.copyOf(worked);
        years = Set.copyOf(years);
    }

    /** The calendar of a library of rules. */
    public static PublicHolidays of(PolicyLibrary library) {
        return of(library.standard(STANDARD).content());
    }

    /** Reads the file: days and ranges {@code first/last} by year. */
    public static PublicHolidays of(JsonNode file) {
        Map<LocalDate, String> off = new HashMap<>();
        Set<LocalDate> worked = new HashSet<>();
        Set<Integer> years = new HashSet<>();
        for (JsonNode year : file.path("years")) {
            years.add(year.path("year").asInt());
            year.path("off")
                    .properties()
                    .forEach(holiday -> days(holiday.getValue()).forEach(day -> off.put(day, holiday.getKey())));
            worked.addAll(days(year.path("worked")));
        }
        return new PublicHolidays(off, worked, years);
    }

    private static Set<LocalDate> days(JsonNode list) {
        Set<LocalDate> days = new HashSet<>();
        for (JsonNode entry : list) {
            String[] ends = entry.asText().split("/");
            LocalDate last = LocalDate.parse(ends[ends.length - 1]);
            LocalDate.parse(ends[0]).datesUntil(last.plusDays(1)).forEach(days::add);
        }
        return days;
    }

    /** What kind of day it is. */
    public DayKind kind(LocalDate day) {
        if (off.containsKey(day)) {
            return DayKind.HOLIDAY;
        }
        if (worked.contains(day)) {
            return DayKind.WORKED_IN_PLACE;
        }
        boolean rest = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return rest ? DayKind.REST_DAY : DayKind.WORKDAY;
    }

    /** The name of the holiday of a day, in Chinese. */
    public Optional<String> name(LocalDate day) {
        return Optional.ofNullable(off.get(day));
    }

    /** Whether the notice of a day's year is known. */
    public boolean knows(LocalDate day) {
        return years.contains(day.getYear());
    }
}
