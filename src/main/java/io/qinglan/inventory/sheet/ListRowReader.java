package io.qinglan.inventory.sheet;

import java.math.BigDecimal;
import java.util.Set;

import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.ListRowFact;
import io.qinglan.fact.obligation.Quantity;
import io.qinglan.inventory.SiteDetails;

/** Rows of the reduction list, one per line and level. It states all rows of every site it names; sites it does not name keep theirs. */
final class ListRowReader {

    private static final Set<String> ACTIONS = Set.of("stop", "limit", "extend");

    private ListRowReader() {}

    static void read(SheetRow row, Draft draft) {
        SiteDraft site = draft.site(row);
        String line = row.requiredId("line");
        row.required("level");
        String level = row.code("level", "level");
        ListRowFact fact = fact(row, line, level);
        if (site == null || line == null || level == null) {
            return;
        }
        if (fact != null) {
            if (states(site, line, level)) {
                row.wrong("line", "each line once at a level", line + " at " + level + " again");
            }
            site.listRows.add(new Stated<>(fact, row.place()));
        }
        String text =
                row.text("text") == null && isSentence(row.text("action")) ? row.text("action") : row.text("text");
        if (text != null) {
            site.listTexts.add(new Stated<>(new SiteDetails.Measure(line, level, text, fact != null), row.place()));
        }
    }

    private static boolean states(SiteDraft site, String line, String level) {
        for (Stated<ListRowFact> other : site.listRows) {
            if (other.value().line().equals(line) && other.value().colour().equals(level)) {
                return true;
            }
        }
        return false;
    }

    private static ListRowFact fact(SheetRow row, String line, String level) {
        String written = row.required("action");
        if (written == null) {
            return null;
        }
        String action = Words.KNOWN.code("action", written).orElse(null);
        if (action == null) {
            return sentence(row, line, level, written);
        }
        if (!ACTIONS.contains(action)) {
            row.wrong("action", "stop, limit or extend, or a sentence such as 限产20%", action);
            return null;
        }
        BigDecimal base = row.number("base");
        BigDecimal limitTo = row.number("limitTo");
        String unit = row.text("unit");
        if (action.equals("stop")) {
            if (limitTo != null) {
                row.wrong("limitTo", "nothing beside stop", limitTo.toPlainString());
            }
        } else {
            checkLimit(row, base, limitTo, unit, action);
        }
        return new ListRowFact(
                line,
                level,
                Action.of(action),
                base == null ? null : new Quantity(base, unit),
                limitTo == null ? null : new Quantity(limitTo, unit));
    }

    /** A whole sentence in the place of the action: figures beside it would only say the same twice. */
    private static ListRowFact sentence(SheetRow row, String line, String level, String text) {
        MeasureText read = MeasureText.of(text);
        if (read.clauses().size() == 1 && read.clauses().get(0).ofOneLine()) {
            MeasureText.Clause clause = read.clauses().get(0);
            if (clause.percent() == null) {
                return new ListRowFact(line, level, clause.action(), clause.base(), clause.limitTo());
            }
            BigDecimal base = row.number("base");
            String unit = row.text("unit");
            if (base != null && unit != null) {
                return clause.row(line, level, new Quantity(base, unit));
            }
            row.wrong("base", "the base that the percentage counts from, with its unit", "nothing");
            return null;
        }
        row.wrong("action", "stop or limit, or a sentence that says so for this line, such as 限产20%", text);
        return null;
    }

    private static boolean isSentence(String action) {
        return action != null && Words.KNOWN.code("action", action).isEmpty();
    }

    private static void checkLimit(SheetRow row, BigDecimal base, BigDecimal limitTo, String unit, String action) {
        if (limitTo == null && row.text("limitTo") == null) {
            row.wrong("limitTo", "what may still be run beside limit", "nothing");
        }
        if (unit == null) {
            row.wrong("unit", "the unit of the limit, such as t/d", "nothing");
        }
        if (action.equals("limit") && base != null && limitTo != null && limitTo.compareTo(base) > 0) {
            row.wrong("limitTo", "at most the base, " + base.toPlainString(), limitTo.toPlainString());
        }
    }
}
