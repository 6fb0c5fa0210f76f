package io.qinglan.warning.assessment;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.qinglan.fact.Level;
import io.qinglan.fact.warning.Conclusions;
import io.qinglan.fact.warning.Index;
import io.qinglan.fact.warning.Publication;
import io.qinglan.fact.warning.Purpose;
import io.qinglan.fact.warning.Stage;
import io.qinglan.forecast.AirStandards;
import io.qinglan.forecast.PublishedIndex;
import io.qinglan.forecast.outlook.Basis;
import io.qinglan.forecast.outlook.Outlook;
import io.qinglan.forecast.outlook.Series;
import io.qinglan.forecast.outlook.Shortfall;
import io.qinglan.policy.Evaluation;
import io.qinglan.policy.Fired;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;

/**
 * Assesses a series by a pack: prepares the facts, lets the rules conclude, says why. Pure and safe for many threads; a pack is
 * compiled when first used.
 */
public final class Assessor {

    private static final int PACKS_KEPT = 200;

    private final ZoneId zone;
    private final IndexPublisher publisher;
    private final Map<String, PackFacts> packs = new ConcurrentHashMap<>();

    /**
     * An assessor.
     *
     * @param zone the zone of all local instants
     * @param publisher how an index is published, for packs that say so
     */
    public Assessor(ZoneId zone, IndexPublisher publisher) {
        this.zone = zone;
        this.publisher = publisher;
    }

    /**
     * An assessor that publishes by the standards of a library.
     *
     * @param zone the zone of all local instants
     */
    public static Assessor of(PolicyLibrary library, ZoneId zone) {
        PublishedIndex published = new PublishedIndex(AirStandards.of(library));
        return new Assessor(zone, published::of);
    }

    /**
     * Assesses with a full account of the reasons.
     *
     * @param basis natural days or sliding windows; null for the pack's own
     * @throws InputException for sliding windows over values of days, or a fixed end of a series without dates
     */
    public Assessment assess(PolicyPack pack, Basis basis, Series series, Context context) {
        return assess(pack, basis, series, context, true);
    }

    /**
     * Assesses.
     *
     * @param explained whether to say which rules fired and how far the next level is; without it an assessment is cheaper
     */
    public Assessment assess(PolicyPack pack, Basis basis, Series series, Context context, boolean explained) {
        PackFacts facts = facts(pack);
        Series dated = dated(series, context);
        check(basis, dated, context);
        Conclusions conclusions = new Conclusions();
        List<Fired> fired = new ArrayList<>();
        Context standing = afterActs(facts, context, conclusions, fired, explained);
        Situation situation = new Situation(facts, basis, dated, standing);
        List<Object> all = situation.facts();
        if (context.acts().isEmpty() && context.level() != Level.NONE) {
            all.add(Stage.outset(context.level()));
        }
        publication(facts, dated, all);
        fired.addAll(evaluate(facts, all, conclusions, explained).fired());
        return assessment(facts, situation.outlook(), dated, standing, conclusions, fired, explained);
    }

    /**
     * How far a series is from each line of some level, in the order of the pack; empty for a level without lines.
     *
     * @param basis natural days or sliding windows; null for the pack's own
     */
    public List<Shortfall> shortfalls(PolicyPack pack, Basis basis, Series series, Context context, Level level) {
        PackFacts facts = facts(pack);
        Outlook outlook = new Situation(facts, basis, dated(series, context), context).outlook();
        return shortfalls(facts, outlook, level);
    }

    private static List<Shortfall> shortfalls(PackFacts facts, Outlook outlook, Level level) {
        return facts.lines.stream()
                .filter(line -> line.purpose() == Purpose.LEVEL && line.level() == level)
                .map(outlook::shortfall)
                .toList();
    }

    private static Series dated(Series series, Context context) {
        return series.hourly() || context.now() == null
                ? series
                : series.startingAt(context.now().toLocalDate().atStartOfDay());
    }

    /**
     * Whether nothing in a series is over the lowest line of a pack: with nothing in force no rule can then ask for a level, so that years
     * of good air need no evaluation.
     */
    public boolean quiet(PolicyPack pack, Series series) {
        return facts(pack).quiet(series);
    }

    /** The zone of all local instants. */
    public ZoneId zone() {
        return zone;
    }

    private PackFacts facts(PolicyPack pack) {
        if (packs.size() > PACKS_KEPT) {
            packs.clear();
        }
        return packs.computeIfAbsent(pack.digest(), digest -> new PackFacts(pack));
    }

    private static void check(Basis basis, Series series, Context context) {
        if (basis == Basis.SLIDING && !series.hourly() && series.length() > 0) {
            throw new InputException("/basis", "calendar, the series has values of days", "sliding");
        }
        if (context.fixedEnd() != null && series.length() > 0 && series.start() == null) {
            throw new InputException(
                    "/context/now", "now, or the first day of the series, beside a fixed end", "nothing");
        }
    }

    /** The context after the recorded acts: what they leave in force is what the air is judged against. */
    private static Context afterActs(
            PackFacts facts, Context context, Conclusions conclusions, List<Fired> fired, boolean explained) {
        if (context.acts().isEmpty()) {
            return context;
        }
        List<Object> acts = new ArrayList<>(context.acts());
        acts.add(Stage.outset(context.level()));
        acts.addAll(facts.on(Occasion.ACTS));
        fired.addAll(evaluate(facts, acts, conclusions, explained).fired());
        return context.withLevel(conclusions.level());
    }

    private static Evaluation evaluate(PackFacts facts, List<Object> all, Conclusions conclusions, boolean explained) {
        return facts.rules.evaluate(all, Map.of("conclusions", conclusions), explained);
    }

    private void publication(PackFacts facts, Series series, List<Object> all) {
        if (facts.publication == null || series.length() == 0) {
            return;
        }
        Map<String, Integer> indices = new LinkedHashMap<>();
        for (String pollutant : series.pollutants()) {
            int value = series.values(pollutant)[0];
            String code = pollutant.equals(Series.PLAIN) ? Series.PM25 : pollutant;
            indices.put(code, value == Index.MISSING ? null : -Math.floorDiv(-value, Index.SCALE));
        }
        Publication published = publisher.publish(facts.publication, indices);
        all.add(published);
    }

    private Assessment assessment(
            PackFacts facts,
            Outlook outlook,
            Series series,
            Context context,
            Conclusions said,
            List<Fired> fired,
            boolean explained) {
        PackFacts.Law law = facts.law(day(series, context));
        return new Assessment(
                said.level(),
                said.regime(),
                said.transition(),
                said.at(),
                said.start(),
                said.end(),
                said.until(),
                said.issueBy(),
                said.leadTimeMet(),
                said.leadTimeRequired(),
                outlook.dayValid(),
                outlook.episodes(),
                said.provincialLevel(),
                said.state(),
                said.states(),
                said.events(),
                said.flags(),
                said.actions(),
                said.reductions(),
                said.measures(),
                said.publication(),
                explained ? Explanation.of(fired, facts, zone) : List.of(),
                explained ? next(facts, outlook, said.level()) : null,
                facts.pack.id(),
                facts.pack.digest(),
                law.aqiStandard(),
                law.legalBasis(),
                zone);
    }

    /** The day whose law applies: that of now, else the first of the series; null when neither is known. */
    private static LocalDate day(Series series, Context context) {
        LocalDateTime instant = context.now() != null ? context.now() : series.start();
        return instant == null ? null : instant.toLocalDate();
    }

    private static NextLevel next(PackFacts facts, Outlook outlook, Level level) {
        List<Level> above = facts.above(level);
        if (above.isEmpty()) {
            return null;
        }
        Level next = above.get(0);
        return new NextLevel(next, shortfalls(facts, outlook, next));
    }
}
