package io.qinglan.order.rehearsal;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.fact.Level;
import io.qinglan.fact.obligation.Alert;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.Span;
import io.qinglan.inventory.StoredSite;
import io.qinglan.order.OrderPacks;
import io.qinglan.order.SharedParts;
import io.qinglan.order.obligation.CityTarget;
import io.qinglan.order.obligation.ObligationRules;
import io.qinglan.order.obligation.SiteDuties;
import io.qinglan.policy.PolicyPack;

/**
 * What orders would say if a level held: who would get what, what it saves against the target and what would close a shortfall, whom it
 * would treat unlike others, what it would ask that cannot be done, whom nobody can reach. It writes nothing and binds nobody.
 */
@ApplicationScoped
public class Rehearsals {

    private static final int SITES_AT_ONCE = 5_000;

    private final DataSource dataSource;
    private final Inventory inventory;
    private final Areas areas;
    private final OrderPacks packs;
    private final SharedParts sharedParts;
    private final ReductionBase bases;
    private final Clock clock;
    private final ZoneId zone;

    /** Made by the container. */
    public Rehearsals(
            DataSource dataSource,
            Inventory inventory,
            Areas areas,
            OrderPacks packs,
            SharedParts sharedParts,
            ReductionBase bases,
            Clock clock,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.dataSource = dataSource;
        this.inventory = inventory;
        this.areas = areas;
        this.packs = packs;
        this.sharedParts = sharedParts;
        this.bases = bases;
        this.clock = clock;
        this.zone = zone;
    }

    /** Rehearses, reading the list as it stood at the version, and shows one page of its sites. */
    @Transactional
    Map<String, Object> rehearse(Wanted wanted, SiteItems items) {
        Totals totals = new Totals();
        Impossible impossible = new Impossible(clock.instant(), wanted.from());
        EvenHand evenHand = new EvenHand(packs.rules(wanted.pack())::bestGrade);
        NextMeasures next = new NextMeasures(impossible);
        Set<String> ordered = new HashSet<>();
        Exemptions exemptions = new Exemptions(day(wanted.from()), day(wanted.until()));
        Reach reach = new Reach(day(wanted.from()));
        List<Collector> collectors = List.of(totals, impossible, evenHand, exemptions, items);
        BoundAlready bound = new BoundAlready(wanted.area());
        SiteDifference difference = wanted.against() == null ? null : new SiteDifference();
        try (Connection connection = dataSource.getConnection()) {
            read(connection, wanted, wanted.listVersion(), sites -> {
                List<SiteDuties> further = nextLevel(wanted, sites);
                for (int i = 0; i < sites.size(); i++) {
                    Rehearsed site = sites.get(i);
                    collectors.forEach(collector -> collector.see(site));
                    next.see(
                            site,
                            further == null ? null : further.get(i),
                            further == null ? null : above(wanted.level()).code());
                    if (!site.binding().isEmpty()) {
                        ordered.add(site.code());
                    }
                }
                List<Rehearsed> bindingSites = sites.stream()
                        .filter(site -> ordered.contains(site.code()))
                        .toList();
                reach.see(
                        bindingSites,
                        inventory.details(
                                bindingSites.stream().map(Rehearsed::code).toList(), wanted.listVersion()));
                if (difference != null) {
                    compare(wanted, sites, difference);
                }
            });
            if (difference != null) {
                onlyThere(connection, wanted, difference);
            }
            bound.read(connection, areas.within(wanted.area()), wanted, ordered);
            bound.readStanding(connection, areas.within(wanted.area()), wanted, ordered);
        } catch (SQLException e) {
            throw new IllegalStateException("the list of sites cannot be read", e);
        }
        Map<String, Object> answer = head(wanted);
        totals.answer(answer, this::name);
        reach.answer(answer);
        reductions(answer, wanted, totals, evenHand, next);
        answer.put("livelihoodDependants", impossible.dependants());
        answer.put("impossible", impossible.view());
        answer.put("exemptions", exemptions.view());
        answer.put("doubleOrders", bound.doubles());
        answer.put("overlaps", bound.overlaps());
        answer.put("inForce", bound.view());
        answer.put("standingDuties", bound.standing());
        SharedParts.Lacking lacking = sharedParts.lacking(
                wanted.area(), wanted.level(), wanted.from(), wanted.until(), wanted.pack(), wanted.listVersion());
        answer.put("incomplete", lacking.incomplete());
        answer.put("missingRequired", lacking.required());
        if (difference != null) {
            answer.put("difference", difference.view(wanted.against()));
        }
        answer.put("items", items.items(bound::elsewhere));
        answer.put("next", items.next());
        return answer;
    }

    /** Hands on every site that would have something to do, for an export. */
    @Transactional
    void each(Wanted wanted, Consumer<Rehearsed> sink) {
        try (Connection connection = dataSource.getConnection()) {
            read(
                    connection,
                    wanted,
                    wanted.listVersion(),
                    sites -> sites.stream()
                            .filter(site -> !site.duties().obligations().isEmpty())
                            .forEach(sink));
        } catch (SQLException e) {
            throw new IllegalStateException("the list of sites cannot be read", e);
        }
    }

    private void read(Connection connection, Wanted wanted, int listVersion, Consumer<List<Rehearsed>> sink)
            throws SQLException {
        List<String> reached = areas.within(wanted.area());
        for (Span span : inventory.spans(connection, listVersion, reached, SITES_AT_ONCE)) {
            List<StoredSite> sites = new ArrayList<>(span.sites());
            inventory.read(connection, listVersion, span, sites::add);
            List<SiteDuties> duties = derive(wanted.pack(), wanted, wanted.level(), facts(sites));
            List<Rehearsed> rehearsed = new ArrayList<>(sites.size());
            for (int i = 0; i < sites.size(); i++) {
                rehearsed.add(new Rehearsed(sites.get(i), duties.get(i)));
            }
            sink.accept(rehearsed);
        }
    }

    private List<SiteDuties> derive(PolicyPack pack, Wanted wanted, Level level, List<SiteFact> facts) {
        ObligationRules rules = packs.rules(pack);
        return rules.derive(facts, Alert.on(level, day(wanted.from())), false);
    }

    private LocalDate day(Instant at) {
        return at == null ? null : at.atZone(zone).toLocalDate();
    }

    private static List<SiteFact> facts(List<StoredSite> sites) {
        return sites.stream().map(site -> site.site().facts()).toList();
    }

    private List<SiteDuties> nextLevel(Wanted wanted, List<Rehearsed> sites) {
        return above(wanted.level()) == null
                ? null
                : derive(
                        wanted.pack(),
                        wanted,
                        above(wanted.level()),
                        sites.stream().map(Rehearsed::facts).toList());
    }

    private static Level above(Level level) {
        Level[] levels = Level.values();
        return level.ordinal() + 1 < levels.length ? levels[level.ordinal() + 1] : null;
    }

    /** The same sites by the other pack, as they stood at the other version. */
    private void compare(Wanted wanted, List<Rehearsed> sites, SiteDifference difference) {
        Wanted.Against other = wanted.against();
        boolean sameList = other.listVersion() == wanted.listVersion();
        Map<String, StoredSite> there = sameList
                ? Map.of()
                : inventory.find(sites.stream().map(Rehearsed::code).toList(), other.listVersion());
        List<Rehearsed> both = sites.stream()
                .filter(site -> sameList || there.containsKey(site.code()))
                .toList();
        List<SiteDuties> duties = derive(
                other.pack(),
                wanted,
                wanted.level(),
                both.stream()
                        .map(site -> sameList
                                ? site.facts()
                                : there.get(site.code()).site().facts())
                        .toList());
        Map<String, SiteDuties> byCode = new LinkedHashMap<>();
        for (int i = 0; i < both.size(); i++) {
            byCode.put(both.get(i).code(), duties.get(i));
        }
        sites.forEach(site -> difference.see(site.code(), site.facts().name(), site.duties(), byCode.get(site.code())));
    }

    /** Sites that stand on the other version only. */
    private void onlyThere(Connection connection, Wanted wanted, SiteDifference difference) throws SQLException {
        Wanted.Against other = wanted.against();
        if (other.listVersion() == wanted.listVersion()) {
            return;
        }
        for (Span span : inventory.spans(connection, other.listVersion(), areas.within(wanted.area()), SITES_AT_ONCE)) {
            List<StoredSite> sites = new ArrayList<>(span.sites());
            inventory.read(connection, other.listVersion(), span, sites::add);
            Set<String> here = inventory
                    .find(sites.stream().map(site -> site.site().code()).toList(), wanted.listVersion())
                    .keySet();
            sites.removeIf(site -> here.contains(site.site().code()));
            List<SiteDuties> duties = derive(other.pack(), wanted, wanted.level(), facts(sites));
            for (int i = 0; i < sites.size(); i++) {
                String name = sites.get(i).site().facts().name();
                difference.see(sites.get(i).site().code(), name, null, duties.get(i));
            }
        }
    }

    private Map<String, Object> head(Wanted wanted) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("area", wanted.area());
        answer.put("level", wanted.level().code());
        answer.put("from", wanted.from());
        answer.put("until", wanted.until());
        answer.put("binding", false);
        answer.put(
                "pack", Map.of("id", wanted.pack().id(), "digest", wanted.pack().digest()));
        answer.put("inventory", wanted.listVersion());
        return answer;
    }

    /** Tonnes a day against the target, what would close a shortfall, and whether some are hit beyond need. */
    private void reductions(
            Map<String, Object> answer, Wanted wanted, Totals totals, EvenHand evenHand, NextMeasures next) {
        ReductionBase.Known known =
                bases.of(wanted.area(), wanted.pack(), wanted.level().code(), totals.base(), day(wanted.from()));
        CityTarget target = known.target().orElse(null);
        Map<String, BigDecimal> saved = Kilograms.plus(Kilograms.of(totals.saves()), known.others());
        answer.put("pollutants", Pollutants.rows(known, totals));
        answer.put("target", Pollutants.source(known));
        answer.put("nextMeasures", next.view(target, known.before(), saved));
        answer.put("evenHand", evenHand.view(target, known.before(), saved));
    }

    private String name(String area) {
        return areas.find(area).map(Area::name).orElse(area);
    }
}
