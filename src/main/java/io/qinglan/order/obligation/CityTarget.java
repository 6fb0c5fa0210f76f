package io.qinglan.order.obligation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.fact.Certainty;
import io.qinglan.policy.Parameter;
import io.qinglan.policy.PolicyPack;

/**
 * What a city must cut at a level, pollutant by pollutant, and whether a sum of reductions comes to it: exactly, without rounding, so
 * that 10 percent asked and 10 percent cut is enough. Two pollutants may be traded against each other where the pack says so.
 */
public final class CityTarget {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final JsonNode percent; // one for all, or one for each pollutant
    private final List<String> traded;
    private final BigDecimal tradedSum;
    private final String cite;
    private final Certainty certainty;

    private CityTarget(JsonNode percent, List<String> traded, BigDecimal tradedSum, String cite, Certainty certainty) {
        this.percent = percent;
        this.traded = traded;
        this.tradedSum = tradedSum;
        this.cite = cite;
        this.certainty = certainty;
    }

    /**
     * How one pollutant stands.
     *
     * @param beforeKg kg a day before
     * @param savedKg kg a day saved
     * @param targetPercent share to be cut, null where none is asked of this pollutant
     * @param met whether the target is met, alone or by exchange
     * @param byExchange met only because what another pollutant cuts beyond its share counts for it
     * @param shortKg kg a day still missing, 0 when met
     */
    public record Share(
            String pollutant,
            BigDecimal beforeKg,
            BigDecimal savedKg,
            BigDecimal targetPercent,
            boolean met,
            boolean byExchange,
            BigDecimal shortKg) {

        /** The share cut in percent, one decimal; null where nothing is emitted. */
        public BigDecimal savedPercent() {
            return beforeKg.signum() == 0 ? null : savedKg.movePointRight(2).divide(beforeKg, 1, RoundingMode.HALF_UP);
        }
    }

    /**
     * The target at a level.
     *
     * @param byPlan what the filed plan of the government asks, null when it says nothing; it goes before the pack, and then no
     *     exchange holds unless it asks the same
     */
    public static Optional<CityTarget> of(PolicyPack pack, String level, BigDecimal byPlan, String plan) {
        Parameter check = pack.parameters().get("city_check");
        JsonNode asked = check.value().path(level);
        boolean known = asked.isNumber() || asked.isObject();
        boolean same =
                asked.isNumber() && (byPlan == null || asked.decimalValue().compareTo(byPlan) == 0);
        Optional<Parameter> exchange = pack.parameters().find("city_exchange").filter(found -> same);
        BigDecimal sum = exchange.map(found -> found.value().path(level))
                .filter(JsonNode::isNumber)
                .map(JsonNode::decimalValue)
                .orElse(null);
        List<String> traded = new ArrayList<>();
        exchange.ifPresent(found -> found.value().path("pollutants").forEach(one -> traded.add(one.asText())));
        if (byPlan != null) {
            return Optional.of(new CityTarget(
                    com.fasterxml.jackson.databind.node.DecimalNode.valueOf(byPlan),
                    traded,
                    sum,
                    plan,
                    Certainty.STATED));
        }
        return known
                ? Optional.of(new CityTarget(asked, traded, sum, check.cite(), check.certainty()))
                : Optional.empty();
    }

    /** Where the target stands. */
    public String cite() {
        return cite;
    }

    /** How sure the source is. */
    public Certainty certainty() {
        return certainty;
    }

    /** How the pollutants stand for these figures in kg a day, in their order. */
    public List<Share> judge(Map<String, BigDecimal> before, Map<String, BigDecimal> saved) {
        boolean exchanged = exchangeReached(before, saved);
        List<Share> shares = new ArrayList<>();
        before.forEach((pollutant, whole) -> {
            BigDecimal cut = saved.getOrDefault(pollutant, BigDecimal.ZERO);
            BigDecimal asked = asked(pollutant);
            BigDecimal needed =
                    asked == null ? BigDecimal.ZERO : whole.multiply(asked).movePointLeft(2);
            boolean alone = cut.compareTo(needed) >= 0;
            boolean traded = !alone && exchanged && this.traded.contains(pollutant);
            BigDecimal missing = alone || traded ? BigDecimal.ZERO : needed.subtract(cut);
            shares.add(new Share(pollutant, whole, cut, asked, alone || traded, traded, missing));
        });
        return shares;
    }

    private BigDecimal asked(String pollutant) {
        JsonNode own = percent.isObject() ? percent.path(pollutant) : percent;
        return own.isNumber() ? own.decimalValue() : null;
    }

    /** Whether the shares of the traded pollutants together reach their sum: each over its own whole, without dividing. */
    private boolean exchangeReached(Map<String, BigDecimal> before, Map<String, BigDecimal> saved) {
        if (tradedSum == null || traded.size() != 2) {
            return false;
        }
        BigDecimal oneWhole = before.getOrDefault(traded.get(0), BigDecimal.ZERO);
        BigDecimal otherWhole = before.getOrDefault(traded.get(1), BigDecimal.ZERO);
        if (oneWhole.signum() == 0 || otherWhole.signum() == 0) {
            return false;
        }
        BigDecimal one = saved.getOrDefault(traded.get(0), BigDecimal.ZERO).multiply(otherWhole);
        BigDecimal other = saved.getOrDefault(traded.get(1), BigDecimal.ZERO).multiply(oneWhole);
        return one.add(other)
                        .multiply(HUNDRED)
                        .compareTo(tradedSum.multiply(oneWhole).multiply(otherWhole))
                >= 0;
    }
}
