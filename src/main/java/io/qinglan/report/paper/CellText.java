package io.qinglan.report.paper;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values as people read them. */
final class CellText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final Map<String, String> CERTAINTY = Map.of("stated", "写明", "inferred", "推断", "open", "未定");

    /** An instant of a report that was kept and read again. */
    private static final Pattern KEPT_TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?([+-]\\d\\d:\\d\\d|Z)");

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
            return Words.of(String.valueOf(names.get("zh")), String.valueOf(names.get("en")))
                    .both();
        }
        if (value instanceof Collection<?> several) {
            return several.isEmpty() ? "—" : several.stream().map(this::of).collect(Collectors.joining("；"));
        }
        String text = String.valueOf(value);
        return KEPT_TIME.matcher(text).matches() ? of(OffsetDateTime.parse(text).toInstant()) : text;
    }

    /** A certainty in both languages. */
    static String certainty(String code) {
        return code == null ? "—" : CERTAINTY.getOrDefault(code, code) + " " + code;
    }
}
