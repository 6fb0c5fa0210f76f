package io.qinglan.compliance.lead;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import io.qinglan.authority.Actor;
import io.qinglan.dispatch.Outbox;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.store.Ids;
import io.qinglan.web.Problem;

/**
 * Opens leads and keeps what is done to them. Each act is judged by {@link LeadGuard} under the lock of its lead, recorded in the
 * ledger and written in one transaction; nothing that was done is ever changed.
 */
@ApplicationScoped
public class Leads {

    private final DataSource dataSource;
    private final LeadBook book;
    private final Handlings handlings;
    private final Origins origins;
    private final Suspensions suspensions;
    private final ActKinds kinds;
    private final Decisions decisions;
    private final Outbox outbox;
    private final Event<LeadMoved> moved;
    private final Ids ids;
    private final Clock clock;

    /** Made by the container. */
    Leads(
            DataSource dataSource,
            LeadBook book,
            Handlings handlings,
            Origins origins,
            Suspensions suspensions,
            ActKinds kinds,
            Decisions decisions,
            Outbox outbox,
            Event<LeadMoved> moved,
            Ids ids,
            Clock clock) {
        this.dataSource = dataSource;
        this.book = book;
        this.handlings = handlings;
        this.origins = origins;
        this.suspensions = suspensions;
        this.kinds = kinds;
        this.decisions = decisions;
        this.outbox = outbox;
        this.moved = moved;
        this.ids = ids;
        this.clock = clock;
    }

    /** Opens a lead; the site is told by the transaction's outbox and reads it from this minute. */
    @Transactional
    public LeadRow open(NewLead wanted, Actor actor) {
        boolean ofObligation = wanted.order() != null && wanted.obligation() != null;
        if (wanted.source() == Source.VERDICT && ofObligation) {
            Optional<LeadRow> same = book.lockedOfVerdict(wanted.order(), wanted.obligation());
            if (same.isPresent()) {
                return act(
                        same.get().id(),
                        new LeadAct.Repeated(wanted.source(), wanted.concern(), wanted.figures()),
                        actor);
            }
        }
        UUID id = ids.next();
        Instant now = now();
        Origins.Sealed sealed = origins.seal(wanted);
        try (Connection connection = dataSource.getConnection()) {
            insertHead(connection, id, wanted, now);
            boolean byHand = wanted.source() != Source.VERDICT;
            if (byHand) {
                origins.keep(connection, id, wanted, sealed, actor);
            }
        } catch (SQLException e) {
            throw unkept(e);
        }
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("act", LeadView.opened(wanted.opened(), wanted.source().confidential()));
        input.put("figures", wanted.figures());
        input.put("sealed", sealed.hex());
        LeadRow row = new LeadRow(id, wanted.area(), wanted.site(), wanted.source(), wanted.due(), now, List.of());
        // who writes down a petition stays inside the bureau with it
        Actor named = wanted.source().confidential() ? Actor.program("leads") : actor;
        LeadRow opened = keep(row, wanted.opened(), input, named, now);
        outbox.put("lead.opened", id.toString(), wanted.site(), null);
        return opened;
    }

    /**
     * Does something to a lead.
     *
     * @return the lead as it then stands
     * @throws Problem 404 when there is none, 409 out-of-order and 403 same-person, not-certified, not-heard when it may not be
     */
    @Transactional
    public LeadRow act(UUID id, LeadAct act, Actor actor) {
        return act(id, act, act, actor);
    }

    /** As above, with more in the decision record than in the act. */
    @Transactional
    public LeadRow act(UUID id, LeadAct act, Object input, Actor actor) {
        LeadRow lead = book.locked(id).orElseThrow(Problem::notFound);
        Instant now = now();
        Done done = new Done(act, now, Doer.of(actor));
        LeadGuard.refusal(lead.life(), done, handlings.terms(lead.area())).ifPresent(refusal -> {
            throw refusal.type().equals("out-of-order")
                    ? Problem.conflict("out-of-order", refusal.detail())
                    : Problem.forbidden(refusal.type(), refusal.detail());
        });
        return keep(lead, act, input, actor, now);
    }

    /** Says when a clock of the lead falls due next; null when none runs. */
    void wakeAt(UUID id, Instant at) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement("update lead set next_at = ? where id = ?")) {
            update.setObject(1, LeadBook.time(at));
            update.setObject(2, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw unkept(e);
        }
    }

    private LeadRow keep(LeadRow lead, LeadAct act, Object input, Actor actor, Instant now) {
        String kind = ActKinds.kind(act);
        Decision record = new Decision(
                        "lead." + kind, lead.id().toString(), now, null, null, List.of(), input, List.of(), null, actor)
                .in(lead.area());
        boolean shown = act.shownToSite() && lead.site() != null;
        UUID decision =
                decisions.append(shown ? record.at(lead.site()) : record).id();
        ActRow done = new ActRow(
                lead.acts().size() + 1,
                kind,
                act,
                now,
                actor.id(),
                actor.name(),
                actor.unit(),
                actor.certificate(),
                actor.machine(),
                decision);
        List<ActRow> acts = new ArrayList<>(lead.acts());
        acts.add(done);
        LeadLife life = LeadLife.of(acts.stream().map(ActRow::done).toList());
        String site = life.site().orElse(null);
        LeadRow next = new LeadRow(lead.id(), lead.area(), site, lead.source(), lead.dueAt(), lead.openedAt(), acts);
        try (Connection connection = dataSource.getConnection()) {
            insertAct(connection, next, done, life);
            moveHead(connection, next, life, now);
            suspensions.follow(connection, next, act, now);
        } catch (SQLException e) {
            throw unkept(e);
        }
        moved.fire(new LeadMoved(lead.id(), lead.area(), site, kind));
        return next;
    }

    private static void insertHead(Connection connection, UUID id, NewLead lead, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into lead (id, area, site, source, site_order, obligation, line, state, due_at, acts, opened_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, 'reported', ?, 0, ?)")) {
            insert.setObject(1, id);
            insert.setString(2, lead.area());
            insert.setString(3, lead.site());
            insert.setString(4, lead.source().code());
            insert.setObject(5, lead.order());
            insert.setString(6, lead.obligation());
            insert.setString(7, lead.line());
            insert.setObject(8, LeadBook.time(lead.due()));
            insert.setObject(9, LeadBook.time(now));
            insert.executeUpdate();
        }
    }

    private void insertAct(Connection connection, LeadRow lead, ActRow done, LeadLife life) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into lead_act (lead, position, kind, at, person, person_name, unit, certificate, machine, content,"
                        + " decision, site, concerns) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)")) {
            insert.setObject(1, lead.id());
            insert.setInt(2, done.position());
            insert.setString(3, done.kind());
            insert.setObject(4, LeadBook.time(done.at()));
            insert.setObject(5, done.person());
            insert.setString(6, done.name());
            insert.setString(7, done.unit());
            insert.setString(8, done.certificate());
            insert.setBoolean(9, done.machine());
            insert.setString(10, kinds.write(done.act()));
            insert.setObject(11, done.decision());
            insert.setString(12, lead.site());
            insert.setObject(13, done.act() instanceof LeadAct.AppealDecided ? life.ruler.id() : null);
            insert.executeUpdate();
        }
    }

    private void moveHead(Connection connection, LeadRow lead, LeadLife life, Instant now) throws SQLException {
        Handling handling = handlings.of(lead.area());
        Instant next = LeadTimers.next(life, handlings.terms(lead.area()), handling.ladder())
                .map(LeadTimers.Due::at)
                .orElse(null);
        boolean closed = life.state() == LeadState.CLOSED || life.state() == LeadState.MERGED;
        try (PreparedStatement update = connection.prepareStatement(
                "update lead set site = ?, state = ?, finding = ?, answered_at = ?, unit = ?, handler = ?, handle_by = ?,"
                        + " rectify_by = ?, rectified = ?, effective_at = ?, acts = ?, next_at = ?,"
                        + " closed_at = case when ? then coalesce(closed_at, ?) end where id = ?")) {
            update.setString(1, lead.site());
            update.setString(2, life.state().code());
            update.setString(3, life.finding().map(Finding::code).orElse(null));
            update.setObject(4, LeadBook.time(life.sourceAnsweredAt));
            update.setString(5, life.assigned().map(LeadAct.Assigned::unit).orElse(null));
            update.setObject(6, life.assigned().map(LeadAct.Assigned::person).orElse(null));
            update.setObject(
                    7, LeadBook.time(life.assigned().map(LeadAct.Assigned::due).orElse(null)));
            Instant rectifyBy = life.rectificationOpen() ? life.ruling.rectifyBy() : null;
            update.setObject(8, LeadBook.time(rectifyBy));
            update.setBoolean(9, life.rectificationAccepted);
            update.setObject(
                    10,
                    LeadBook.time(life.effective()
                            .map(LeadAct.TookEffect::effectiveAt)
                            .orElse(null)));
            update.setInt(11, lead.acts().size());
            update.setObject(12, LeadBook.time(next));
            update.setBoolean(13, closed);
            update.setObject(14, LeadBook.time(now));
            update.setObject(15, lead.id());
            update.executeUpdate();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static IllegalStateException unkept(SQLException e) {
        return new IllegalStateException("the lead was not kept", e);
    }
}
