package io.qinglan.warning.assessment;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.qinglan.fact.Level;
import io.qinglan.fact.warning.Condition;
import io.qinglan.fact.warning.Index;
import io.qinglan.fact.warning.Line;
import io.qinglan.fact.warning.MeasureRow;
import io.qinglan.fact.warning.MonitoredBand;
import io.qinglan.fact.warning.ProvincialLine;
import io.qinglan.fact.warning.Reading;
import io.qinglan.policy.Fired;
import io.qinglan.policy.Parameter;

/** Says the fired rules with the facts and parameters they matched. */
final class Explanation {

    private final PackFacts pack;
    private final ZoneId zone;
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    private Explanation(PackFacts pack, ZoneId zone) {
        this.pack = pack;
        this.zone = zone;
    }

    static List<Reason> of(List<Fired> fired, PackFacts pack, ZoneId zone) {
        List<Reason> reasons = new ArrayList<>(fired.size());
        for (Fired one : fired) {
            Explanation explanation = new Explanation(pack, zone);
            one.facts().forEach(explanation::take);
            reasons.add(new Reason(
                    one.rule(), one.clause(), one.titleZh(), one.titleEn(), explanation.facts, explanation.parameters));
        }
        return reasons;
    }

    private void take(Object fact) {
        if (fact instanceof Reading reading) {
            parameter(reading.name());
        } else if (fact instanceof Line line) {
            parameter(line.parameter());
            facts.put("line", line(line));
        } else if (fact instanceof MonitoredBand band) {
            parameter(band.parameter());
        } else if (fact instanceof ProvincialLine line) {
            parameter(line.parameter());
        } else if (fact instanceof MeasureRow row) {
            parameter(row.parameter());
        } else if (fact instanceof Condition condition) {
            facts.put("needs", condition.name());
        } else if (fact instanceof Record one) {
            facts.put(name(one), FactView.of(one, zone));
        } else if (fact instanceof Enum<?> word) {
            facts.put(name(word), word.name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    private void parameter(String name) {
        Parameter parameter = pack.parameter(name);
        if (parameter != null) {
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("value", parameter.value());
            shown.put("since", String.valueOf(parameter.since()));
            shown.put("cite", parameter.cite());
            shown.put("certainty", parameter.certainty().code());
            parameters.put(name, shown);
        }
    }

    /** A line as the law writes it. */
    static Map<String, Object> line(Line line) {
        Map<String, Object> shown = new LinkedHashMap<>();
        if (line.level() != Level.NONE) {
            shown.put("level", line.level().code());
        }
        shown.put(line.inclusive() ? "gte" : "gt", Index.plain(line.bound()));
        shown.put("hours", line.hours());
        return shown;
    }

    /** A local instant with the offset of the zone; null for null. */
    static String instant(LocalDateTime instant, ZoneId zone) {
        return instant == null ? null : instant.atZone(zone).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static String name(Object fact) {
        String name = fact.getClass().getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
