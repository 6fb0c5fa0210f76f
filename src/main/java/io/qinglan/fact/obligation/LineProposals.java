package io.qinglan.fact.obligation;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;

/** What table rows propose for the lines of a group; the part of {@link Proposals} that counts. */
public final class LineProposals {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final String PERCENT = "percent";

    private final Proposals proposals;

    LineProposals(Proposals proposals) {
        this.proposals = proposals;
    }

    /** Every line the row holds for stops. */
    public void eachStops(String rule, KeyedRow measure, LineGroup group) {
        MeasureRow row = measure.row();
        each(group, row, line -> put(rule, row, group, whole(row, line), WHOLE, PERCENT, null, row.countedBy(), null));
    }

    /** At least the share of the lines stops, whole lines in the order the site stops them. */
    public void shareStops(String rule, KeyedRow measure, LineGroup group) {
        MeasureRow row = measure.row();
        List<LineFact> lines = group.open(row);
        firstStop(rule, row, group, lines, Amounts.unitsOf(row.amount(), lines.size()));
    }

    /** All but the last so many lines stop. */
    public void allButKeptStop(String rule, KeyedRow measure, LineGroup group) {
        MeasureRow row = measure.row();
        List<LineFact> lines = group.open(row);
        firstStop(rule, row, group, lines, lines.size() - row.amount().intValueExact());
    }

    /** The only line of its process runs lower by the share instead, counted by load. */
    public void onlyLineRunsLower(String rule, KeyedRow measure, LineGroup group) {
        MeasureRow row = measure.row();
        for (LineFact line : group.open(row)) {
            Quantity rest = Amounts.rest(line.base(), line.capacityUnit(), row.amount());
            proposals.put(proposal(
                    rule, row, group, whole(row, line), Action.LIMIT, row.amount(), PERCENT, rest, "load", null));
        }
    }

    /** Any lines of the process stop that together reach the share of the capacity and of the count. */
    public void capacityAndCountStop(String rule, KeyedRow measure, LineGroup group) {
        MeasureRow row = measure.row();
        List<LineFact> lines = group.open(row);
        BigDecimal capacity = lines.stream()
                .map(LineFact::dailyCapacity)
                .filter(figure -> figure != null)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        Quantity least = Amounts.share(capacity, lines.get(0).capacityUnit(), row.amount());
        int count = Amounts.unitsOf(row.amount(), lines.size());
        put(
                rule,
                row,
                group,
                new Target.AnyOf(group.process(), count, least),
                row.amount(),
                row.unit(),
                null,
                row.countedBy(),
                count);
    }

    /** A share of the chambers, cells or fire trains inside each line stops. */
    public void partStops(String rule, KeyedRow measure, LineGroup group) {
        MeasureRow row = measure.row();
        each(group, row, line -> {
            BigDecimal units = line.known(measure.inside().number());
            Integer least = units == null ? null : Amounts.unitsOf(row.amount(), units.intValue());
            Target part = new Target.Part(line, measure.inside().stopped(), row.amount());
            put(rule, row, group, part, row.amount(), row.unit(), null, row.countedBy(), least);
        });
    }

    /** Every line the row holds for runs lower by the share of its base. */
    public void eachRunsLower(String rule, KeyedRow measure, LineGroup group) {
        MeasureRow row = measure.row();
        each(group, row, line -> {
            Quantity rest = Amounts.rest(line.base(), line.capacityUnit(), row.amount());
            put(rule, row, group, whole(row, line), row.amount(), row.unit(), rest, row.countedBy(), null);
        });
    }

    /** Every line the row holds for runs at no more than a share of its rated capacity. */
    public void eachRunsAtLoad(String rule, KeyedRow measure, LineGroup group) {
        MeasureRow row = measure.row();
        each(group, row, line -> {
            Quantity load = Amounts.share(line.dailyCapacity(), line.capacityUnit(), row.amount());
            put(rule, row, group, whole(row, line), row.amount(), row.unit(), load, row.countedBy(), null);
        });
    }

    /** Every line the row holds for runs at no more than a figure in a unit of its own, as heats a day. */
    public void eachRunsAtFigure(String rule, KeyedRow measure, LineGroup group) {
        MeasureRow row = measure.row();
        Quantity figure = new Quantity(row.amount(), row.unit());
        each(
                group,
                row,
                line -> put(
                        rule, row, group, whole(row, line), row.amount(), row.unit(), figure, row.countedBy(), null));
    }

    /** Every line the row holds for runs at no more than a figure that the line itself carries. */
    public void eachRunsAtOwnFigure(String rule, KeyedRow measure, LineGroup group) {
        MeasureRow row = measure.row();
        each(group, row, line -> {
            BigDecimal figure = line.known(row.limitFrom());
            Quantity limit = figure == null ? null : new Quantity(figure, line.capacityUnit());
            put(rule, row, group, whole(row, line), row.amount(), row.unit(), limit, row.countedBy(), null);
        });
    }

    /** Every line the row holds for stretches its process time. */
    public void eachStretches(String rule, KeyedRow measure, LineGroup group) {
        MeasureRow row = measure.row();
        each(
                group,
                row,
                line -> put(rule, row, group, whole(row, line), row.amount(), row.unit(), null, row.countedBy(), null));
    }

    /** Every line the row holds for reduces at its own choice. */
    public void eachAutonomous(String rule, KeyedRow measure, LineGroup group) {
        MeasureRow row = measure.row();
        each(group, row, line -> put(rule, row, group, whole(row, line), null, null, null, row.countedBy(), null));
    }

    private void firstStop(String rule, MeasureRow row, LineGroup group, List<LineFact> lines, int count) {
        for (int i = 0; i < count; i++) {
            put(rule, row, group, whole(row, lines.get(i)), WHOLE, PERCENT, null, row.countedBy(), null);
        }
    }

    private static void each(LineGroup group, MeasureRow row, Consumer<LineFact> act) {
        group.open(row).forEach(act);
        group.held(row).forEach(act);
    }

    private static Target whole(MeasureRow row, LineFact line) {
        return row.part() == null ? new Target.Whole(line) : new Target.Part(line, row.part(), null);
    }

    private void put(
            String rule,
            MeasureRow row,
            LineGroup group,
            Target target,
            BigDecimal amount,
            String unit,
            Quantity limitTo,
            String countedBy,
            Integer minCount) {
        proposals.put(proposal(rule, row, group, target, row.action(), amount, unit, limitTo, countedBy, minCount));
    }

    private Proposal proposal(
            String rule,
            MeasureRow row,
            LineGroup group,
            Target target,
            Action action,
            BigDecimal amount,
            String unit,
            Quantity limitTo,
            String countedBy,
            Integer minCount) {
        return new Proposal(
                group.subject(),
                Origin.TABLE,
                rule,
                row,
                null,
                null,
                row.dutyScope(),
                target,
                action,
                amount,
                unit,
                limitTo,
                row.cap() == null ? null : Cap.setBy(row.cap()),
                null,
                row.daily(),
                countedBy,
                minCount,
                proposals.binds(row));
    }
}
