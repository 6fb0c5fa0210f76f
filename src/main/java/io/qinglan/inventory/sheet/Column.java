package io.qinglan.inventory.sheet;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A column of a list, known by its names.
 *
 * @param name our name of it, as messages write it
 * @param needed whether the file must have it
 * @param type what stands in it: {@code text, number, date, code:…}
 * @param names all its names, without case, spaces and joining signs
 * @param zh its heading in Chinese
 * @param en its heading in English
 * @param example what a cell may look like, empty for none
 * @param certainty whether a source names it ({@code stated}) or it is known only in general ({@code inferred})
 * @param noteZh what to know when filling it in, in Chinese
 * @param noteEn the same in English
 */
record Column(
        String name,
        boolean needed,
        String type,
        List<String> names,
        String zh,
        String en,
        String example,
        String certainty,
        String noteZh,
        String noteEn) {

    private static final Pattern JOINING = Pattern.compile("[\\s_\\-\\uFEFF*]");
    private static final Pattern HINT = Pattern.compile("\\([^()]*\\)$");

    /** Whether a heading of a file means this column; a unit or hint in brackets behind it is passed over. */
    boolean isCalled(String heading) {
        String plain = plain(heading);
        return names.contains(plain) || names.contains(HINT.matcher(plain).replaceFirst(""));
    }

    /** What a person reads: the Chinese heading beside our name. */
    String title() {
        return name + " (" + zh + ")";
    }

    /** The kind of words that may stand in it, null when it is no column of codes. */
    String words() {
        return switch (type) {
            case "truth", "grade" -> type;
            default -> type.contains(":") ? type.substring(type.indexOf(':') + 1) : null;
        };
    }

    /** A heading without what people write differently. */
    static String plain(String heading) {
        String normal = Normalizer.normalize(heading, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return JOINING.matcher(normal).replaceAll("");
    }
}
