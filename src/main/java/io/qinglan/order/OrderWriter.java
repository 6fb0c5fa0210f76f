package io.qinglan.order;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.dispatch.Envelope;
import io.qinglan.dispatch.Outbox;
import io.qinglan.fact.obligation.Alert;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.Span;
import io.qinglan.inventory.StoredSite;
import io.qinglan.inventory.plan.PlanKind;
import io.qinglan.inventory.plan.Plans;
import io.qinglan.ledger.Decisions;
import io.qinglan.ledger.Entry;
import io.qinglan.order.obligation.ObligationRules;
import io.qinglan.order.obligation.Switching;
import io.qinglan.order.obligation.TimedObligation;
import io.qinglan.store.Ids;

/**
 * Writes one batch of orders in one transaction: sites are read, obligations derived with their reasons, and orders, outbox and decision
 * records go in by COPY. The ledger comes last, because its head is held until the commit.
 */
@ApplicationScoped
public class OrderWriter {

    private final Inventory inventory;
    private final OrderPacks packs;
    private final Plans plans;
    private final IssuingBook book;
    private final OrderReasons reasons;
    private final Decisions decisions;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;
    private final ZoneId zone;

    /** Made by the container. */
    public OrderWriter(
            Inventory inventory,
            OrderPacks packs,
            Plans plans,
            IssuingBook book,
            OrderReasons reasons,
            Decisions decisions,
            Outbox outbox,
            Ids ids,
            Clock clock,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.inventory = inventory;
        this.packs = packs;
        this.plans = plans;
        this.book = book;
        this.reasons = reasons;
        this.decisions = decisions;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.zone = zone;
    }

    /** What a batch gathers before it is written. */
    private static final class Gathered {
        final OrderRows rows = new OrderRows();
        final OrderRecord record;
        final List<OrderRows.End> ends = new ArrayList<>();
        final List<Entry> entries = new ArrayList<>();
        final List<Envelope> envelopes = new ArrayList<>();
        Map<String, Plans.Cited> plans = Map.of();
        int orders;
        int obligations;
        int idle;

        Gathered(OrderReasons reasons) {
            record = new OrderRecord(reasons);
        }
    }

    /** Writes, or ends, the orders of a span of sites in the connection's transaction. */
    BatchCount write(Connection connection, Issuing issuing, Span span) throws SQLException {
        Gathered gathered = new Gathered(reasons);
        if (issuing.ends()) {
            end(connection, issuing, span, gathered);
        } else {
            issue(connection, issuing, span, gathered);
        }
        gathered.rows.end(connection, gathered.ends);
        long bytes = gathered.rows.writeTo(connection);
        outbox.putAll(connection, gathered.envelopes);
        reasons.keep(connection, gathered.record.reasons());
        decisions.appendEntries(connection, gathered.entries);
        bytes += gathered.entries.stream()
                .mapToLong(entry -> entry.canonical().length)
                .sum();
        return new BatchCount(gathered.orders, gathered.obligations, gathered.idle, bytes);
    }

    private void issue(Connection connection, Issuing issuing, Span span, Gathered gathered) throws SQLException {
        List<StoredSite> sites = new ArrayList<>(span.sites());
        inventory.read(connection, issuing.plan().listVersion(), span, sites::add);
        if (issuing.onlySite() != null) {
            sites.removeIf(site -> !site.site().code().equals(issuing.onlySite()));
        }
        Map<String, OrderRows.InForce> before = new HashMap<>();
        if (issuing.version() > 1 || issuing.round() > 0) {
            gathered.rows.inForce(connection, issuing, span).forEach(order -> before.put(order.site(), order));
        }
        Set<String> codes = new LinkedHashSet<>(before.keySet());
        sites.forEach(site -> codes.add(site.site().code()));
        Map<String, Integer> sequences = gathered.rows.lastSequences(connection, codes);
        gathered.plans = plans.cited(connection, PlanKind.OPERATION, codes, day(issuing));
        Instant begun = book.begun(connection, issuing);
        List<List<TimedObligation>> duties = derive(issuing, begun, sites);
        for (int i = 0; i < sites.size(); i++) {
            StoredSite site = sites.get(i);
            OrderRows.InForce previous = before.remove(site.site().code());
            int sequence = sequences.getOrDefault(site.site().code(), 0) + 1;
            List<TimedObligation> binding = duties.get(i);
            if (!binding.isEmpty()) {
                order(issuing, begun, site, binding, previous, sequence, gathered);
            } else if (previous != null) {
                end(issuing, previous, OrderStatus.LIFTED, "nothing_to_do", sequence, gathered);
            } else {
                gathered.idle++;
            }
        }
        // sites that have left the list since the orders before
        for (OrderRows.InForce gone : before.values()) {
            int sequence = sequences.getOrDefault(gone.site(), 0) + 1;
            end(issuing, gone, OrderStatus.LIFTED, "no_longer_listed", sequence, gathered);
        }
    }

    /**
     * What the sites must do while the round holds. What does not bind stays out of an order, unless a person confirmed it for this
     * response (rules/README.md).
     */
    private List<List<TimedObligation>> derive(Issuing issuing, Instant begun, List<StoredSite> sites) {
        ObligationRules rules = packs.rules(packs.named(issuing.plan().pack()));
        List<SiteFact> facts = sites.stream().map(site -> site.site().facts()).toList();
        Alert alert = Alert.on(issuing.level(), day(issuing)).after(Hours.between(begun, issuing.start()));
        return Switching.over(
                rules,
                facts,
                alert,
                issuing.until() == null ? null : Hours.between(begun, issuing.until()),
                obligation -> issuing.unbinding() || obligation.binding());
    }

    private void order(
            Issuing issuing,
            Instant begun,
            StoredSite stored,
            List<TimedObligation> obligations,
            OrderRows.InForce previous,
            int sequence,
            Gathered gathered) {
        String site = stored.site().code();
        String area = stored.site().area();
        UUID id = orderId(issuing, site);
        UUID decision = ids.next();
        Instant now = now();
        int version = previous == null ? 1 : previous.orderVersion() + 1;
        UUID before = previous == null ? null : previous.id();
        OrderRecord.Head head = new OrderRecord.Head(
                decision,
                id,
                before,
                area,
                site,
                stored.digest(),
                issuing.plan().sharedDigest(),
                gathered.plans.get(site),
                version,
                sequence,
                now,
                now);
        String subject = id.toString();
        gathered.entries.add(Entry.of(
                decision,
                "order.issued",
                subject,
                area,
                site,
                now,
                now,
                gathered.record.issued(head, stored.site().facts().endedBy(day(issuing)), obligations, begun)));
        gathered.rows.add(id, issuing, area, site, version, sequence, before, decision, now);
        String event = previous == null ? "order.issued" : "order.superseded";
        gathered.envelopes.add(new Envelope(event, subject, site, null));
        if (previous != null) {
            gathered.ends.add(new OrderRows.End(before, OrderStatus.SUPERSEDED, now, sequence, decision));
        }
        gathered.orders++;
        gathered.obligations += obligations.size();
    }

    private void end(Connection connection, Issuing issuing, Span span, Gathered gathered) throws SQLException {
        List<OrderRows.InForce> inForce = gathered.rows.inForce(connection, issuing, span);
        List<String> sites = inForce.stream().map(OrderRows.InForce::site).toList();
        Map<String, Integer> sequences = gathered.rows.lastSequences(connection, sites);
        for (OrderRows.InForce order : inForce) {
            int sequence = sequences.getOrDefault(order.site(), 0) + 1;
            end(issuing, order, issuing.endStatus(), issuing.how(), sequence, gathered);
            gathered.orders++;
        }
    }

    private void end(
            Issuing issuing, OrderRows.InForce order, OrderStatus status, String how, int sequence, Gathered gathered) {
        UUID decision = ids.next();
        Instant now = now();
        OrderRecord.Head head = new OrderRecord.Head(
                decision,
                order.id(),
                null,
                order.area(),
                order.site(),
                null,
                issuing.plan().sharedDigest(),
                null,
                order.orderVersion(),
                sequence,
                issuing.start(),
                now);
        String kind = "order." + status.code();
        String subject = order.id().toString();
        gathered.entries.add(Entry.of(
                decision,
                kind,
                subject,
                order.area(),
                order.site(),
                issuing.start(),
                now,
                gathered.record.ended(head, status, how)));
        gathered.ends.add(new OrderRows.End(order.id(), status, issuing.start(), sequence, decision));
        gathered.envelopes.add(new Envelope(kind, subject, order.site(), null));
    }

    /** The id of the order of a site in a round: the same however often the batch is done. */
    static UUID orderId(Issuing issuing, String site) {
        return Ids.named(
                "order",
                issuing.response().toString(),
                String.valueOf(issuing.version()),
                String.valueOf(issuing.round()),
                site);
    }

    private LocalDate day(Issuing issuing) {
        return issuing.start().atZone(zone).toLocalDate();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
