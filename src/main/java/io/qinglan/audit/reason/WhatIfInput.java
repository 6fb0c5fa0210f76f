package io.qinglan.audit.reason;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What shall be otherwise.
 *
 * @param facts JSON pointer into the archived facts, or the name of one, to its other value; null takes a fact away
 * @param pack id or digest of another pack
 * @param date another day; the time of the day stays
 * @param level of an order: another level of the response; of a proposal: another level in force
 */
public record WhatIfInput(Map<String, JsonNode> facts, String pack, LocalDate date, String level) {

    /** No facts are changed where none are named. */
    public WhatIfInput {
        facts = facts == null ? Map.of() : new LinkedHashMap<>(facts);
    }

    /** Whether anything is to be otherwise. */
    boolean empty() {
        return facts.isEmpty() && pack == null && date == null && level == null;
    }
}
