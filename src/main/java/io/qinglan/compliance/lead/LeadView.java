package io.qinglan.compliance.lead;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Leads as people read them. A site reads the same minute what concerns it, and never who said it or that somebody comes. */
@ApplicationScoped
public class LeadView {

    private static final String CONFIDENTIAL = "confidential";
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final Handlings handlings;
    private final Origins origins;
    private final ObjectMapper json;
    private final Clock clock;

    /** Made by the container. */
    LeadView(Handlings handlings, Origins origins, ObjectMapper json, Clock clock) {
        this.handlings = handlings;
        this.origins = origins;
        this.json = json;
        this.clock = clock;
    }

    /** A lead as the people of the bureau read it. */
    public Map<String, Object> forBureau(LeadRow lead) {
        Map<String, Object> view = common(lead, false);
        LeadLife life = lead.life();
        view.put("origin", lead.source() == Source.VERDICT ? null : origins.of(lead.id()));
        view.put("assigned", life.assigned().orElse(null));
        view.put("handling", handlings.of(lead.area()).version());
        view.put("acts", lead.acts().stream().map(act -> act(lead, act, false)).toList());
        return view;
    }

    /** A lead as its site reads it. */
    public Map<String, Object> forSite(LeadRow lead) {
        Map<String, Object> view = common(lead, true);
        view.put(
                "acts",
                lead.acts().stream()
                        .filter(act -> act.act().shownToSite())
                        .map(act -> act(lead, act, true))
                        .toList());
        return view;
    }

    private Map<String, Object> common(LeadRow lead, boolean forSite) {
        LeadLife life = lead.life();
        Terms terms = handlings.terms(lead.area());
        boolean hidden = forSite && lead.source().confidential();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", lead.id());
        view.put("area", lead.area());
        view.put("site", lead.site());
        view.put("source", hidden ? CONFIDENTIAL : lead.source().code());
        view.put("order", life.opened().order());
        view.put("obligation", life.opened().obligation());
        view.put("line", life.opened().line());
        view.put("concern", life.opened().concern());
        view.put("openedAt", lead.openedAt());
        view.put("due", lead.dueAt());
        view.put("status", shown(life, forSite));
        view.put("finding", life.finding().map(Finding::code).orElse(null));
        view.put("repeats", life.repeats());
        view.put(
                "explainBy",
                terms.explainWithin() == null ? null : lead.openedAt().plus(terms.explainWithin()));
        view.put("heard", life.heard());
        view.put("appealUntil", life.appealUntil(terms).orElse(null));
        view.put("suspended", life.unanswered().keySet());
        view.put("overdue", overdue(life, terms, forSite));
        view.put("mergedInto", life.mergedInto);
        view.put("namePublic", namePublic(life));
        view.put("evidence", lead.site() == null ? null : "/api/v1/leads/" + lead.id() + "/evidence");
        return view;
    }

    /** A visit not yet made is not announced: for the site the lead is assigned until the record is there. */
    private static String shown(LeadLife life, boolean forSite) {
        boolean announces = forSite
                && (life.state() == LeadState.INSPECTING
                        || life.state() == LeadState.VERIFIED
                        || life.state() == LeadState.ASSIGNED);
        return announces ? LeadState.REPORTED.code() : life.state().code();
    }

    /** A name goes public only after a legally effective decision. */
    private boolean namePublic(LeadLife life) {
        return life.effective()
                .map(LeadAct.TookEffect::effectiveAt)
                .filter(at -> !at.isAfter(clock.instant()))
                .isPresent();
    }

    private List<String> overdue(LeadLife life, Terms terms, boolean forSite) {
        Instant now = clock.instant();
        List<String> late = new ArrayList<>();
        for (Awaited awaited : Awaited.values()) {
            boolean ofSite = awaited == Awaited.RECTIFICATION;
            Optional<Instant> due = LeadTimers.dueAt(life, awaited, terms);
            boolean passed = due.filter(at -> at.isBefore(now)).isPresent();
            if (passed && (ofSite || !forSite)) {
                late.add(awaited.code());
            }
        }
        Instant answer = life.opened().due();
        boolean unanswered = answer != null
                && answer.isBefore(now)
                && life.sourceAnsweredAt().isEmpty()
                && life.state() != LeadState.MERGED;
        if (unanswered && !forSite) {
            late.add("answer_to_source");
        }
        return late;
    }

    private Map<String, Object> act(LeadRow lead, ActRow act, boolean forSite) {
        boolean hidden = forSite && lead.source().confidential();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("position", act.position());
        view.put("kind", act.kind());
        view.put("at", act.at());
        view.put("by", by(act));
        view.putAll(
                hidden && act.act() instanceof LeadAct.Opened opened
                        ? opened(opened, true)
                        : json.convertValue(act.act(), FIELDS));
        view.put("decision", act.decision());
        return view;
    }

    private static Map<String, Object> by(ActRow act) {
        Map<String, Object> by = new LinkedHashMap<>();
        by.put("name", act.name());
        by.put("unit", act.unit());
        by.put("certificate", act.certificate());
        by.put("machine", act.machine());
        return by;
    }

    /** What everybody may read of how a lead came in. */
    static Map<String, Object> opened(LeadAct.Opened opened, boolean confidential) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("source", confidential ? CONFIDENTIAL : opened.source().code());
        view.put("site", opened.site());
        view.put("order", opened.order());
        view.put("obligation", opened.obligation());
        view.put("line", opened.line());
        view.put("concern", opened.concern());
        view.put("due", opened.due());
        return view;
    }
}
