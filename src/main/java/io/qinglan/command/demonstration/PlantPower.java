package io.qinglan.command.demonstration;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the meters of some plants of the demonstration send, a quarter of an hour at a time, over the public HTTP interface: two weeks of
 * ordinary working first, a day of it with every hour lived through, then what the plant does with its order. All carry it out but one, which
 * runs on. Officers prove that the orders of these plants were delivered.
 */
final class PlantPower {

    private static final int PLANTS = 8;
    private static final int DAYS_BEFORE = 14;
    private static final int RATED_KW = 1000;
    private static final int STANDBY_KW = 40;
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final int QUARTERS_OF_AN_HOUR = 4;
    private static final int QUARTERS_OF_A_DAY = 96;

    private final City city;
    private final Instant begin;
    private final ZoneId zone;
    private final List<GeneratedList.Line> lines;
    private final Map<String, Asked> asked = new HashMap<>();
    private final Set<String> served = new HashSet<>();
    private volatile boolean ordersChanged = true;
    private int daysSent;
    private String ignoring;

    /**
     * @param begin of the episode; the days before it are sent as history
     */
    PlantPower(City city, Instant begin, ZoneId zone) {
        this.city = city;
        this.begin = begin;
        this.zone = zone;
        this.lines = metered(city.counties().stream().map(City.Seat::area).toList());
    }

    /**
     * What an order asks of a metered line.
     *
     * @param until from when nothing is asked any more; null while that is open
     */
    private record Asked(String action, double amount, Instant completeBy, Instant until, boolean ignored) {

        boolean holds(Instant at) {
            return !ignored && !at.isBefore(completeBy) && (until == null || at.isBefore(until));
        }

        Asked until(Instant end) {
            return new Asked(action, amount, completeBy, end, ignored);
        }
    }

    /** The lines that have a meter: the first running one of some plants that have any. */
    private static List<GeneratedList.Line> metered(List<String> counties) {
        return GeneratedList.of(counties).lines(PLANTS);
    }

    /** Registers the meters, as an administrator would. */
    static void register(ApiClient administrator, List<String> counties) {
        for (GeneratedList.Line line : metered(counties)) {
            Map<String, Object> power = new LinkedHashMap<>();
            power.put("role", "production");
            power.put("ratedKw", RATED_KW);
            power.put("standbyKw", STANDBY_KW);
            power.put("plantSigned", "演示厂方");
            power.put("bureauSigned", "演示局方");
            Map<String, Object> point = new LinkedHashMap<>();
            point.put("code", line.point());
            point.put("site", line.site());
            point.put("kind", "power");
            point.put("name", "生产设施用电");
            point.put("lines", List.of(line.line()));
            point.put("power", power);
            administrator.post("/api/v1/points", point, "point-" + line.point());
        }
    }

    /** Orders were issued or have ended: what they ask is looked up before the next readings. */
    void ordersChanged() {
        ordersChanged = true;
    }

    /** Sends the hour that ended now, and a day of the time before while there is one to send. */
    void live(Instant now) {
        if (ordersChanged) {
            ordersChanged = false;
            lookUp(now);
        }
        List<Map<String, Object>> readings = new ArrayList<>();
        if (daysSent < DAYS_BEFORE) {
            Instant day = begin.minus(Duration.ofDays(++daysSent));
            lines.forEach(line -> add(readings, line, day, QUARTERS_OF_A_DAY));
        }
        Instant hour = now.minus(QUARTER.multipliedBy(QUARTERS_OF_AN_HOUR));
        lines.forEach(line -> add(readings, line, hour, QUARTERS_OF_AN_HOUR));
        city.feed().post("/api/v1/readings", readings);
    }

    private void add(List<Map<String, Object>> readings, GeneratedList.Line line, Instant from, int quarters) {
        for (int quarter = 0; quarter < quarters; quarter++) {
            Instant at = from.plus(QUARTER.multipliedBy(quarter));
            Map<String, Object> reading = new LinkedHashMap<>();
            reading.put("point", line.point());
            reading.put("at", at.toString());
            reading.put("seconds", QUARTER.toSeconds());
            reading.put("kw", Math.round(load(line, at) * 10) / 10.0);
            readings.add(reading);
        }
    }

    /** Ordinary working is a little less at night and never quite the same; an order brings the line down. */
    private double load(GeneratedList.Line line, Instant at) {
        int hour = at.atZone(zone).getHour();
        int wobble = Math.floorMod((line.point() + at).hashCode(), 61) - 30;
        double ordinary = (hour < 6 ? 780 : 850) + wobble;
        Asked order = asked.get(line.point());
        if (order == null || !order.holds(at)) {
            return ordinary;
        }
        return order.action().equals("stop")
                ? STANDBY_KW * 0.6 + (wobble + 30) / 10.0
                : ordinary * (1 - order.amount() / 100) * 0.93;
    }

    private void lookUp(Instant now) {
        for (GeneratedList.Line line : lines) {
            City.Seat seat = city.seat(line.county());
            JsonNode orders = orders(seat, line, "issued");
            if (orders.isEmpty()) {
                ended(seat, line);
            }
            for (JsonNode order : orders) {
                serve(seat, order, now);
                order.path("obligations").forEach(obligation -> take(line, obligation));
            }
        }
    }

    private static JsonNode orders(City.Seat seat, GeneratedList.Line line, String status) {
        return seat.operator()
                .get("/api/v1/orders?size=5&status=" + status + "&site=" + line.site())
                .path("items");
    }

    /** An end may be told ahead: the line stays down until it comes. */
    private void ended(City.Seat seat, GeneratedList.Line line) {
        JsonNode last = orders(seat, line, "lifted").path(0);
        if (last.hasNonNull("endedAt")) {
            Instant end = instant(last.path("endedAt"));
            asked.computeIfPresent(line.point(), (point, order) -> order.until(end));
        }
    }

    /** What a new version asks; a line that is down already stays down. */
    private void take(GeneratedList.Line line, JsonNode obligation) {
        String action = obligation.path("action").asText();
        boolean cuts = action.equals("stop") || action.equals("limit");
        if (cuts && obligation.at("/target/code").asText().equals(line.line())) {
            if (ignoring == null && action.equals("stop")) {
                ignoring = line.point();
            }
            Asked before = asked.get(line.point());
            Instant by = instant(obligation.path("completeBy"));
            boolean down = before != null
                    && before.until() == null
                    && before.completeBy().isBefore(by);
            asked.put(
                    line.point(),
                    new Asked(
                            action,
                            obligation.path("amount").asDouble(100),
                            down ? before.completeBy() : by,
                            null,
                            line.point().equals(ignoring)));
        }
    }

    private static Instant instant(JsonNode text) {
        return OffsetDateTime.parse(text.asText()).toInstant();
    }

    private void serve(City.Seat seat, JsonNode order, Instant now) {
        String id = order.path("id").asText();
        if (served.add(id) && order.path("servedAt").isNull()) {
            Map<String, Object> service = new LinkedHashMap<>();
            service.put("channel", "e_delivery");
            service.put("sentAt", now.toString());
            service.put("deliveredAt", now.toString());
            service.put("evidence", "演示脚本 scripted");
            String path = "/api/v1/orders/" + id + "/service";
            seat.operator().post(path, service, path);
        }
    }
}
