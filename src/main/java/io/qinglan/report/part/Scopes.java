package io.qinglan.report.part;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.authority.Areas;
import io.qinglan.report.ReportRules;
import io.qinglan.response.ResponseView;
import io.qinglan.response.Responses;
import io.qinglan.warning.WarningQuery;
import io.qinglan.warning.WarningView;

/** Finds what a report is about. */
@ApplicationScoped
public class Scopes {

    private final Areas areas;
    private final WarningQuery warnings;
    private final Responses responses;
    private final ReportRules rules;
    private final Clock clock;

    /** Made by the container. */
    public Scopes(Areas areas, WarningQuery warnings, Responses responses, ReportRules rules, Clock clock) {
        this.areas = areas;
        this.warnings = warnings;
        this.responses = responses;
        this.rules = rules;
        this.clock = clock;
    }

    /** Everything of an area on one day. */
    public Scope day(String area, LocalDate day) {
        return span(area, rules.begin(day), rules.begin(day.plusDays(1)));
    }

    /** Everything of an area in a span; warnings of the areas that contain it count too. */
    public Scope span(String area, Instant from, Instant until) {
        List<String> within = areas.within(area);
        List<WarningView> held = warnings.during(withOuter(area, within), from, until);
        return new Scope(area, within, from, until, earlier(until), held, responses.during(within, from, until));
    }

    /** One response, from its start to its end. */
    public Scope of(ResponseView response) {
        List<WarningView> on = response.warning() == null
                ? List.of()
                : warnings.view(response.warning()).stream().toList();
        return new Scope(
                response.area(),
                areas.within(response.area()),
                response.start(),
                response.until(),
                earlier(response.until()),
                on,
                List.of(response));
    }

    /** One warning with all responses on it, from its start to the last end. */
    public Scope of(WarningView warning) {
        List<ResponseView> on = responses.onWarning(warning.id()).stream()
                .filter(response -> !response.exercise())
                .toList();
        boolean open = warning.end() == null || on.stream().anyMatch(response -> response.until() == null);
        Instant until = open
                ? null
                : on.stream()
                        .map(ResponseView::until)
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo)
                        .filter(end -> end.isAfter(warning.end()))
                        .orElse(warning.end());
        return new Scope(
                warning.area(),
                areas.within(warning.area()),
                warning.start(),
                until,
                earlier(until),
                List.of(warning),
                on);
    }

    private Instant earlier(Instant until) {
        Instant now = clock.instant();
        return until == null || now.isBefore(until) ? now : until;
    }

    private List<String> withOuter(String area, List<String> within) {
        return areas.codes().stream()
                .filter(code -> within.contains(code) || areas.contains(code, area))
                .toList();
    }
}
