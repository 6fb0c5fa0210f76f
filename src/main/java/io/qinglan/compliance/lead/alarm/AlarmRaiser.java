package io.qinglan.compliance.lead.alarm;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.authority.Actor;
import io.qinglan.compliance.lead.Breach;
import io.qinglan.compliance.lead.LeadRow;
import io.qinglan.compliance.lead.Leads;
import io.qinglan.compliance.lead.NewLead;
import io.qinglan.compliance.lead.Source;
import io.qinglan.compliance.lead.Tolerance;
import io.qinglan.compliance.lead.ToleranceRules;
import io.qinglan.compliance.watch.VerdictView;
import io.qinglan.compliance.watch.Verdicts;
import io.qinglan.fact.compliance.Confidence;
import io.qinglan.fact.compliance.Result;
import io.qinglan.fact.compliance.TestKind;
import io.qinglan.fact.compliance.Verdict;
import io.qinglan.fact.compliance.Weight;
import io.qinglan.order.OrderDocuments;
import io.qinglan.policy.PolicyLibrary;

/** Looks at one obligation whose verdicts changed: a row of not met beyond the tolerance of the place opens a lead, an alarm and no finding. */
@ApplicationScoped
class AlarmRaiser {

    private static final Actor PROGRAM = Actor.program("verdict alarms");

    private final Verdicts verdicts;
    private final Breaches breaches;
    private final OrderDocuments orders;
    private final Leads leads;
    private final PolicyLibrary library;
    private final String pack;
    private final ZoneId zone;
    private final Clock clock;

    AlarmRaiser(
            Verdicts verdicts,
            Breaches breaches,
            OrderDocuments orders,
            Leads leads,
            PolicyLibrary library,
            @ConfigProperty(name = "qinglan.pack", defaultValue = "cn-2024") String pack,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone,
            Clock clock) {
        this.verdicts = verdicts;
        this.breaches = breaches;
        this.orders = orders;
        this.leads = leads;
        this.library = library;
        this.pack = pack;
        this.zone = zone;
        this.clock = clock;
    }

    /** One test of the obligation about one thing. */
    private record Series(String test, String about) {}

    /** Looks at the verdicts of an obligation as they stand now, in the running transaction. */
    void look(UUID order, String obligation) {
        Instant settled = breaches.settledUntil(order, obligation).orElse(null);
        Map<Series, List<Verdict>> bySeries = new LinkedHashMap<>();
        for (VerdictView view : verdicts.list(Verdicts.Wanted.ofOrder(order, settled, null))) {
            if (view.obligation().equals(obligation)) {
                bySeries.computeIfAbsent(new Series(view.test(), about(view)), series -> new ArrayList<>())
                        .add(verdict(view));
            }
        }
        Tolerance tolerance = new Tolerance(
                ToleranceRules.of(library.pack(pack).parameters().on(LocalDate.ofInstant(clock.instant(), zone))));
        Optional<Map<String, Object>> document = orders.of(order);
        if (document.isEmpty()) {
            return;
        }
        Map<?, ?> asked = obligation(document.get(), obligation);
        Instant completeBy = instant(asked.get("completeBy"));
        bySeries.forEach((series, windows) -> tolerance
                .breaches(windows, completeBy)
                .forEach(breach -> raise(order, obligation, series, breach, document.get(), asked)));
    }

    private void raise(
            UUID order,
            String obligation,
            Series series,
            Breach breach,
            Map<String, Object> document,
            Map<?, ?> asked) {
        if (breaches.known(order, obligation, series.test(), series.about(), breach)) {
            return;
        }
        OrderDocuments.Place place = orders.placeOf(order).orElseThrow();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("test", series.test());
        figures.put("about", series.about());
        figures.put("from", breach.from().toString());
        figures.put("passed", breach.passed().toString());
        figures.put("to", breach.to().toString());
        figures.put("minutes", breach.minutes());
        figures.put("confidence", breach.confidence().code());
        boolean exercise = Boolean.TRUE.equals(document.get("exercise"));
        if (exercise) {
            return;
        }
        LeadRow lead = leads.open(
                new NewLead(
                        Source.VERDICT,
                        place.area(),
                        place.site(),
                        order,
                        obligation,
                        target(asked),
                        series.test(),
                        null,
                        Map.of(),
                        null,
                        List.of(),
                        Map.of(),
                        figures),
                PROGRAM);
        breaches.keep(order, obligation, series.test(), series.about(), breach, lead.id());
    }

    private static Map<?, ?> obligation(Map<String, Object> document, String id) {
        for (Object each : (List<?>) document.get("obligations")) {
            Map<?, ?> one = (Map<?, ?>) each;
            if (id.equals(String.valueOf(one.get("id")))) {
                return one;
            }
        }
        return Map.of();
    }

    private static String target(Map<?, ?> asked) {
        Object code = asked.get("target") instanceof Map<?, ?> target ? target.get("code") : null;
        return code == null ? null : String.valueOf(code).replaceAll("^\"|\"$", "");
    }

    private static Instant instant(Object value) {
        if (value == null || value instanceof Instant) {
            return (Instant) value;
        }
        String text = String.valueOf(value).replaceAll("^\"|\"$", "");
        return text.equals("null") ? null : OffsetDateTime.parse(text).toInstant();
    }

    private static String about(VerdictView view) {
        return view.about() == null ? "" : view.about();
    }

    private static Verdict verdict(VerdictView view) {
        return new Verdict(
                view.order().toString(),
                view.obligation(),
                view.site(),
                view.target(),
                TestKind.of(view.test()),
                about(view),
                view.window().from(),
                view.window().to(),
                Result.of(view.result()),
                weight(view.weight()),
                confidence(view.confidence()),
                Map.of(),
                List.of(),
                view.points(),
                null);
    }

    private static Weight weight(String code) {
        for (Weight each : Weight.values()) {
            if (each.code().equals(code)) {
                return each;
            }
        }
        throw new IllegalArgumentException("no weight " + code);
    }

    private static Confidence confidence(String code) {
        for (Confidence each : Confidence.values()) {
            if (each.code().equals(code)) {
                return each;
            }
        }
        throw new IllegalArgumentException("no confidence " + code);
    }
}
