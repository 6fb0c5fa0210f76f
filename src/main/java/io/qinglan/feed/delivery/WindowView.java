package io.qinglan.feed.delivery;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.qinglan.feed.rollup.StoredWindow;
import io.qinglan.feed.window.FactorWindow;
import io.qinglan.feed.window.Figures;
import io.qinglan.feed.window.MarkClass;

/**
 * One factor of a point over one window, as it is read. A figure that is not known is absent.
 *
 * @param point code of the point
 * @param at begin of the window
 * @param resolution 5m, 15m, hour, day
 * @param factor code of the factor
 * @param value mean of the figures used
 * @param state what the window is worth; {@code valid} may be used as measured
 * @param basis which figures are used
 * @param minimum lowest of the figures used
 * @param maximum highest
 * @param total cumulative
 * @param corrected O2-corrected mean
 * @param correction why there is or is no corrected mean
 * @param massKg kilograms emitted
 * @param massBasis where the mass comes from, or why there is none
 * @param units minutes (of a day: hours) by class of mark
 * @param quality {@code corrected} when a person's correction stands behind one of its figures; absent when nothing is to be said
 * @param version which version of the window, from 1
 * @param recordedAt when this version was reckoned
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WindowView(
        String point,
        Instant at,
        String resolution,
        String factor,
        Double value,
        String state,
        String basis,
        Double minimum,
        Double maximum,
        Double total,
        Double corrected,
        String correction,
        Double massKg,
        String massBasis,
        Map<String, Integer> units,
        List<String> quality,
        int version,
        Instant recordedAt) {

    /** The factors of a window; of one factor when it is named. */
    static List<WindowView> of(StoredWindow stored, String factor) {
        return stored.window().factors().stream()
                .filter(window -> factor == null || factor.equals(window.factor()))
                .map(window -> of(stored, window))
                .toList();
    }

    private static WindowView of(StoredWindow stored, FactorWindow window) {
        Figures used = window.used();
        Map<String, Integer> units = new LinkedHashMap<>();
        for (MarkClass mark : MarkClass.values()) {
            units.put(mark.name().toLowerCase(Locale.ROOT), window.units(mark));
        }
        return new WindowView(
                stored.point(),
                stored.window().start(),
                stored.window().resolution().code(),
                window.factor(),
                known(used.mean()),
                window.state().code(),
                window.basis().code(),
                known(used.min()),
                known(used.max()),
                known(used.total()),
                known(window.corrected()),
                window.correction().code(),
                known(window.mass()),
                window.massBasis().code(),
                units,
                window.amended() ? List.of("corrected") : null,
                stored.version(),
                stored.recordedAt());
    }

    private static Double known(double figure) {
        return Double.isNaN(figure) ? null : figure;
    }
}
