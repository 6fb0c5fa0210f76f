package io.qinglan.report.bulletin;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.qinglan.authority.Actor;
import io.qinglan.authority.Areas;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.report.ReportRules;
import io.qinglan.report.paper.FrozenPapers;
import io.qinglan.report.paper.Paper;
import io.qinglan.report.paper.Section;
import io.qinglan.report.paper.Table;
import io.qinglan.report.paper.Words;
import io.qinglan.report.part.CompliancePart;
import io.qinglan.report.part.OrdersPart;
import io.qinglan.report.part.Scope;
import io.qinglan.report.part.Scopes;
import io.qinglan.report.part.StatusPart;
import io.qinglan.report.part.TasksPart;
import io.qinglan.report.ranking.Rankings;
import io.qinglan.store.Ids;
import io.qinglan.web.Problem;

/** Drafts bulletins and issues them. Sites stand in them by number only, but for decisions that are legally effective. */
@ApplicationScoped
class Bulletins {

    private final BulletinBook book;
    private final Scopes scopes;
    private final StatusPart status;
    private final OrdersPart orders;
    private final TasksPart tasks;
    private final CompliancePart compliance;
    private final Rankings rankings;
    private final FrozenPapers frozen;
    private final ReportRules rules;
    private final Decisions decisions;
    private final Areas areas;
    private final Ids ids;
    private final Clock clock;

    Bulletins(
            BulletinBook book,
            Scopes scopes,
            StatusPart status,
            OrdersPart orders,
            TasksPart tasks,
            CompliancePart compliance,
            Rankings rankings,
            FrozenPapers frozen,
            ReportRules rules,
            Decisions decisions,
            Areas areas,
            Ids ids,
            Clock clock) {
        this.book = book;
        this.scopes = scopes;
        this.status = status;
        this.orders = orders;
        this.tasks = tasks;
        this.compliance = compliance;
        this.rankings = rankings;
        this.frozen = frozen;
        this.rules = rules;
        this.decisions = decisions;
        this.areas = areas;
        this.ids = ids;
        this.clock = clock;
    }

    /** Drafts the bulletin of a span from the records as they stand. */
    @Transactional
    Bulletin draft(String area, Instant from, Instant until, Actor drafter) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID id = ids.next();
        FrozenPapers.Kept kept = frozen.keep(paper(area, from, until, drafter, now));
        UUID decision = record("bulletin.drafted", id, area, Map.of("paper", kept.digest()), drafter, now);
        Bulletin drafted = new Bulletin(
                id,
                area,
                from,
                until,
                null,
                kept.id(),
                kept.digest(),
                "draft",
                drafter.id(),
                drafter.name(),
                now,
                decision,
                null,
                null,
                null,
                null);
        book.draft(drafted);
        return drafted;
    }

    private Paper paper(String area, Instant from, Instant until, Actor drafter, Instant now) {
        Scope scope = scopes.span(area, from, until);
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("pack", rules.pack().id());
        about.put("draftedBy", drafter.name());
        return new Paper(
                "bulletin",
                Words.of("重污染天气应对工作通报", "Bulletin on the response to heavy pollution"),
                area,
                areas.get(area).name(),
                from,
                until,
                now,
                about,
                List.of(
                        status.of(scope),
                        rankings.air(area, rules.day(from), rules.lastDay(scope.at())),
                        nameless(orders.of(scope)),
                        tasks.of(scope),
                        compliance.of(scope)),
                List.of(Words.of(
                        "企业名称只在处理决定生效后出现。",
                        "Names of sites appear only after a decision on them has become legally effective.")));
    }

    /** The orders without the tables that name sites. */
    private static Section nameless(Section orders) {
        List<Table> tables = orders.tables().stream()
                .filter(table ->
                        table.columns().stream().noneMatch(column -> column.id().equals("site")))
                .toList();
        return new Section(orders.id(), orders.title(), orders.figures(), tables);
    }

    /**
     * Issues a draft: what was drafted goes out, under the next number of the year.
     *
     * @throws Problem 403 same-person for who drafted it, 409 when it was issued already
     */
    @Transactional
    Bulletin issue(UUID id, Actor issuer) {
        Bulletin draft = book.locked(id).orElseThrow();
        if (draft.issuedBy() != null) {
            throw Problem.conflict("out-of-order", "the bulletin was issued already as " + draft.number());
        }
        if (draft.draftedBy().equals(issuer.id())) {
            throw Problem.forbidden("same-person", "who drafted a bulletin may not also issue it; another person must");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int year = rules.day(now).getYear();
        String number = year + "-" + book.nextNumber(draft.area(), year);
        UUID decision = record(
                "bulletin.issued", id, draft.area(), Map.of("paper", draft.digest(), "number", number), issuer, now);
        book.issue(id, number, issuer.id(), issuer.name(), now, decision);
        return book.find(id).orElseThrow();
    }

    private UUID record(String kind, UUID id, String area, Map<String, Object> input, Actor person, Instant now) {
        Decision decision =
                new Decision(kind, id.toString(), now, null, null, List.of(), input, List.of(), null, person);
        return decisions.append(decision.in(area)).id();
    }

    /** The bulletin as it was drafted, with its number and who issued it. */
    Paper paper(Bulletin bulletin) {
        Paper kept = frozen.find(bulletin.paper()).orElseThrow();
        Map<String, Object> about = new LinkedHashMap<>(kept.about());
        about.put("state", bulletin.state());
        about.put("digest", bulletin.digest());
        if (bulletin.issuedBy() != null) {
            about.put("number", bulletin.number());
            about.put("issuedBy", bulletin.issuer());
            about.put("issuedAt", bulletin.issuedAt());
        }
        return kept.with(about);
    }
}
