package io.qinglan.order.rehearsal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.qinglan.order.obligation.CityTarget;

/** The tonnes of each pollutant before and after, beside what must be cut. */
final class Pollutants {

    private Pollutants() {}

    /** One row a pollutant, in tonnes a day. */
    static List<Map<String, Object>> rows(ReductionBase.Known known, Totals totals) {
        Map<String, BigDecimal> byList = Kilograms.of(totals.saves());
        Map<String, BigDecimal> saved = Kilograms.plus(byList, known.others());
        Map<String, CityTarget.Share> shares = new LinkedHashMap<>();
        known.target()
                .ifPresent(target ->
                        target.judge(known.before(), saved).forEach(share -> shares.put(share.pollutant(), share)));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String pollutant : Kilograms.POLLUTANTS) {
            CityTarget.Share share = shares.get(pollutant);
            BigDecimal before = known.before().get(pollutant);
            BigDecimal cut = saved.get(pollutant);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("pollutant", pollutant);
            row.put("beforeTonnesPerDay", Kilograms.tonnes(before));
            row.put("savesTonnesPerDay", Kilograms.tonnes(byList.get(pollutant)));
            row.put(
                    "otherSourcesTonnesPerDay",
                    Kilograms.tonnes(known.others().getOrDefault(pollutant, BigDecimal.ZERO)));
            row.put(
                    "nonBindingTonnesPerDay",
                    Kilograms.tonnes(totals.unbindingSaves().kilograms(pollutant)));
            row.put(
                    "savedPercent",
                    before.signum() == 0
                            ? null
                            : new CityTarget.Share(pollutant, before, cut, null, true, false, BigDecimal.ZERO)
                                    .savedPercent());
            row.put("targetPercent", share == null ? null : share.targetPercent());
            row.put("targetMet", share == null ? null : share.met());
            row.put("metByExchange", share == null ? null : share.byExchange());
            row.put("shortTonnesPerDay", share == null ? null : Kilograms.tonnes(share.shortKg()));
            rows.add(row);
        }
        return rows;
    }

    /** Where target and base come from. */
    static Map<String, Object> source(ReductionBase.Known known) {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("base", known.source());
        source.put("planVersion", known.plan());
        source.put("citation", known.target().map(CityTarget::cite).orElse(null));
        source.put(
                "certainty",
                known.target().map(target -> target.certainty().code()).orElse(null));
        return source;
    }
}
