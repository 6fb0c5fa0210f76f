package io.qinglan.forecast;

import java.util.EnumMap;
import java.util.Map;

import io.qinglan.air.DailyReport;
import io.qinglan.air.Pollutant;
import io.qinglan.fact.warning.Publication;

/** The index of a day as an edition of HJ 633 lets it be published, for rooms that do not reckon with air themselves. */
public final class PublishedIndex {

    private final AirStandards standards;

    /** Publishes by these standards. */
    public PublishedIndex(AirStandards standards) {
        this.standards = standards;
    }

    /**
     * The index of a day from the indices of its pollutants.
     *
     * @param standard number or id of the edition, such as {@code HJ 633-2026}
     * @param indices IAQI by pollutant code, null for a missing one; a pollutant not named is not looked at
     * @throws IllegalArgumentException when there is no such edition or pollutant
     */
    public Publication of(String standard, Map<String, Integer> indices) {
        Map<Pollutant, Integer> byPollutant = new EnumMap<>(Pollutant.class);
        indices.forEach((code, index) -> byPollutant.put(Pollutant.of(code), index));
        DailyReport.Published published = DailyReport.ofIndices(
                standards
                        .index(standard)
                        .orElseThrow(() ->
                                new IllegalArgumentException("expected an edition of HJ 633, got '" + standard + "'")),
                byPollutant);
        return new Publication(published.aqi(), published.publish());
    }
}
