package io.qinglan.warning.assessment;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.fact.Level;
import io.qinglan.fact.warning.Act;
import io.qinglan.fact.warning.ActKind;
import io.qinglan.fact.warning.Approval;
import io.qinglan.fact.warning.Cause;
import io.qinglan.fact.warning.Kind;
import io.qinglan.fact.warning.Notice;
import io.qinglan.fact.warning.Request;
import io.qinglan.fact.warning.RequestAction;
import io.qinglan.fact.warning.RequestReason;
import io.qinglan.forecast.outlook.Causes;

/** Reads the {@code context} of a case or of an assessment over HTTP. */
public final class ContextReader {

    private static final Set<String> KEYS = new TreeSet<>(Set.of(
            "level",
            "since",
            "now",
            "pollutant",
            "cause",
            "causeByDay",
            "kind",
            "requested",
            "regionalNotice",
            "fixedEnd",
            "superiorDeployment",
            "approval",
            "acts",
            "start",
            "end",
            "city"));
    private static final Set<String> REQUEST = new TreeSet<>(Set.of("by", "action", "reason"));
    private static final Set<String> NOTICE = new TreeSet<>(Set.of("level", "received", "start", "end", "event", "at"));
    private static final Set<String> ACT = new TreeSet<>(Set.of("at", "act", "to"));
    private static final List<String> POLLUTANTS = List.of("PM2.5", "PM10", "SO2", "NO2", "CO", "O3");

    private final Fields fields;
    private final String pointer;
    private final ZoneId zone;

    private ContextReader(JsonNode node, String pointer, ZoneId zone) {
        this.fields = new Fields(node, pointer, zone, KEYS);
        this.pointer = pointer;
        this.zone = zone;
    }

    /**
     * Reads a context.
     *
     * @throws InputException for an unknown key, a word outside its list or a value of the wrong kind
     */
    public static Context read(JsonNode node, String pointer, ZoneId zone) {
        return new ContextReader(node, pointer, zone).context();
    }

    private Context context() {
        Level level = fields.word("level", Level.values(), Level::code);
        Kind kind = fields.word("kind", Kind.values(), Kind::code);
        return new Context(
                level == null ? Level.NONE : level,
                fields.instant("since"),
                fields.instant("now"),
                pollutant(),
                causes(),
                kind == null ? Kind.FORECAST : kind,
                request(),
                notice(),
                fields.instant("fixedEnd"),
                fields.flag("superiorDeployment"),
                fields.word("approval", Approval.values(), Approval::code),
                acts(),
                fields.instant("start"),
                fields.instant("end"),
                fields.text("city"));
    }

    private String pollutant() {
        String pollutant = fields.text("pollutant");
        if (pollutant != null && !POLLUTANTS.contains(pollutant)) {
            throw new InputException(fields.at("pollutant"), "one of " + String.join(", ", POLLUTANTS), pollutant);
        }
        return pollutant == null ? Context.PM25 : pollutant;
    }

    private Causes causes() {
        Cause general = fields.word("cause", Cause.values(), Cause::code);
        if (!fields.has("causeByDay")) {
            return Causes.of(general);
        }
        JsonNode node = fields.node("causeByDay");
        return node.isObject()
                ? new Causes(general, List.of(), byDate(node))
                : new Causes(general, byDay(node), Map.of());
    }

    private List<Cause> byDay(JsonNode node) {
        List<Cause> causes = new ArrayList<>();
        for (JsonNode one : Fields.list(fields.at("causeByDay"), node)) {
            causes.add(one.isNull() ? null : cause(fields.at("causeByDay") + "/" + causes.size(), one));
        }
        return Collections.unmodifiableList(causes);
    }

    private Map<LocalDate, Cause> byDate(JsonNode node) {
        Map<LocalDate, Cause> causes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String at = fields.at("causeByDay") + "/" + entry.getKey();
            try {
                causes.put(LocalDate.parse(entry.getKey()), cause(at, entry.getValue()));
            } catch (DateTimeException e) {
                throw new InputException(at, "a date such as 2026-11-21", entry.getKey());
            }
        }
        return causes;
    }

    private static Cause cause(String at, JsonNode node) {
        return Fields.word(at, node, Cause.values(), Cause::code);
    }

    private Request request() {
        if (!fields.has("requested")) {
            return null;
        }
        Fields request = new Fields(fields.node("requested"), pointer + "/requested", zone, REQUEST);
        return new Request(
                request.text("by"),
                request.required("action", RequestAction.values(), RequestAction::code),
                request.required("reason", RequestReason.values(), RequestReason::code));
    }

    private Notice notice() {
        if (!fields.has("regionalNotice")) {
            return null;
        }
        Fields notice = new Fields(fields.node("regionalNotice"), pointer + "/regionalNotice", zone, NOTICE);
        String event = notice.text("event");
        if (event != null && !event.equals("release")) {
            throw new InputException(notice.at("event"), "release", event);
        }
        Level level = notice.word("level", Level.values(), Level::code);
        Level asked = level == null || event != null ? Level.NONE : level;
        return new Notice(
                asked,
                asked.ordinal(),
                notice.instant("received"),
                notice.instant("start"),
                notice.instant("end"),
                event != null,
                notice.instant("at"));
    }

    private List<Act> acts() {
        List<Act> acts = new ArrayList<>();
        for (JsonNode node : fields.list("acts")) {
            Fields act = new Fields(node, pointer + "/acts/" + acts.size(), zone, ACT);
            ActKind kind = act.required("act", ActKind.values(), ActKind::code);
            Level to = act.word("to", Level.values(), Level::code);
            if (to == null && (kind == ActKind.UPGRADE || kind == ActKind.DOWNGRADE)) {
                throw new InputException(act.at("to"), "the level it leads to", "nothing");
            }
            acts.add(new Act(acts.size() + 1, act.instant("at"), kind, to));
        }
        return acts;
    }
}
