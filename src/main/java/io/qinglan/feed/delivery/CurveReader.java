package io.qinglan.feed.delivery;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.feed.Items;
import io.qinglan.feed.PointRecord;
import io.qinglan.feed.RecordKind;
import io.qinglan.feed.delivery.Delivery.Said;

/**
 * Reads one curve of a day and meter: 96 or 24 values become as many records of a quarter of an hour or an hour. What is not there (a null,
 * a 0 in the mask of presence) makes no record. A value of a slot stands at the slot's begin; a value of a moment at the moment that its
 * label names, which is a setting of the source: {@code start} says that point 1 is 00:00, {@code end} that it is the end of the first slot.
 */
final class CurveReader {

    private static final Set<String> NAMES = Set.of(
            "meter", "date", "density", "type", "curve", "values", "whole", "label", "unit", "ct", "pt", "primary",
            "mark");

    private final Curves curves;
    private final ZoneId zone;
    private final boolean endByDefault;

    /** Days are cut in this zone. */
    CurveReader(Curves curves, ZoneId zone, boolean endByDefault) {
        this.curves = curves;
        this.zone = zone;
        this.endByDefault = endByDefault;
    }

    Said read(JsonNode node) {
        Fields fields = new Fields(node, NAMES);
        if (!node.isObject()) {
            return new Said(null, "meter", List.of(), fields.errors());
        }
        String meter = fields.requiredText("meter", "the code of a point, or the number of its instrument");
        LocalDate date = fields.day("date");
        int density = fields.whole("density", 1, 1440, 0);
        Integer seconds = curves.seconds().get(density);
        if (seconds == null) {
            fields.wrong("density", "one of " + curves.seconds().keySet(), fields.node("density"));
        }
        Optional<Curves.Curve> curve = curve(fields);
        BigDecimal factor = factor(fields, curve);
        boolean end = end(fields);
        List<String> values = values(fields, density, factor);
        Items.Builder ratios = ratios(fields);
        String mark = fields.text("mark", "a mark");
        if (!fields.errors().isEmpty()) {
            return new Said(meter, "meter", List.of(), fields.errors());
        }
        List<PointRecord> records = new ArrayList<>();
        Instant midnight = date.atStartOfDay(zone).toInstant();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) != null) {
                int slot = curve.get().ofMoments() && end ? i + 1 : i;
                Instant at = midnight.plusSeconds((long) slot * seconds);
                records.add(record(at, seconds, curve.get().item(), values.get(i), ratios, mark));
            }
        }
        return new Said(meter, "meter", records, List.of());
    }

    private static PointRecord record(
            Instant at, int seconds, String item, String value, Items.Builder ratios, String mark) {
        Items.Builder items = new Items.Builder().add(item, value);
        Items ratio = ratios.build();
        for (int i = 0; i < ratio.nameList().size(); i++) {
            items.add(ratio.nameList().get(i), ratio.valueList().get(i));
        }
        if (mark != null) {
            items.add("Flag", mark);
        }
        return PointRecord.of(RecordKind.ofSeconds(seconds), at, seconds, null, items.build());
    }

    private Optional<Curves.Curve> curve(Fields fields) {
        JsonNode type = fields.node("type");
        String family = fields.text("curve", "the name of a curve or its table");
        Optional<Curves.Curve> curve = type == null ? Optional.empty() : curves.find(family, type.asText());
        if (curve.isEmpty()) {
            fields.wrong("type", "one of " + curves.names() + ", or curve and the number of its DATA_TYPE", type);
        }
        return curve;
    }

    private static BigDecimal factor(Fields fields, Optional<Curves.Curve> curve) {
        String unit = fields.text("unit", "a unit");
        if (unit == null || curve.isEmpty()) {
            return null;
        }
        BigDecimal factor = curve.get().units().get(unit);
        if (factor == null) {
            fields.wrong("unit", "one of " + curve.get().units().keySet(), unit);
        }
        return factor == null || factor.compareTo(BigDecimal.ONE) == 0 ? null : factor;
    }

    private boolean end(Fields fields) {
        String label = fields.text("label", "start or end");
        if (label != null && !label.equals("start") && !label.equals("end")) {
            fields.wrong("label", "start or end", label);
        }
        return label == null ? endByDefault : label.equals("end");
    }

    /** Value by value in the unit kept; null for what is not there. */
    private static List<String> values(Fields fields, int density, BigDecimal factor) {
        JsonNode said = fields.node("values");
        if (said == null || !said.isArray() || said.size() != density) {
            fields.wrong(
                    "values",
                    "a list of " + (density == 0 ? "as many values as density says" : density + " values"),
                    said == null ? "nothing" : said.size() + " values");
            return List.of();
        }
        String whole = fields.text("whole", "a 0 or 1 for each value");
        if (whole != null && (whole.length() != density || !whole.matches("[01]*"))) {
            fields.wrong("whole", density + " digits 0 or 1", whole);
            return List.of();
        }
        List<String> values = new ArrayList<>(density);
        for (int i = 0; i < density; i++) {
            boolean there = whole == null || whole.charAt(i) == '1';
            JsonNode value = said.get(i);
            if (!there || value.isNull()) {
                values.add(null);
            } else if (!value.isNumber()) {
                fields.wrong("values/" + i, "a number or null", value);
                values.add(null);
            } else {
                BigDecimal number = value.decimalValue();
                values.add((factor == null ? number : number.multiply(factor)).toPlainString());
            }
        }
        return values;
    }

    /** The ratios by which a reading of power multiplies; none when the values are primary. */
    private static Items.Builder ratios(Fields fields) {
        Items.Builder ratios = new Items.Builder();
        BigDecimal ct = fields.positive("ct");
        BigDecimal pt = fields.positive("pt");
        boolean primary = fields.flag("primary");
        if (primary && (ct != null || pt != null)) {
            fields.wrong("primary", "false or nothing when ct or pt is given", true);
        }
        if (primary) {
            ratios.add("ct", "1").add("pt", "1");
        }
        if (ct != null) {
            ratios.add("ct", ct.toPlainString());
        }
        if (pt != null) {
            ratios.add("pt", pt.toPlainString());
        }
        return ratios;
    }
}
