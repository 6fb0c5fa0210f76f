package io.qinglan.report.upward;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.report.ReportRules;
import io.qinglan.response.ResponseView;
import io.qinglan.warning.Timeline;
import io.qinglan.warning.TimelineEntry;

/** What of a response has to be reported up to now: its start, each change, each day it held, its end. Exercises are not reported. */
@ApplicationScoped
class Occasions {

    private static final Set<String> ENDED = Set.of("lifted", "expired", "cancelled");

    private final Timeline timeline;
    private final UpwardForms forms;
    private final ReportRules rules;
    private final Clock clock;

    Occasions(Timeline timeline, UpwardForms forms, ReportRules rules, Clock clock) {
        this.timeline = timeline;
        this.forms = forms;
        this.rules = rules;
        this.clock = clock;
    }

    /** The occasions of a response, oldest first. */
    List<Occasion> of(ResponseView response) {
        List<Occasion> found = new ArrayList<>();
        if (response.exercise() || response.version() == 0) {
            return found;
        }
        for (TimelineEntry entry : timeline.of("response", response.id())) {
            if (entry.version() != null && entry.detail() instanceof Timeline.Made made) {
                add(found, response, event(entry, made), entry.at(), entry.version(), null, made);
            }
        }
        LocalDate last = lastDay(response);
        for (LocalDate day = rules.day(response.start()); !day.isAfter(last); day = day.plusDays(1)) {
            add(found, response, "daily", rules.begin(day), null, day, null);
        }
        found.sort((one, other) -> one.at().compareTo(other.at()));
        return found;
    }

    private static String event(TimelineEntry entry, Timeline.Made made) {
        if (entry.version() == 1) {
            return "start";
        }
        return ENDED.contains(made.status()) ? "lift" : "change";
    }

    private LocalDate lastDay(ResponseView response) {
        Instant now = clock.instant();
        LocalDate today = rules.day(now);
        return response.until() == null || response.until().isAfter(now) ? today : rules.lastDay(response.until());
    }

    private void add(
            List<Occasion> found,
            ResponseView response,
            String event,
            Instant at,
            Integer version,
            LocalDate day,
            Timeline.Made made) {
        forms.of(event, rules.day(at))
                .ifPresent(form -> found.add(new Occasion(response, form, at, version, day, due(form, day, made, at))));
    }

    private Instant due(UpwardForm form, LocalDate day, Timeline.Made made, Instant at) {
        if (form.due() == null) {
            return null;
        }
        if (form.due().equals("daily_report")) {
            return rules.dailyDue(day == null ? rules.day(at) : day);
        }
        return rules.summaryDue(made == null || made.end() == null ? at : made.end());
    }

    /** The occasion of an id among those of a response. */
    java.util.Optional<Occasion> find(ResponseView response, UUID id) {
        return of(response).stream().filter(one -> one.id().equals(id)).findFirst();
    }
}
