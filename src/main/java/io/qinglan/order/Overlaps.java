package io.qinglan.order;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.authority.Authority;
import io.qinglan.authority.Powers;
import io.qinglan.authority.Profile;
import io.qinglan.fact.Level;
import io.qinglan.fact.obligation.Alert;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.ListVersions;
import io.qinglan.inventory.Span;
import io.qinglan.order.OrderedElsewhere.Other;
import io.qinglan.order.obligation.Obligation;
import io.qinglan.order.obligation.SiteDuties;
import io.qinglan.response.ProposedLevels;
import io.qinglan.response.ProposedLevels.Pending;
import io.qinglan.response.ResponseView;
import io.qinglan.web.Problem;

/**
 * Where two authorities would order the same sites, shown to both before either issues: by orders where they stand, by what the rules
 * would ask where nothing is issued yet. Where the other one has ordered, only its sites are derived; where both only wait, the sites of
 * the smaller area. A city without overlap costs two queries.
 */
@ApplicationScoped
class Overlaps {

    private static final int NAMED = 20;
    private static final int SITES_AT_ONCE = 5_000;

    private final DataSource dataSource;
    private final OrderedElsewhere elsewhere;
    private final ProposedLevels proposals;
    private final Inventory inventory;
    private final ListVersions versions;
    private final OrderPacks packs;
    private final Areas areas;
    private final Powers powers;
    private final Clock clock;
    private final ZoneId zone;

    Overlaps(
            DataSource dataSource,
            OrderedElsewhere elsewhere,
            ProposedLevels proposals,
            Inventory inventory,
            ListVersions versions,
            OrderPacks packs,
            Areas areas,
            Powers powers,
            Clock clock,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.dataSource = dataSource;
        this.elsewhere = elsewhere;
        this.proposals = proposals;
        this.inventory = inventory;
        this.versions = versions;
        this.packs = packs;
        this.areas = areas;
        this.powers = powers;
        this.clock = clock;
        this.zone = zone;
    }

    /** What other authorities order of the sites that a proposal would order; nothing for an exercise or an end. */
    List<Overlap> of(Pending pending) {
        if (pending.exercise() || !pending.level().above(Level.NONE)) {
            return List.of();
        }
        List<Overlap> found = wouldBe(pending.area(), pending.level(), pending.from(), pending.until());
        proposals.waiting().stream()
                .filter(other -> !other.proposal().equals(pending.proposal()))
                .forEach(other ->
                        addDraft(found, other, pending.area(), pending.level(), pending.from(), pending.until()));
        return found;
    }

    /**
     * What other authorities order, or propose to order, of the sites that a response orders; before its orders are written, of those
     * that it would order. Nothing once it has ended.
     */
    List<Overlap> of(ResponseView response) {
        boolean binds =
                List.of("awaiting_approval", "issued", "active", "suspended").contains(response.status());
        boolean none = response.exercise() || !binds || !response.level().above(Level.NONE);
        if (none) {
            return List.of();
        }
        Set<String> ordered = ordered(response.id());
        if (ordered.isEmpty()) {
            List<Overlap> found = wouldBe(response.area(), response.level(), response.start(), response.until());
            proposals.waiting().stream()
                    .filter(other -> !response.id().equals(other.response()))
                    .forEach(other -> addDraft(
                            found, other, response.area(), response.level(), response.start(), response.until()));
            return found;
        }
        List<Overlap> found = new ArrayList<>();
        elsewhere
                .of(response.area(), areas.within(response.area()), response.start(), response.until(), response.id())
                .forEach(other -> found.add(view(other, other.sites())));
        proposals.waiting().stream()
                .filter(pending -> related(pending.area(), response.area()))
                .filter(pending -> meet(pending, response.start(), response.until()))
                .forEach(pending -> add(found, pending, ordered));
        return found;
    }

    private List<Overlap> wouldBe(String area, Level level, Instant from, Instant until) {
        List<Overlap> found = new ArrayList<>();
        List<Other> others = elsewhere.of(area, areas.within(area), from, until, null);
        Set<String> asked = new TreeSet<>();
        others.forEach(other -> asked.addAll(other.sites()));
        Set<String> both = bound(asked, site -> true, level, from);
        for (Other other : others) {
            List<String> sites = other.sites().stream().filter(both::contains).toList();
            if (!sites.isEmpty()) {
                found.add(view(other, sites));
            }
        }
        return found;
    }

    private boolean related(String one, String other) {
        return !one.equals(other) && (areas.contains(one, other) || areas.contains(other, one));
    }

    private static boolean meet(Pending pending, Instant from, Instant until) {
        boolean before = pending.until() != null && !pending.until().isAfter(from);
        boolean after = until != null && !pending.from().isBefore(until);
        return !before && !after;
    }

    /** Adds another draft that waits as well, where both would bind sites of the smaller of the two areas. */
    private void addDraft(List<Overlap> found, Pending other, String area, Level level, Instant from, Instant until) {
        if (related(other.area(), area) && meet(other, from, until)) {
            String smaller = areas.contains(area, other.area()) ? other.area() : area;
            add(found, other, bound(smaller, level, from));
        }
    }

    private void add(List<Overlap> found, Pending pending, Set<String> ordered) {
        Set<String> both =
                bound(ordered, area -> areas.contains(pending.area(), area), pending.level(), pending.from());
        if (!both.isEmpty()) {
            found.add(new Overlap(
                    "proposed",
                    pending.response(),
                    pending.proposal(),
                    pending.area(),
                    name(pending.area()),
                    issuer(pending),
                    pending.level().code(),
                    pending.from(),
                    pending.until(),
                    both.size(),
                    both.stream().limit(NAMED).toList()));
        }
    }

    /** The sites of an area which the pack in use would give something binding to do. */
    private Set<String> bound(String area, Level level, Instant from) {
        Set<String> bound = new TreeSet<>();
        Alert alert = alert(level, from);
        int version = versions.current();
        try (Connection connection = dataSource.getConnection()) {
            for (Span span : inventory.spans(connection, version, areas.within(area), SITES_AT_ONCE)) {
                List<SiteFact> facts = new ArrayList<>();
                inventory.read(
                        connection, version, span, site -> facts.add(site.site().facts()));
                derive(facts, alert, bound);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the sites of an area cannot be read", e);
        }
        return bound;
    }

    private Alert alert(Level level, Instant from) {
        return Alert.of(level, MonthDay.from(from.atZone(zone)));
    }

    private void derive(List<SiteFact> facts, Alert alert, Set<String> bound) {
        List<SiteDuties> duties = packs.rules(packs.inUse()).derive(facts, alert, false);
        for (int i = 0; i < facts.size(); i++) {
            if (duties.get(i).obligations().stream().anyMatch(Obligation::binding)) {
                bound.add(facts.get(i).id());
            }
        }
    }

    /** Those of some sites, in areas that fit, which the pack in use would give something binding to do. */
    private Set<String> bound(Collection<String> codes, Predicate<String> area, Level level, Instant from) {
        Set<String> bound = new TreeSet<>();
        List<String> all = List.copyOf(codes);
        Alert alert = alert(level, from);
        for (int at = 0; at < all.size(); at += SITES_AT_ONCE) {
            List<String> some = all.subList(at, Math.min(at + SITES_AT_ONCE, all.size()));
            List<SiteFact> facts = inventory.find(some, versions.current()).values().stream()
                    .filter(site -> area.test(site.site().area()))
                    .map(site -> site.site().facts())
                    .toList();
            derive(facts, alert, bound);
        }
        return bound;
    }

    private Overlap view(Other other, List<String> sites) {
        return new Overlap(
                other.start().isAfter(clock.instant()) ? "announced" : "in_force",
                other.response(),
                null,
                other.area(),
                name(other.area()),
                other.issuer(),
                other.level(),
                other.start(),
                other.until(),
                sites.size(),
                sites.stream().limit(NAMED).toList());
    }

    private String name(String area) {
        return areas.find(area).map(Area::name).orElse(area);
    }

    /** In whose name the orders would stand; null where the place has settled no power. */
    private String issuer(Pending pending) {
        try {
            Authority authority = powers.authority(pending.area(), Profile.Act.ORDER, pending.level(), pending.from());
            return authority.issuer();
        } catch (Problem lacking) {
            return null;
        }
    }

    private Set<String> ordered(UUID response) {
        Set<String> ordered = new TreeSet<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select site from site_order where response = ? and status = 'issued'")) {
            select.setObject(1, response);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ordered.add(row.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the orders of a response cannot be read", e);
        }
        return ordered;
    }
}
