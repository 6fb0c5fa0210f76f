package io.qinglan.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.authority.Areas;
import io.qinglan.fact.Level;
import io.qinglan.fact.obligation.Alert;
import io.qinglan.fact.obligation.Emission;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.Proposal;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.Span;
import io.qinglan.inventory.StoredSite;
import io.qinglan.order.obligation.CityCheck;
import io.qinglan.order.obligation.Displaced;
import io.qinglan.order.obligation.Obligation;
import io.qinglan.order.obligation.ObligationRules;
import io.qinglan.order.obligation.SiteDuties;
import io.qinglan.policy.PolicyPack;

/**
 * What orders would say if a level held: who would get what, what it saves against the target, whom nobody can reach, what is missing for
 * a lawful order. It writes nothing and binds nobody.
 */
@ApplicationScoped
public class Rehearsals {

    private static final List<String> POLLUTANTS = List.of("SO2", "NOx", "PM", "VOCs");
    private static final int SITES_AT_ONCE = 5_000;
    private static final int SHOWN = 100;

    private final DataSource dataSource;
    private final Inventory inventory;
    private final Areas areas;
    private final OrderPacks packs;
    private final SharedParts sharedParts;
    private final ZoneId zone;

    /** Made by the container. */
    public Rehearsals(
            DataSource dataSource,
            Inventory inventory,
            Areas areas,
            OrderPacks packs,
            SharedParts sharedParts,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.dataSource = dataSource;
        this.inventory = inventory;
        this.areas = areas;
        this.packs = packs;
        this.sharedParts = sharedParts;
        this.zone = zone;
    }

    /** What is rehearsed: a level for an area from an instant, by a pack, on a version of the list. */
    public record Wanted(String area, Level level, Instant from, Instant until, PolicyPack pack, int listVersion) {}

    /** What the sites of a rehearsal come to. */
    private static final class Sums {
        final Map<String, Integer> actions = new TreeMap<>();
        final List<Map<String, Object>> items = new ArrayList<>();
        final List<Map<String, Object>> conflicts = new ArrayList<>();
        final List<String> unreachable = new ArrayList<>();
        Emission base = Emission.NONE;
        Emission saves = Emission.NONE;
        Emission unbindingSaves = Emission.NONE;
        int sites;
        int orders;
        int idle;
        int unlisted;
        int obligations;
        int unbinding;
        int withoutContact;
        int displaced;
    }

    /** Rehearses, reading the list as it stood at the version. */
    @Transactional
    public Map<String, Object> rehearse(Wanted wanted) {
        Sums sums = new Sums();
        List<String> reached = areas.within(wanted.area());
        ObligationRules rules = packs.rules(wanted.pack());
        try (Connection connection = dataSource.getConnection()) {
            for (Span span : inventory.spans(connection, wanted.listVersion(), reached, SITES_AT_ONCE)) {
                List<StoredSite> sites = new ArrayList<>(span.sites());
                inventory.read(connection, wanted.listVersion(), span, sites::add);
                derive(rules, wanted, sites, sums);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the list of sites cannot be read", e);
        }
        return answer(wanted, sums);
    }

    private void derive(ObligationRules rules, Wanted wanted, List<StoredSite> sites, Sums sums) {
        MonthDay day = MonthDay.from(wanted.from().atZone(zone));
        List<SiteDuties> duties = rules.derive(
                sites.stream().map(site -> site.site().facts()).toList(), Alert.of(wanted.level(), day), false);
        for (int i = 0; i < sites.size(); i++) {
            add(sites.get(i), duties.get(i), sums);
        }
    }

    private static void add(StoredSite stored, SiteDuties duties, Sums sums) {
        sums.sites++;
        sums.unlisted += stored.site().facts().listed() ? 0 : 1;
        for (LineFact line : stored.site().facts().lines()) {
            sums.base = line.longStopped() ? sums.base : sums.base.plus(line.emissionOrNone());
        }
        boolean bound = false;
        for (Obligation obligation : duties.obligations()) {
            sums.actions.merge(obligation.action().code(), 1, Integer::sum);
            sums.obligations++;
            if (obligation.binding()) {
                bound = true;
                sums.saves = sums.saves.plus(obligation.saves());
            } else {
                sums.unbinding++;
                sums.unbindingSaves = sums.unbindingSaves.plus(obligation.saves());
            }
        }
        sums.orders += bound ? 1 : 0;
        sums.idle += bound ? 0 : 1;
        if (bound && stored.site().withoutContact()) {
            sums.withoutContact++;
            if (sums.unreachable.size() < SHOWN) {
                sums.unreachable.add(stored.site().code());
            }
        }
        conflicts(stored, duties, sums);
        if (!duties.obligations().isEmpty() && sums.items.size() < SHOWN) {
            sums.items.add(item(stored, duties));
        }
    }

    /** What two sources ask of one target; the stricter or nearer one holds, and the officer sees it before it is an order. */
    private static void conflicts(StoredSite stored, SiteDuties duties, Sums sums) {
        for (Displaced displaced : duties.displaced()) {
            sums.displaced++;
            if (sums.conflicts.size() < SHOWN) {
                Map<String, Object> conflict = new LinkedHashMap<>();
                conflict.put("site", stored.site().code());
                conflict.put("target", displaced.what().target().code());
                conflict.put("displaced", named(displaced.what()));
                conflict.put("holds", named(displaced.by()));
                sums.conflicts.add(conflict);
            }
        }
    }

    private static Map<String, Object> named(Proposal proposal) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("action", proposal.action().code());
        named.put("amount", proposal.amount());
        named.put("unit", proposal.unit());
        named.put("origin", proposal.origin().code());
        return named;
    }

    private static Map<String, Object> item(StoredSite stored, SiteDuties duties) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("site", stored.site().code());
        item.put("name", stored.site().facts().name());
        item.put("grade", stored.site().facts().grade());
        item.put(
                "obligations",
                duties.obligations().stream().map(Rehearsals::obligation).toList());
        return item;
    }

    private static Map<String, Object> obligation(Obligation obligation) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("scope", obligation.scope().code());
        view.put("target", obligation.target().code());
        view.put("action", obligation.action().code());
        view.put("amount", obligation.amount());
        view.put("unit", obligation.unit());
        view.put("limitTo", obligation.limitTo());
        view.put("binding", obligation.binding());
        view.put("origin", obligation.origin().code());
        view.put("clause", obligation.because().clause());
        view.put("certainty", obligation.because().certainty().code());
        return view;
    }

    private Map<String, Object> answer(Wanted wanted, Sums sums) {
        Issuing exercise = new Issuing(
                new UUID(0, 0),
                1,
                0,
                null,
                wanted.area(),
                wanted.level(),
                wanted.from(),
                wanted.until(),
                true,
                null,
                null,
                false,
                null);
        ObjectNode shared = sharedParts.of(exercise, wanted.pack(), wanted.listVersion(), null);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("area", wanted.area());
        answer.put("level", wanted.level().code());
        answer.put("from", wanted.from());
        answer.put("until", wanted.until());
        answer.put("binding", false);
        answer.put(
                "pack", Map.of("id", wanted.pack().id(), "digest", wanted.pack().digest()));
        answer.put("inventory", wanted.listVersion());
        answer.put("sites", sums.sites);
        answer.put("orders", sums.orders);
        answer.put("idle", sums.idle);
        answer.put("unlisted", sums.unlisted);
        answer.put("obligations", sums.obligations);
        answer.put("nonBinding", sums.unbinding);
        answer.put("actions", sums.actions);
        answer.put("pollutants", pollutants(wanted, sums));
        answer.put("conflicts", Map.of("count", sums.displaced, "items", sums.conflicts));
        answer.put("missingContacts", Map.of("count", sums.withoutContact, "sites", sums.unreachable));
        answer.put("incomplete", shared.get("incomplete"));
        answer.put(
                "missingRequired",
                LawfulPart.missing(shared).stream()
                        .map(part -> Map.of("part", part.part(), "article", part.article()))
                        .toList());
        answer.put("items", sums.items);
        return answer;
    }

    /** Tonnes a day per pollutant: before, saved, and the target of the pack where it names one. */
    private static List<Map<String, Object>> pollutants(Wanted wanted, Sums sums) {
        Map<String, BigDecimal> before = new LinkedHashMap<>();
        POLLUTANTS.forEach(pollutant -> before.put(pollutant, sums.base.kilograms(pollutant)));
        Optional<CityCheck> check = CityCheck.of(wanted.pack(), wanted.level().code(), before);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String pollutant : POLLUTANTS) {
            BigDecimal saved = sums.saves.kilograms(pollutant);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("pollutant", pollutant);
            row.put("beforeTonnesPerDay", tonnes(before.get(pollutant)));
            row.put("savesTonnesPerDay", tonnes(saved));
            row.put("nonBindingTonnesPerDay", tonnes(sums.unbindingSaves.kilograms(pollutant)));
            row.put("savedPercent", percent(saved, before.get(pollutant)));
            row.put("targetPercent", check.map(CityCheck::targetPercent).orElse(null));
            row.put(
                    "targetMet",
                    check.map(target -> before.get(pollutant)
                                            .subtract(saved)
                                            .compareTo(
                                                    target.maxKilogramsPerDay().get(pollutant))
                                    <= 0)
                            .orElse(null));
            rows.add(row);
        }
        return rows;
    }

    private static BigDecimal tonnes(BigDecimal kilograms) {
        return kilograms.movePointLeft(3).setScale(3, RoundingMode.HALF_UP);
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? null : part.movePointRight(2).divide(whole, 1, RoundingMode.HALF_UP);
    }
}
