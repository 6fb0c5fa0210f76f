package io.qinglan.order.check;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.fact.Level;
import io.qinglan.fact.obligation.Alert;
import io.qinglan.fact.obligation.Emission;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.inventory.Freeze;
import io.qinglan.inventory.Freezes;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.LateExemption;
import io.qinglan.inventory.LateExemptions;
import io.qinglan.inventory.Point;
import io.qinglan.inventory.Points;
import io.qinglan.inventory.SiteDetails;
import io.qinglan.inventory.Span;
import io.qinglan.inventory.StoredPoint;
import io.qinglan.inventory.StoredSite;
import io.qinglan.inventory.grade.GradeIndicators;
import io.qinglan.inventory.grade.PublishedGrades;
import io.qinglan.inventory.plan.PlanKind;
import io.qinglan.inventory.plan.Plans;
import io.qinglan.inventory.plan.StoredPlan;
import io.qinglan.order.OrderPacks;
import io.qinglan.order.obligation.CityTarget;
import io.qinglan.order.obligation.Obligation;
import io.qinglan.order.obligation.ObligationRules;
import io.qinglan.order.obligation.SiteDuties;
import io.qinglan.order.rehearsal.ReductionBase;
import io.qinglan.policy.PolicyPack;
import io.qinglan.response.Responses;

/** The review of a city's list: every site by every check, then the area as a whole. It reads only. */
@ApplicationScoped
public class InventoryChecks {

    private static final int SITES_AT_ONCE = 2_000;
    private static final int FREEZES = 20; // the last ones; older ones are history
    private static final List<Level> LEVELS = List.of(Level.YELLOW, Level.ORANGE, Level.RED);

    private final DataSource dataSource;
    private final Inventory inventory;
    private final Freezes freezes;
    private final LateExemptions late;
    private final Responses responses;
    private final Points points;
    private final Plans plans;
    private final PublishedGrades published;
    private final GradeIndicators indicators;
    private final Areas areas;
    private final OrderPacks packs;
    private final ReductionBase bases;
    private final Clock clock;
    private final ZoneId zone;

    /** Made by the container. */
    public InventoryChecks(
            DataSource dataSource,
            Inventory inventory,
            Freezes freezes,
            LateExemptions late,
            Responses responses,
            Points points,
            Plans plans,
            PublishedGrades published,
            GradeIndicators indicators,
            Areas areas,
            OrderPacks packs,
            ReductionBase bases,
            Clock clock,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.dataSource = dataSource;
        this.inventory = inventory;
        this.freezes = freezes;
        this.late = late;
        this.responses = responses;
        this.points = points;
        this.plans = plans;
        this.published = published;
        this.indicators = indicators;
        this.areas = areas;
        this.packs = packs;
        this.bases = bases;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * What a review came to.
     *
     * @param shares how each pollutant stands at each level against the city's share
     * @param findings what was found: the sites in order of area and code, the area last
     */
    public record Review(
            String area,
            int version,
            PolicyPack pack,
            int sites,
            Map<String, List<CityTarget.Share>> shares,
            List<Finding> findings) {}

    /** Reviews the list of an area as it stood at a version, by a pack. */
    @Transactional
    public Review review(String area, int version, PolicyPack pack) {
        LocalDate day = clock.instant().atZone(zone).toLocalDate();
        Findings findings = new Findings(pack);
        ObligationRules rules = packs.rules(pack);
        CoverageCheck coverage = new CoverageCheck(pack);
        List<SiteCheck> checks = checks(areas.within(area), pack, rules, coverage);
        Sums sums = new Sums();
        try (Connection connection = dataSource.getConnection()) {
            for (Span span : inventory.spans(connection, version, areas.within(area), SITES_AT_ONCE)) {
                for (CheckedSite site : sites(connection, version, span, rules, day)) {
                    sums.add(site);
                    checks.forEach(check -> check.check(site, findings));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the list of sites cannot be read", e);
        }
        coverage.absent(area, findings);
        governmentPlan(area, day, findings);
        return new Review(area, version, pack, sums.sites, shares(area, pack, day, sums, findings), findings.found());
    }

    /** What is found at one site as it stands now; what shows only beside other sites is left out. */
    @Transactional
    public List<Finding> reviewOf(StoredSite site, int version, PolicyPack pack) {
        LocalDate day = clock.instant().atZone(zone).toLocalDate();
        Findings findings = new Findings(pack);
        ObligationRules rules = packs.rules(pack);
        List<SiteCheck> checks = checks(List.of(site.site().area()), pack, rules, new CoverageCheck(pack));
        for (CheckedSite checked : checked(List.of(site), version, rules, day)) {
            checks.forEach(check -> check.check(checked, findings));
        }
        return findings.found();
    }

    private List<SiteCheck> checks(
            List<String> within, PolicyPack pack, ObligationRules rules, CoverageCheck coverage) {
        int bulk = pack.parameters().number("bulk_vehicle_user").intValueExact();
        return List.of(
                coverage,
                new GradeCheck(rules),
                new IndicatorCheck(indicators, rules),
                new RowAgainstTable(),
                new BaseCheck(),
                new CheckableCheck(bulk),
                new ReachCheck(late(within), responsesEnd(within), zone),
                new PlanCheck(plans));
    }

    /** These areas and those that contain them. */
    private Set<String> around(List<String> within) {
        Set<String> around = new LinkedHashSet<>(within);
        for (String area : within) {
            for (String code = area;
                    code != null;
                    code = areas.find(code).map(Area::parent).orElse(null)) {
                around.add(code);
            }
        }
        return around;
    }

    /** The last day of the responses that run in these areas (one that ends at midnight ends with the day before); null when none has an end. */
    private LocalDate responsesEnd(List<String> within) {
        return around(within).stream()
                .flatMap(area -> responses.running(area).stream())
                .filter(response -> !response.exercise() && response.until() != null)
                .map(response -> response.until().minusNanos(1).atZone(zone).toLocalDate())
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    /** What was granted shortly before a response of one of these areas, or of an area that contains them. */
    private List<LateExemption> late(List<String> within) {
        Set<LateExemption> found = new LinkedHashSet<>();
        for (Freeze freeze : freezes.list(around(within), null, FREEZES)) {
            Instant start = freeze.startedAt() == null ? freeze.openedAt() : freeze.startedAt();
            found.addAll(late.before(
                    within.stream()
                            .filter(area -> areas.contains(freeze.area(), area))
                            .toList(),
                    start));
        }
        return List.copyOf(found);
    }

    /** What all sites emit and save, by level. */
    private static final class Sums {
        int sites;
        Emission base = Emission.NONE;
        final Map<String, Emission> saves = new LinkedHashMap<>();

        void add(CheckedSite site) {
            sites++;
            for (LineFact line : site.running()) {
                base = base.plus(line.emissionOrNone());
            }
            site.duties().forEach((level, duties) -> {
                for (Obligation obligation : duties.obligations()) {
                    if (obligation.binding()) {
                        saves.merge(level, obligation.saves(), Emission::plus);
                    }
                }
            });
        }
    }

    private List<CheckedSite> sites(Connection connection, int version, Span span, ObligationRules rules, LocalDate day)
            throws SQLException {
        List<StoredSite> stored = new ArrayList<>(span.sites());
        inventory.read(connection, version, span, stored::add);
        return checked(stored, version, rules, day);
    }

    private List<CheckedSite> checked(List<StoredSite> stored, int version, ObligationRules rules, LocalDate day) {
        List<String> codes = stored.stream().map(site -> site.site().code()).toList();
        Map<String, SiteDetails> details = inventory.details(codes, version);
        Map<String, List<Point>> pointsBySite = new HashMap<>();
        for (StoredPoint point : points.ofSites(codes)) {
            pointsBySite
                    .computeIfAbsent(point.point().site(), site -> new ArrayList<>())
                    .add(point.point());
        }
        Map<String, List<StoredPlan>> plansBySite = plans.of(PlanKind.OPERATION, codes);
        Map<String, Map<String, String>> grades = published.of(codes, day);
        List<SiteFact> facts = stored.stream().map(site -> site.site().facts()).toList();
        List<SiteFact> bare = facts.stream()
                .map(site -> site.listRows().isEmpty() ? site : site.withListRows(List.of()))
                .toList();
        Map<String, List<SiteDuties>> duties = derive(rules, facts, day);
        Map<String, List<SiteDuties>> byTables = derive(rules, bare, day);
        List<CheckedSite> sites = new ArrayList<>(stored.size());
        for (int i = 0; i < stored.size(); i++) {
            String code = codes.get(i);
            sites.add(new CheckedSite(
                    stored.get(i),
                    details.getOrDefault(code, SiteDetails.NONE),
                    pointsBySite.getOrDefault(code, List.of()),
                    plansBySite.getOrDefault(code, List.of()),
                    grades.getOrDefault(code, Map.of()),
                    at(duties, i),
                    at(byTables, i),
                    day));
        }
        return sites;
    }

    /** The duties at each level, apart from filed off-peak stops, which belong to their season. */
    private static Map<String, List<SiteDuties>> derive(ObligationRules rules, List<SiteFact> facts, LocalDate day) {
        Map<String, List<SiteDuties>> duties = new LinkedHashMap<>();
        for (Level level : LEVELS) {
            duties.put(level.code(), rules.derive(facts, new Alert(level.code(), null, null, day), false));
        }
        return duties;
    }

    private static Map<String, SiteDuties> at(Map<String, List<SiteDuties>> duties, int place) {
        Map<String, SiteDuties> ofSite = new LinkedHashMap<>();
        duties.forEach((level, all) -> ofSite.put(level, all.get(place)));
        return ofSite;
    }

    private void governmentPlan(String area, LocalDate day, Findings findings) {
        if (plans.inForce(PlanKind.GOVERNMENT, area, day).isPresent()) {
            return;
        }
        List<StoredPlan> known = plans.list(PlanKind.GOVERNMENT, area, Integer.MAX_VALUE, 1);
        boolean expired = !known.isEmpty() && known.get(0).on(day) == io.qinglan.inventory.plan.PlanState.EXPIRED;
        findings.about(
                area,
                expired ? "government_plan_expired" : "government_plan_missing",
                null,
                "plan",
                "a plan in force on " + day,
                known.isEmpty() ? "none" : known.get(0).on(day).code(),
                null);
    }

    private Map<String, List<CityTarget.Share>> shares(
            String area, PolicyPack pack, LocalDate day, Sums sums, Findings findings) {
        Map<String, List<CityTarget.Share>> shares = new LinkedHashMap<>();
        for (Level level : LEVELS) {
            ReductionBase.Known known = bases.of(area, pack, level.code(), sums.base, day);
            Emission saves = sums.saves.getOrDefault(level.code(), Emission.NONE);
            known.target().ifPresent(target -> {
                List<CityTarget.Share> judged = target.judge(known.before(), known.with(saves));
                shares.put(level.code(), judged);
                judged.stream()
                        .filter(share -> !share.met())
                        .forEach(share -> shortfall(area, level, share, target, findings));
            });
        }
        return shares;
    }

    private static void shortfall(
            String area, Level level, CityTarget.Share share, CityTarget target, Findings findings) {
        BigDecimal saved = share.savedPercent();
        findings.about(
                area,
                "city_share_short",
                level.code(),
                share.pollutant(),
                share.targetPercent().toPlainString() + " %",
                (saved == null ? "0" : saved.toPlainString()) + " %, short of "
                        + share.shortKg().stripTrailingZeros().toPlainString() + " kg a day",
                target.cite());
    }
}
