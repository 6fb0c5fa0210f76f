package io.qinglan.fact.obligation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One site of one enterprise, as the inventory knows it at the moment of the order.
 *
 * @param id what names the site: its permit code
 * @param name name of the enterprise or site
 * @param industries industry codes ({@code KI15}), or {@code other}
 * @param sub part of the industry ({@code clinker}), or null
 * @param grade performance grade, or null for none
 * @param listed whether it is on the city's list
 * @param flags classes it belongs to ({@code military_export})
 * @param flagsUntil last day on which a class holds, by class; a class without one holds until it is revoked
 * @param lines its lines in file order
 * @param planStopOrder codes of lines in the order its plan stops them; empty = file order
 * @param listRows its rows of the city's list, all colours
 * @param offPeak its filed off-peak stop, or null
 * @param annualEmissionKg kg a year by pollutant, empty when unknown
 * @param meanDailyBeforeKg daily mean before the warning, kg by pollutant, empty when unknown
 */
public record SiteFact(
        String id,
        String name,
        List<String> industries,
        String sub,
        String grade,
        boolean listed,
        Set<String> flags,
        Map<String, LocalDate> flagsUntil,
        List<LineFact> lines,
        List<String> planStopOrder,
        List<ListRowFact> listRows,
        OffPeak offPeak,
        Map<String, BigDecimal> annualEmissionKg,
        Map<String, BigDecimal> meanDailyBeforeKg) {

    /** Keeps unchangeable copies; null collections count as empty. */
    public SiteFact {
        industries = industries == null ? List.of() : List.copyOf(industries);
        flags = flags == null ? Set.of() : Set.copyOf(flags);
        flagsUntil = flagsUntil == null ? Map.of() : Map.copyOf(flagsUntil);
        lines = lines == null ? List.of() : List.copyOf(lines);
        planStopOrder = planStopOrder == null ? List.of() : List.copyOf(planStopOrder);
        listRows = listRows == null ? List.of() : List.copyOf(listRows);
        annualEmissionKg = annualEmissionKg == null ? Map.of() : Map.copyOf(annualEmissionKg);
        meanDailyBeforeKg = meanDailyBeforeKg == null ? Map.of() : Map.copyOf(meanDailyBeforeKg);
    }

    /** A site none of whose classes has a last day. */
    public SiteFact(
            String id,
            String name,
            List<String> industries,
            String sub,
            String grade,
            boolean listed,
            Set<String> flags,
            List<LineFact> lines,
            List<String> planStopOrder,
            List<ListRowFact> listRows,
            OffPeak offPeak,
            Map<String, BigDecimal> annualEmissionKg,
            Map<String, BigDecimal> meanDailyBeforeKg) {
        this(
                id,
                name,
                industries,
                sub,
                grade,
                listed,
                flags,
                null,
                lines,
                planStopOrder,
                listRows,
                offPeak,
                annualEmissionKg,
                meanDailyBeforeKg);
    }

    /** A listed site of one industry with its lines and nothing else known. */
    public static SiteFact of(String id, String name, String industry, String sub, String grade, List<LineFact> lines) {
        return new SiteFact(id, name, List.of(industry), sub, grade, true, null, lines, null, null, null, null, null);
    }

    /** The same site with these list rows. */
    public SiteFact withListRows(List<ListRowFact> rows) {
        return with(flags, rows);
    }

    /** The classes that have ended by a day, with their last day, in the order of their names; the last day itself still holds. */
    public SortedMap<String, LocalDate> endedBy(LocalDate day) {
        SortedMap<String, LocalDate> ended = new TreeMap<>();
        flagsUntil.forEach((flag, last) -> {
            if (flags.contains(flag) && day.isAfter(last)) {
                ended.put(flag, last);
            }
        });
        return ended;
    }

    /** The site as it is on a day: without the classes that have ended. A day that is not known ends none. */
    public SiteFact on(LocalDate day) {
        if (day == null || flagsUntil.isEmpty()) {
            return this;
        }
        Set<String> ended = endedBy(day).keySet();
        if (ended.isEmpty()) {
            return this;
        }
        Set<String> holding = new HashSet<>(flags);
        holding.removeAll(ended);
        return with(holding, listRows);
    }

    private SiteFact with(Set<String> otherFlags, List<ListRowFact> otherRows) {
        return new SiteFact(
                id,
                name,
                industries,
                sub,
                grade,
                listed,
                otherFlags,
                flagsUntil,
                lines,
                planStopOrder,
                otherRows,
                offPeak,
                annualEmissionKg,
                meanDailyBeforeKg);
    }
}
