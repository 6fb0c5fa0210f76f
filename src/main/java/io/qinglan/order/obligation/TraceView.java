package io.qinglan.order.obligation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.qinglan.fact.obligation.DutyLine;
import io.qinglan.fact.obligation.Exemption;
import io.qinglan.fact.obligation.KeyedRow;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.LineGroup;
import io.qinglan.fact.obligation.ListedLine;
import io.qinglan.fact.obligation.MeasureRow;
import io.qinglan.fact.obligation.OffPeakLine;
import io.qinglan.fact.obligation.Readings;
import io.qinglan.fact.obligation.SitePart;
import io.qinglan.fact.obligation.Subject;
import io.qinglan.policy.Fired;
import io.qinglan.policy.Parameter;
import io.qinglan.policy.Parameters;

/** What a rule matched when it fired for a site, so that a person can read it: the row, the site, the lines, the readings of the pack. */
public final class TraceView {

    private static final Pattern PARAMETER = Pattern.compile("parameter (\\w+)");

    private TraceView() {}

    /** The facts a rule matched, by kind. */
    public static Map<String, Object> facts(Fired fired) {
        Map<String, Object> facts = new LinkedHashMap<>();
        fired.facts().forEach(fact -> take(facts, fact));
        return facts;
    }

    /** The parameters a rule read, each with value, unit, date, source and certainty. */
    public static Map<String, Object> parameters(Fired fired, Parameters parameters) {
        Map<String, Object> read = new TreeMap<>();
        boolean readings = fired.facts().stream().anyMatch(Readings.class::isInstance);
        Matcher named = PARAMETER.matcher(String.valueOf(fired.clause()));
        while (readings && named.find()) {
            parameters.find(named.group(1)).ifPresent(found -> read.put(found.name(), shown(found)));
        }
        boolean usual = fired.facts().stream()
                .anyMatch(fact -> fact instanceof KeyedRow keyed
                        && keyed.row().vehicles() != null
                        && keyed.row().allowed() == null);
        if (usual) {
            parameters.find("transport_allowed").ifPresent(found -> read.put(found.name(), shown(found)));
        }
        return read;
    }

    /** A parameter with all that says how sure it is. */
    public static Map<String, Object> shown(Parameter parameter) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("value", parameter.value());
        shown.put("unit", parameter.unit());
        shown.put("since", parameter.since());
        shown.put("until", parameter.until());
        shown.put("cite", parameter.cite());
        shown.put("certainty", parameter.certainty().code());
        shown.put("pack", parameter.pack());
        shown.put("title", Map.of("zh", parameter.titleZh(), "en", parameter.titleEn()));
        return shown;
    }

    /** The row a rule matched, null when it is about none. */
    public static MeasureRow row(Fired fired) {
        for (Object fact : fired.facts()) {
            if (fact instanceof KeyedRow keyed) {
                return keyed.row();
            }
        }
        return null;
    }

    private static void take(Map<String, Object> facts, Object fact) {
        if (fact instanceof KeyedRow keyed) {
            facts.put("row", row(keyed.row()));
        } else if (fact instanceof LineGroup group) {
            site(facts, group.subject());
            facts.put("judgedGrade", group.grade());
            facts.put("process", group.process());
            facts.put("lines", lines(group.open()));
            if (!group.held().isEmpty()) {
                facts.put("heldByOthers", lines(group.held()));
            }
        } else if (fact instanceof SitePart part) {
            site(facts, part.subject());
        } else if (fact instanceof ListedLine listed) {
            site(facts, listed.subject());
            facts.put("lines", lines(List.of(listed.line())));
            facts.put("listRow", listed.row());
        } else if (fact instanceof OffPeakLine line) {
            site(facts, line.subject());
            facts.put("lines", lines(List.of(line.line())));
            facts.put("offPeak", String.valueOf(line.subject().site().offPeak()));
        } else if (fact instanceof DutyLine line) {
            site(facts, line.subject());
            facts.put("lines", lines(List.of(line.line())));
            facts.put("duty", line.duty());
        } else if (fact instanceof Subject subject) {
            site(facts, subject);
        } else if (fact instanceof Exemption exemption) {
            facts.put("exemption", Map.of("id", exemption.id(), "zh", exemption.titleZh(), "en", exemption.titleEn()));
        }
    }

    private static void site(Map<String, Object> facts, Subject subject) {
        facts.put("industries", subject.site().industries());
        put(facts, "sub", subject.site().sub());
        facts.put("grade", subject.site().grade());
        facts.put("listed", subject.site().listed());
        facts.put("flags", new TreeSet<>(subject.site().flags()));
        facts.put("level", subject.alert().colour());
        facts.put("hoursSinceStart", subject.alert().hoursSinceStart());
    }

    private static Map<String, Object> row(MeasureRow row) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", row.id());
        shown.put("pack", row.pack());
        shown.put("industry", row.industry());
        put(shown, "sub", row.sub());
        shown.put("grade", row.grade());
        shown.put("colour", row.colour());
        shown.put("action", row.action().code());
        put(shown, "amount", row.amount());
        put(shown, "unit", row.unit());
        if (row.aboutLines()) {
            shown.put("appliesTo", row.conditions().toString());
        }
        shown.put("citation", row.citation());
        shown.put("certainty", row.certainty().code());
        return shown;
    }

    private static List<Map<String, Object>> lines(List<LineFact> lines) {
        List<Map<String, Object>> shown = new ArrayList<>();
        for (LineFact line : lines) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("id", line.id());
            put(one, "name", line.name());
            one.put("process", line.process());
            put(one, "dailyCapacity", line.dailyCapacity());
            put(one, "capacityUnit", line.capacityUnit());
            if (!line.baseline().isEmpty()) {
                one.put("baseline", new TreeMap<>(line.baseline()));
            }
            if (!line.figures().isEmpty()) {
                one.put("figures", new TreeMap<>(line.figures()));
            }
            if (!line.words().isEmpty()) {
                one.put("words", new TreeMap<>(line.words()));
            }
            shown.add(one);
        }
        return shown;
    }

    private static void put(Map<String, Object> shown, String key, Object value) {
        if (value != null) {
            shown.put(key, value);
        }
    }
}
