package io.qinglan.command.check;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.qinglan.fact.compliance.Duty;
import io.qinglan.fact.compliance.Quota;
import io.qinglan.fact.compliance.RampStep;
import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.DailySpan;
import io.qinglan.fact.obligation.Quantity;
import io.qinglan.fact.obligation.Scope;

/**
 * An order as {@code GET /orders/{id}} gives it. Duties run from the later of the start and the proven service; where the order does not
 * say when it was served, from the start.
 *
 * @param id the order
 * @param number its number, or null
 * @param site the site it binds, or null
 * @param served when it was served; null where it does not say
 * @param obligations what it asks
 */
record OrderFile(String id, String number, String site, Instant served, List<CheckedObligation> obligations) {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final List<String> POLLUTANTS = List.of("SO2", "NOx", "PM", "VOCs");

    static OrderFile read(Path file, ZoneId zone) throws IOException {
        String name = file.getFileName().toString();
        JsonNode tree;
        try {
            tree = MAPPER.readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new BadFile(name + " line " + e.getLocation().getLineNr(), "JSON", e.getOriginalMessage());
        }
        if (!tree.isObject()) {
            throw new BadFile(name, "an order, one JSON object", tree.getNodeType());
        }
        OrderFields order = new OrderFields(name, "", tree);
        Instant served = order.time("servedAt");
        String id = order.required("id", "the id of an order");
        List<CheckedObligation> obligations = new ArrayList<>();
        for (OrderFields obligation : order.objects("obligations")) {
            obligations.add(obligation(order, obligation, served, zone));
        }
        if (obligations.isEmpty()) {
            throw new BadFile(name + ": /obligations", "a list with at least one obligation", "none");
        }
        return new OrderFile(id, order.text("number"), order.text("site"), served, obligations);
    }

    private static CheckedObligation obligation(
            OrderFields order, OrderFields obligation, Instant served, ZoneId zone) {
        Instant start = obligation.has("start") ? obligation.requiredTime("start") : order.requiredTime("start");
        Instant from = served != null && served.isAfter(start) ? served : start;
        Instant completeBy = obligation.time("completeBy");
        Instant until = obligation.has("until") ? obligation.time("until") : order.time("until");
        OrderFields target = obligation.object("target");
        Duty duty = new Duty(
                obligation.required("id", "the id of an obligation"),
                order.text("id"),
                order.text("site"),
                target.required("code", "the code of a line, a vehicle class or enterprise"),
                target.text("part"),
                obligation.code("scope", Scope::of),
                obligation.code("action", Action::of),
                obligation.number("amount"),
                obligation.text("unit"),
                limitTo(obligation),
                from,
                completeBy == null || completeBy.isBefore(from) ? from : completeBy,
                until,
                ramp(obligation),
                daily(obligation),
                zone,
                quota(obligation),
                obligation.words("allowed"),
                obligation.flag("keptHot"),
                cap(obligation),
                Set.of(),
                List.of());
        return new CheckedObligation(duty, target.text("name"), ways(obligation));
    }

    private static Quantity limitTo(OrderFields obligation) {
        OrderFields limit = obligation.object("limitTo");
        return limit.has("value") ? new Quantity(limit.number("value"), limit.text("unit")) : null;
    }

    private static List<RampStep> ramp(OrderFields obligation) {
        List<RampStep> ramp = new ArrayList<>();
        for (OrderFields step : obligation.objects("ramp")) {
            ramp.add(new RampStep(step.requiredTime("by"), step.number("share")));
        }
        return ramp;
    }

    private static List<DailySpan> daily(OrderFields obligation) {
        List<DailySpan> daily = new ArrayList<>();
        for (OrderFields span : obligation.objects("daily")) {
            daily.add(new DailySpan(span.required("from", "a time of day"), span.required("to", "a time of day")));
        }
        return daily;
    }

    private static Quota quota(OrderFields obligation) {
        OrderFields quota = obligation.object("quota");
        return quota.has("value") ? new Quota(quota.number("value"), quota.text("unit"), quota.text("per")) : null;
    }

    private static Map<String, BigDecimal> cap(OrderFields obligation) {
        Map<String, BigDecimal> cap = new HashMap<>();
        OrderFields said = obligation.object("cap");
        POLLUTANTS.stream().filter(said::has).forEach(pollutant -> cap.put(pollutant, said.number(pollutant)));
        return cap;
    }

    private static List<Way> ways(OrderFields obligation) {
        List<Way> ways = new ArrayList<>();
        for (OrderFields way : obligation.objects("checkedBy")) {
            ways.add(new Way(
                    way.required("feed", "power, cems, gate, process or manual"),
                    way.text("point"),
                    way.text("test"),
                    way.text("role"),
                    way.number("share"),
                    way.number("ratedKw"),
                    way.number("standbyKw"),
                    way.number("safeIdleKw")));
        }
        return ways;
    }
}
