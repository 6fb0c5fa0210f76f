package io.qinglan.order;

import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The parts that an order must have to be lawful, each with the article that asks for it. An order without one of them can be rehearsed;
 * it is issued only by a named override of two persons. Parts beyond these are asked of the place too and are named as incomplete, but
 * they do not hold an order back at 02:00.
 */
enum LawfulPart {
    ISSUER("authority.issuer", "生态环境法典 第264条", "/authority/issuer"),
    POWER_CLAUSE("authority.power.clause", "生态环境法典 第264条", "/authority/power/clause"),
    POWER_INSTRUMENT("authority.power.instrument", "生态环境法典 第264条", "/authority/power/instrument"),
    START("start", "生态环境法典 第264条", "/start"),
    LEGAL_BASIS("legalBasis", "生态环境法典 第264条", "/legalBasis"),
    REVIEW("remedies.review", "行政复议法 第20条", "/remedies/review/body"),
    LITIGATION("remedies.litigation", "行政诉讼法 第46条", "/remedies/litigation/court");

    private final String part;
    private final String article;
    private final String pointer;

    LawfulPart(String part, String article, String pointer) {
        this.part = part;
        this.article = article;
        this.pointer = pointer;
    }

    /** The field of the order. */
    String part() {
        return part;
    }

    /** The article that asks for it. */
    String article() {
        return article;
    }

    /** The required parts that the shared parts of a response's orders lack. */
    static List<LawfulPart> missing(JsonNode shared) {
        return Arrays.stream(values())
                .filter(required -> empty(shared.at(required.pointer)))
                .toList();
    }

    /** Whether a field says nothing. */
    static boolean empty(JsonNode field) {
        return field.isMissingNode()
                || field.isNull()
                || field.isTextual() && field.asText().isBlank()
                || field.isContainerNode() && field.isEmpty();
    }
}
