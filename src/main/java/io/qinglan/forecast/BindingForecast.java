package io.qinglan.forecast;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * Which forecast binds an area at a moment, and how good it is.
 *
 * @param binding the forecast decided on; null when there is none
 * @param why the reasons it was chosen, most telling first
 * @param age time since its issue; null without one
 * @param stale whether it is older than the configured time
 * @param gaps hours or days missing inside its span
 * @param contradictions days on which another source sees another grade
 * @param passedOver sources not used, with the reason
 */
public record BindingForecast(
        StoredForecast binding,
        List<String> why,
        Duration age,
        boolean stale,
        List<Gap> gaps,
        List<Contradiction> contradictions,
        List<PassedOver> passedOver) {

    public BindingForecast {
        why = List.copyOf(why);
        gaps = List.copyOf(gaps);
        contradictions = List.copyOf(contradictions);
        passedOver = List.copyOf(passedOver);
    }

    /** A stretch without values: from the begin of the first missing unit to the begin of the next present one, as ISO times. */
    public record Gap(String from, String to, int missing, String unit) {}

    /** A day on which another source's range of grades has none in common with the binding one. */
    public record Contradiction(LocalDate day, String source, int low, int high, int bindingLow, int bindingHigh) {}

    /** A source that was not used. */
    public record PassedOver(String source, String reason) {}
}
