package io.qinglan.bench.orders;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.Emission;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.ListRowFact;
import io.qinglan.fact.obligation.Origin;
import io.qinglan.fact.obligation.Quantity;
import io.qinglan.fact.obligation.Scope;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.fact.obligation.Target;
import io.qinglan.order.obligation.Obligation;

/** Makes obligations out of what a peer's table answered, in plain Java, the same for every peer: list rows first, then lines. */
final class PeerDuties {

    private static final String COLOUR = "orange";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private PeerDuties() {}

    static List<Obligation> of(SiteFact site, List<Template> templates) {
        List<Obligation> duties = new ArrayList<>(4);
        List<LineFact> open = new ArrayList<>(5);
        for (LineFact line : site.lines()) {
            if (line.longStopped()) {
                continue;
            }
            ListRowFact listed = listed(site, line);
            if (listed == null) {
                open.add(line);
            } else {
                duties.add(listRow(line, listed));
            }
        }
        for (Template template : templates) {
            add(duties, open, template);
        }
        return duties;
    }

    private static void add(List<Obligation> duties, List<LineFact> open, Template template) {
        if (template.vehicles() != null) {
            duties.add(duty(Scope.TRANSPORT, new Target.Vehicles(template.vehicles()), template, null, Emission.NONE));
        } else if (template.action() == Action.AUTONOMOUS) {
            duties.add(duty(Scope.WHOLE, Target.SITE, template, null, Emission.NONE));
        } else {
            boolean share =
                    template.action() == Action.STOP && template.amount().compareTo(HUNDRED) < 0;
            Template each = share && open.size() > 1
                    ? Template.lines(Action.STOP, 100)
                    : share ? new Template(Action.LIMIT, template.amount(), null) : template;
            int count =
                    share && open.size() > 1 ? (open.size() * template.amount().intValue() + 99) / 100 : open.size();
            for (int i = 0; i < count; i++) {
                duties.add(line(open.get(i), each));
            }
        }
    }

    private static Obligation line(LineFact line, Template template) {
        Quantity limit = template.action() == Action.LIMIT
                ? new Quantity(
                        line.base()
                                .multiply(HUNDRED.subtract(template.amount()))
                                .movePointLeft(2),
                        line.capacityUnit())
                : null;
        Emission saves = line.emissionOrNone().times(template.amount().longValue(), 100);
        return duty(Scope.LINE, new Target.Whole(line), template, limit, saves);
    }

    private static Obligation listRow(LineFact line, ListRowFact row) {
        BigDecimal base = row.base().value();
        BigDecimal cut = row.action() == Action.STOP
                ? HUNDRED
                : base.subtract(row.limitTo().value()).multiply(HUNDRED).divide(base, 6, RoundingMode.HALF_UP);
        Emission saves = line.emissionOrNone().times(cut.movePointRight(4).longValue(), 1_000_000);
        return duty(Scope.LINE, new Target.Whole(line), new Template(row.action(), cut, null), row.limitTo(), saves);
    }

    private static ListRowFact listed(SiteFact site, LineFact line) {
        for (ListRowFact row : site.listRows()) {
            if (row.colour().equals(COLOUR) && row.line().equals(line.id())) {
                return row;
            }
        }
        return null;
    }

    private static Obligation duty(Scope scope, Target target, Template template, Quantity limit, Emission saves) {
        return new Obligation(
                0,
                scope,
                target,
                template.action(),
                template.amount(),
                "percent",
                null,
                limit,
                null,
                null,
                List.of(),
                null,
                null,
                false,
                true,
                Origin.TABLE,
                null,
                saves);
    }
}
