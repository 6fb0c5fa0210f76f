package io.qinglan.order.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.ListRowFact;
import io.qinglan.order.obligation.Obligation;
import io.qinglan.order.obligation.SiteDuties;

/**
 * Whether list rows ask less than the table of the industry and grade: a place may go further, not below. Where the table stops some of
 * several lines of a process by count, as many stopped by the rows are enough, whichever they are.
 */
final class RowAgainstTable implements SiteCheck {

    private static final BigDecimal ROUNDING = new BigDecimal("0.0005"); // a tenth of a percent of the base, both ways

    @Override
    public void check(CheckedSite site, Findings findings) {
        site.duties().forEach((level, duties) -> {
            List<ListRowFact> rows = site.facts().listRows().stream()
                    .filter(row -> row.colour().equals(level))
                    .toList();
            if (!rows.isEmpty()) {
                check(site, level, duties, site.byTables().get(level), rows, findings);
            }
        });
    }

    private static void check(
            CheckedSite site,
            String level,
            SiteDuties duties,
            SiteDuties tables,
            List<ListRowFact> rows,
            Findings findings) {
        Map<String, List<LineFact>> byProcess = new LinkedHashMap<>();
        site.running()
                .forEach(line -> byProcess
                        .computeIfAbsent(line.process(), process -> new ArrayList<>())
                        .add(line));
        byProcess.forEach((process, lines) -> {
            if (!enoughStopped(lines, duties, tables)) {
                for (LineFact line : lines) {
                    boolean listed = rows.stream().anyMatch(row -> row.line().equals(line.id()));
                    if (listed) {
                        compare(site, level, line, duties, tables, findings);
                    }
                }
            }
        });
    }

    /** The table stops some but not all lines, and the rows stop as many or cut as much. */
    private static boolean enoughStopped(List<LineFact> lines, SiteDuties duties, SiteDuties tables) {
        long asked = stopped(lines, tables);
        if (asked == 0 || asked == lines.size()) {
            return false;
        }
        return stopped(lines, duties) >= asked
                || kept(lines, duties).compareTo(kept(lines, tables).add(ROUNDING)) <= 0;
    }

    private static long stopped(List<LineFact> lines, SiteDuties duties) {
        return lines.stream()
                .filter(line -> KeptShare.of(line, duties).signum() == 0)
                .count();
    }

    private static BigDecimal kept(List<LineFact> lines, SiteDuties duties) {
        boolean weighed = lines.stream().allMatch(line -> line.base() != null);
        Function<LineFact, BigDecimal> weight = line -> weighed ? line.base() : BigDecimal.ONE;
        BigDecimal whole = BigDecimal.ZERO;
        BigDecimal kept = BigDecimal.ZERO;
        for (LineFact line : lines) {
            whole = whole.add(weight.apply(line));
            kept = kept.add(weight.apply(line).multiply(KeptShare.of(line, duties)));
        }
        return whole.signum() == 0 ? kept : kept.divide(whole, java.math.MathContext.DECIMAL64);
    }

    private static void compare(
            CheckedSite site, String level, LineFact line, SiteDuties duties, SiteDuties tables, Findings findings) {
        BigDecimal byRow = KeptShare.of(line, duties);
        BigDecimal byTable = KeptShare.of(line, tables);
        if (byRow.compareTo(byTable.add(ROUNDING)) <= 0) {
            return;
        }
        Obligation asked = tables.obligations().stream()
                .filter(obligation -> obligation.target().line() == line
                        || obligation.target().line() == null)
                .filter(obligation -> obligation.because().citation() != null)
                .findFirst()
                .orElse(null);
        findings.at(
                site,
                "row_weaker_than_table",
                line.id(),
                level,
                "listRows",
                "runs at most " + percent(byTable) + " % of its base",
                "may run " + percent(byRow) + " %",
                asked == null ? null : asked.because().citation(),
                asked == null ? null : asked.because().certainty().code());
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
