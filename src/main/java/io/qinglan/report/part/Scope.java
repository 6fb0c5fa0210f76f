package io.qinglan.report.part;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.qinglan.response.ResponseView;
import io.qinglan.warning.WarningView;

/**
 * What a report is about: areas, a span, the warnings and responses that held in it, and the moment up to which it is told.
 *
 * @param area the area of the report
 * @param areas its code and those of all it contains
 * @param at the moment up to which things are told: the end of the span, or now when that is earlier
 */
public record Scope(
        String area,
        List<String> areas,
        Instant from,
        Instant until,
        Instant at,
        List<WarningView> warnings,
        List<ResponseView> responses) {

    /** Keeps its own copies. */
    public Scope {
        areas = List.copyOf(areas);
        warnings = List.copyOf(warnings);
        responses = List.copyOf(responses);
    }

    /** The ids of the responses. */
    public List<UUID> responseIds() {
        return responses.stream().map(ResponseView::id).toList();
    }
}
