package io.qinglan.air;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The daily report of the index (AQI日报): seven items before 2026-03-01, six since. */
public final class DailyReport {

    private DailyReport() {}

    /**
     * The report of a day from its concentrations: 24-hour means, the day's highest 8-hour mean of O3 and, before 2026, its highest hour.
     *
     * @param values valid concentrations by item; an item that is absent or null is missing
     */
    public static AirReport of(IndexStandard standard, Map<Item, Concentration> values) {
        return Reporting.of(standard, standard.reports().daily(), null, values);
    }

    /**
     * Index and publication of a day from indices already known. A pollutant given as null is missing; one not given is not looked at
     * (HJ 633-2026 5.3.1: with a gap, published only above 100).
     *
     * @param indices IAQI by pollutant, null for a missing one
     */
    public static Published ofIndices(IndexStandard standard, Map<Pollutant, Integer> indices) {
        Map<Pollutant, Integer> known = new EnumMap<>(Pollutant.class);
        indices.forEach((pollutant, index) -> {
            if (index != null) {
                known.put(pollutant, index);
            }
        });
        Reporting.Verdict verdict = Reporting.Verdict.of(standard, known, known.size() < indices.size());
        return new Published(
                standard.number(),
                verdict.aqi(),
                verdict.publish(),
                verdict.aqi() == null ? null : standard.grade(verdict.aqi()),
                verdict.primary());
    }

    /**
     * What may be published of a day.
     *
     * @param standard number of the standard
     * @param aqi the index, null for NA
     * @param publish whether the index may be published
     * @param grade of the index, null for NA
     * @param primary primary pollutants
     */
    public record Published(String standard, Integer aqi, boolean publish, Grade grade, List<Pollutant> primary) {}
}
