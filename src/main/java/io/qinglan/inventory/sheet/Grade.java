package io.qinglan.inventory.sheet;

import java.text.Normalizer;
import java.util.Optional;

/**
 * A cell with a grade, as cities write it: {@code B级}, {@code 地方A}, {@code 民生豁免-B}, {@code 长期停产}.
 *
 * @param code the grade, null for none
 * @param local whether it is one of a local scheme
 * @param livelihood whether the site is exempt for people's livelihood
 * @param longStopped whether the whole site has long stood still
 * @param written the cell, where it says more than the grade; else null
 */
record Grade(String code, boolean local, boolean livelihood, boolean longStopped, String written) {

    /** No grade. */
    static final Grade NONE = new Grade(null, false, false, false, null);

    private static final String LOCAL = "地方";
    private static final String LIVELIHOOD = "民生豁免";
    private static final String LONG_STOPPED = "长期停产";

    /** The grade of a row's cell; noted as an error when it is none. */
    static Grade of(SheetRow row) {
        String text = row.text("grade");
        if (text == null) {
            return NONE;
        }
        String rest = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace("—", "-")
                .strip();
        boolean livelihood = rest.startsWith(LIVELIHOOD);
        rest = rest(rest, LIVELIHOOD);
        boolean local = rest.startsWith(LOCAL);
        rest = rest(rest, LOCAL);
        boolean longStopped = rest.contains(LONG_STOPPED) || rest.equals("long_stopped");
        if (longStopped) {
            rest = rest.replace(LONG_STOPPED, "").replace("long_stopped", "").replaceAll("[()\\-]", "");
        }
        Optional<String> code = rest.isBlank() ? Optional.empty() : code(rest.strip());
        if (code.isEmpty() && !rest.isBlank()) {
            row.wrong("grade", Words.KNOWN.expected("grade") + ", after 地方 or 民生豁免- if need be, or 长期停产", text);
        }
        boolean more = livelihood || local || longStopped;
        return new Grade(code.orElse(null), local, livelihood, longStopped, more ? text : null);
    }

    private static Optional<String> code(String text) {
        return Words.KNOWN
                .code("grade", text)
                .or(() -> Words.KNOWN.code("grade", text.toUpperCase(java.util.Locale.ROOT)))
                .or(() -> text.endsWith("级") || text.endsWith("类")
                        ? Words.KNOWN.code("grade", text.substring(0, text.length() - 1))
                        : Optional.empty());
    }

    private static String rest(String text, String prefix) {
        return text.startsWith(prefix) ? text.substring(prefix.length()).replaceFirst("^[\\s\\-:/]+", "") : text;
    }
}
