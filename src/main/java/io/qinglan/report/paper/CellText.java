package io.qinglan.report.paper;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Values as people read them. */
final class CellText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final Map<String, String> CERTAINTY = Map.of("stated", "写明", "inferred", "推断", "open", "未定");

    private final ZoneId zone;

    CellText(ZoneId zone) {
        this.zone = zone;
    }

    /** Any value as text; nothing is a dash. */
    String of(Object value) {
        if (value == null) {
            return "—";
        }
        if (value instanceof Instant at) {
            return TIME.format(at.atZone(zone));
        }
        if (value instanceof Boolean truth) {
            return truth ? "是 yes" : "否 no";
        }
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        if (value instanceof Words words) {
            return words.both();
        }
        if (value instanceof Map<?, ?> names && names.containsKey("zh")) {
            return String.valueOf(names.get("zh"));
        }
        if (value instanceof Collection<?> several) {
            return several.isEmpty() ? "—" : several.stream().map(this::of).collect(Collectors.joining("；"));
        }
        return String.valueOf(value);
    }

    /** A certainty in both languages. */
    static String certainty(String code) {
        return code == null ? "—" : CERTAINTY.getOrDefault(code, code) + " " + code;
    }
}
