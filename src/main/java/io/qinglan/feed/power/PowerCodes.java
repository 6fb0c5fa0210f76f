package io.qinglan.feed.power;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** What the items of electricity feeds mean, from {@code rules/standards/power-codes.yaml}. Immutable. */
public final class PowerCodes {

    /** The file's id. */
    public static final String STANDARD = "power-codes";

    private final Map<String, PowerCode> names = new HashMap<>();
    private final List<Vendor> vendors = new ArrayList<>();
    private final Pattern of2025;
    private final JsonNode table2025;
    private final MeterRules meters;

    /** A vendor's way of naming. */
    private record Vendor(Pattern pattern, Quantity quantity, String facilityClass, String certainty) {}

    /** Reads the standard's content. */
    public PowerCodes(JsonNode standard) {
        standard.get("items")
                .forEach(row -> names.put(
                        row.get("name").asText(),
                        new PowerCode(
                                quantity(row.get("quantity").asText()),
                                null,
                                null,
                                secondary(row.path("secondary").asText("none")),
                                row.get("certainty").asText())));
        standard.get("patterns")
                .forEach(row -> vendors.add(new Vendor(
                        Pattern.compile(row.get("pattern").asText()),
                        quantity(row.get("quantity").asText()),
                        row.path("class").textValue(),
                        row.get("certainty").asText())));
        table2025 = standard.get("hj212_2025");
        of2025 = Pattern.compile(table2025.get("pattern").asText());
        JsonNode deltas = standard.get("deltas");
        meters = new MeterRules(
                deltas.at("/near_the_top/value").decimalValue(),
                deltas.at("/jitter_kwh/value").decimalValue(),
                deltas.at("/beyond_rated/value").decimalValue());
    }

    /** The figures by which readings of a meter become energy. */
    public MeterRules meters() {
        return meters;
    }

    /** What a name means, its suffix ({@code -Rtd}, {@code -Avg}) left off; empty for what is no electricity. */
    public Optional<PowerCode> of(String item) {
        int dash = item.indexOf('-');
        String name = dash > 0 ? item.substring(0, dash) : item;
        PowerCode known = names.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Matcher matcher = of2025.matcher(name);
        if (matcher.matches()) {
            return of2025(matcher);
        }
        for (Vendor vendor : vendors) {
            Matcher match = vendor.pattern().matcher(name);
            if (match.matches()) {
                return Optional.of(new PowerCode(
                        vendor.quantity(),
                        vendor.facilityClass(),
                        match.group("facility"),
                        PowerCode.Secondary.NONE,
                        vendor.certainty()));
            }
        }
        return Optional.empty();
    }

    private Optional<PowerCode> of2025(Matcher matcher) {
        JsonNode quantity = table2025.get("quantities").get(matcher.group("quantity"));
        JsonNode facilityClass = table2025.get("classes").get(matcher.group("class"));
        return quantity == null || facilityClass == null
                ? Optional.empty()
                : Optional.of(new PowerCode(
                        quantity(quantity.asText()),
                        facilityClass.asText(),
                        matcher.group("facility"),
                        PowerCode.Secondary.NONE,
                        table2025.get("certainty").asText()));
    }

    private static Quantity quantity(String code) {
        return Quantity.valueOf(code.toUpperCase(Locale.ROOT));
    }

    private static PowerCode.Secondary secondary(String code) {
        return PowerCode.Secondary.valueOf(code.toUpperCase(Locale.ROOT));
    }
}
