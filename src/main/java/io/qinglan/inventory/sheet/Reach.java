package io.qinglan.inventory.sheet;

import java.util.Map;
import java.util.Set;

/**
 * The areas a sender may speak for.
 *
 * @param areas their codes
 * @param names the code of each by its name
 */
record Reach(Set<String> areas, Map<String, String> names) {

    /** The code of the area a row names by code or name; null after noting that it is none of these. */
    String area(SheetRow row) {
        String text = row.id("area");
        if (text == null) {
            return null;
        }
        String code = names.getOrDefault(text, text);
        if (!areas.contains(code)) {
            row.wrong("area", "the six-digit code or the name of an area of your office", text);
        }
        return code;
    }
}
