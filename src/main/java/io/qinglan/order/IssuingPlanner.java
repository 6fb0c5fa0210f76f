package io.qinglan.order;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.qinglan.authority.Areas;
import io.qinglan.authority.DocumentNumbers;
import io.qinglan.authority.Profile;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.ListVersions;
import io.qinglan.inventory.Span;
import io.qinglan.ledger.Canonical;
import io.qinglan.ledger.Decisions;
import io.qinglan.order.Issuing.Plan;
import io.qinglan.policy.PolicyPack;

/**
 * Settles, before the first order is written, what holds for the whole round: the list of sites as it stands, the pack, the lawful parts
 * all orders share, and the batches. Whatever crashes later, the round goes on with exactly this.
 */
@ApplicationScoped
class IssuingPlanner {

    private static final Logger LOG = Logger.getLogger(IssuingPlanner.class);

    private final IssuingBook book;
    private final SharedParts sharedParts;
    private final OrderPacks packs;
    private final OrderOverrides overrides;
    private final Inventory inventory;
    private final ListVersions versions;
    private final Areas areas;
    private final DocumentNumbers numbers;
    private final Decisions decisions;
    private final int batch;

    IssuingPlanner(
            IssuingBook book,
            SharedParts sharedParts,
            OrderPacks packs,
            OrderOverrides overrides,
            Inventory inventory,
            ListVersions versions,
            Areas areas,
            DocumentNumbers numbers,
            Decisions decisions,
            @ConfigProperty(name = "qinglan.orders.batch", defaultValue = "2500") int batch) {
        this.book = book;
        this.sharedParts = sharedParts;
        this.packs = packs;
        this.overrides = overrides;
        this.inventory = inventory;
        this.versions = versions;
        this.areas = areas;
        this.numbers = numbers;
        this.decisions = decisions;
        this.batch = batch;
    }

    /** Plans a round in the connection's transaction, or holds it back when a required part is missing and nobody overrode that. */
    void plan(Connection connection, Issuing issuing) throws SQLException {
        if (issuing.ends()) {
            planEnd(connection, issuing);
            return;
        }
        PolicyPack pack = pack(connection, issuing);
        int listVersion = versions.current();
        String number =
                numbers.next(issuing.area(), Profile.Act.ORDER, issuing.start()).orElse(null);
        ObjectNode shared = sharedParts.of(issuing, pack, listVersion, number);
        List<LawfulPart> missing = LawfulPart.missing(shared);
        if (!missing.isEmpty() && !issuing.exercise()) {
            Optional<OrderOverride> override = overrides.approved(connection, issuing.response(), "incomplete");
            if (override.isEmpty()) {
                book.block(connection, issuing, missing);
                LOG.warnf(
                        "orders of response %s version %d are held back: %s not configured for area %s",
                        issuing.response(),
                        issuing.version(),
                        missing.stream().map(LawfulPart::part).toList(),
                        issuing.area());
                return;
            }
            shared.put("override", override.get().id().toString());
        }
        // with these an order can be derived again from what is archived
        shared.put("begun", book.begun(connection, issuing).toString());
        shared.put("unbinding", issuing.unbinding());
        byte[] canonical = Canonical.bytes(shared);
        String digest = decisions.keep(connection, "order.shared", canonical);
        Plan plan = new Plan(listVersion, pack.id(), new String(canonical, StandardCharsets.UTF_8), digest);
        book.plan(connection, issuing.planned(plan), spans(connection, issuing, listVersion));
    }

    /** A response keeps the pack it began with; a new one takes what its area decides by when it starts. */
    private PolicyPack pack(Connection connection, Issuing issuing) throws SQLException {
        return book.lastPlan(connection, issuing.response())
                .map(before -> packs.named(before.pack()))
                .orElseGet(() -> packs.inForce(issuing.area(), issuing.start()));
    }

    private List<Span> spans(Connection connection, Issuing issuing, int listVersion) throws SQLException {
        if (issuing.onlySite() == null) {
            return inventory.spans(connection, listVersion, areas.within(issuing.area()), batch);
        }
        return inventory.find(issuing.onlySite(), listVersion).stream()
                .map(site -> new Span(site.site().area(), issuing.onlySite(), issuing.onlySite(), 1))
                .toList();
    }

    /** Orders end with the parts they were issued with. */
    private void planEnd(Connection connection, Issuing issuing) throws SQLException {
        Plan before = book.lastPlan(connection, issuing.response())
                .orElse(new Plan(0, packs.inUse().id(), "{}", null));
        book.plan(connection, issuing.planned(before), OrderRows.spansInForce(connection, issuing.response(), batch));
    }
}
