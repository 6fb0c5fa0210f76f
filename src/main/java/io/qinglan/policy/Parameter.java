package io.qinglan.policy;

import java.time.LocalDate;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.fact.Certainty;

/**
 * One number or reading of the law, with its date and its source.
 *
 * @param name what rules call it
 * @param value the value as the pack writes it; numbers are exact decimals
 * @param unit unit of the value, null when it has none
 * @param since first day it holds, null when not known
 * @param until first day it no longer holds, null when open
 * @param cite document, number and article
 * @param certainty whether the source states it, we infer it, or sources leave it open
 * @param titleZh name on screen
 * @param titleEn its English twin
 * @param pack the pack that states it
 */
public record Parameter(
        String name,
        JsonNode value,
        String unit,
        LocalDate since,
        LocalDate until,
        String cite,
        Certainty certainty,
        String titleZh,
        String titleEn,
        String pack) {

    /** Whether the value holds on a day; a missing date does not bound it. */
    public boolean holdsOn(LocalDate day) {
        return (since == null || !day.isBefore(since)) && (until == null || day.isBefore(until));
    }

    Parameter withValue(JsonNode other) {
        return new Parameter(name, other, unit, since, until, cite, certainty, titleZh, titleEn, pack);
    }
}
