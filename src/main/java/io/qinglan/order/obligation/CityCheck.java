package io.qinglan.order.obligation;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.fact.Certainty;
import io.qinglan.policy.Parameter;
import io.qinglan.policy.PolicyPack;

/**
 * What a city may still emit at a colour: each pollutant lower by the target share.
 *
 * @param targetPercent share to be cut
 * @param maxKilogramsPerDay what may still be emitted, by pollutant
 * @param binding false when the reading is not stated or the pack does not bind
 */
public record CityCheck(BigDecimal targetPercent, Map<String, BigDecimal> maxKilogramsPerDay, boolean binding) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Keeps an unchangeable copy. */
    public CityCheck {
        maxKilogramsPerDay = Map.copyOf(maxKilogramsPerDay);
    }

    /** The target of a pack at a colour for these emissions (kg a day by pollutant); empty when the pack names none there. */
    public static Optional<CityCheck> of(PolicyPack pack, String colour, Map<String, BigDecimal> beforeKg) {
        Parameter check = pack.parameters().get("city_check");
        JsonNode target = check.value().path(colour);
        if (!target.isNumber()) {
            return Optional.empty();
        }
        BigDecimal percent = target.decimalValue();
        Map<String, BigDecimal> left = new LinkedHashMap<>();
        beforeKg.forEach((pollutant, before) ->
                left.put(pollutant, before.multiply(HUNDRED.subtract(percent)).movePointLeft(2)));
        return Optional.of(new CityCheck(percent, left, check.certainty() == Certainty.STATED && pack.binding()));
    }
}
