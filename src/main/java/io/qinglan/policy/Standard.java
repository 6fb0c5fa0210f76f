package io.qinglan.policy;

import java.time.LocalDate;
import java.util.StringJoiner;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One edition of a technical standard: its dates, its source and its tables, handed to the rooms that reckon with them.
 *
 * @param id short name with year, such as HJ 633-2026
 * @param title name in Chinese
 * @param inForceFrom first day in force, null when not known
 * @param inForceTo first day no longer in force, null when open
 * @param cite title, number, clause and date of the source
 * @param content the whole file
 */
public record Standard(
        String id, String title, LocalDate inForceFrom, LocalDate inForceTo, String cite, JsonNode content) {

    static Standard of(String file, JsonNode tree) {
        PolicySchema.STANDARD.check(file, tree);
        return new Standard(
                tree.get("id").asText(),
                tree.get("title").get("zh").asText(),
                date(tree.path("in_force_from")),
                date(tree.path("in_force_to")),
                cite(tree.get("cite")),
                tree);
    }

    /** Whether the edition is in force on a day. */
    public boolean inForceOn(LocalDate day) {
        return (inForceFrom == null || !day.isBefore(inForceFrom)) && (inForceTo == null || day.isBefore(inForceTo));
    }

    /** A citation is one line, or its parts (document, title, clause, date) in the order of the file. */
    private static String cite(JsonNode cite) {
        StringJoiner parts = new StringJoiner(", ");
        if (cite.isObject()) {
            cite.forEach(part -> parts.add(part.asText()));
        } else {
            parts.add(cite.asText());
        }
        return parts.toString();
    }

    private static LocalDate date(JsonNode node) {
        return node.isTextual() ? LocalDate.parse(node.asText()) : null;
    }
}
