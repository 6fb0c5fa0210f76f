package io.qinglan.air;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Class-2 concentration limits (二级浓度限值) of an edition of GB 3095.
 *
 * @param id such as {@code gb-3095-2026}
 * @param number such as {@code GB 3095-2026}
 * @param stages in order of time; the 2026 edition has a transitional and a final one
 */
public record AirLimits(String id, String number, List<Stage> stages) {

    /**
     * The limits of one stage.
     *
     * @param from first day
     * @param to last day; null while it is in force
     * @param limits by pollutant and averaging time ({@code year}, {@code 24h}, {@code 8h}, {@code 1h}); µg/m³, CO mg/m³
     */
    public record Stage(
            String nameZh,
            String nameEn,
            LocalDate from,
            LocalDate to,
            Map<Pollutant, Map<String, Concentration>> limits) {

        /** The limit of a pollutant over an averaging time; empty when there is none, such as a yearly one of O3. */
        public Optional<Concentration> limit(Pollutant pollutant, String averaging) {
            return Optional.ofNullable(limits.getOrDefault(pollutant, Map.of()).get(averaging));
        }

        private boolean covers(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    public AirLimits {
        stages = List.copyOf(stages);
    }

    /** The stage in force on a day. */
    public Optional<Stage> on(LocalDate day) {
        return stages.stream().filter(stage -> stage.covers(day)).findFirst();
    }
}
