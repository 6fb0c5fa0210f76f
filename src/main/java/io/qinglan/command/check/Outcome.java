package io.qinglan.command.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.qinglan.fact.compliance.Result;
import io.qinglan.fact.compliance.TestKind;
import io.qinglan.fact.compliance.Verdict;
import io.qinglan.fact.compliance.Weight;

/** The verdicts of one obligation by one test about one thing, by time. */
record Outcome(TestKind test, String about, List<Verdict> verdicts) {

    /** Windows in a row with one result. */
    record Row(Instant from, Instant until, List<Verdict> verdicts) {}

    Outcome {
        verdicts =
                verdicts.stream().sorted(Comparator.comparing(Verdict::start)).toList();
    }

    /** How many windows have a result. */
    long count(Result result) {
        return verdicts.stream().filter(verdict -> verdict.result() == result).count();
    }

    /** Not met if any window that counts as a verdict is; met if any is met and none is not; else not assessable. */
    Result result() {
        boolean failed = verdicts.stream()
                .anyMatch(verdict -> verdict.result() == Result.NOT_MET && verdict.weight() == Weight.VERDICT);
        if (failed) {
            return Result.NOT_MET;
        }
        return count(Result.MET) > 0 ? Result.MET : Result.NOT_ASSESSABLE;
    }

    /** Minutes with a result. */
    long minutes(Result result) {
        return verdicts.stream()
                .filter(verdict -> verdict.result() == result)
                .mapToLong(verdict ->
                        Duration.between(verdict.start(), verdict.end()).toMinutes())
                .sum();
    }

    /** Rows of windows with a result that touch each other. */
    List<Row> rows(Result result) {
        List<Row> rows = new ArrayList<>();
        List<Verdict> row = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            boolean touches = !row.isEmpty() && row.get(row.size() - 1).end().equals(verdict.start());
            if (!row.isEmpty() && (verdict.result() != result || !touches)) {
                rows.add(row(row));
                row = new ArrayList<>();
            }
            if (verdict.result() == result) {
                row.add(verdict);
            }
        }
        if (!row.isEmpty()) {
            rows.add(row(row));
        }
        return rows;
    }

    private static Row row(List<Verdict> verdicts) {
        return new Row(
                verdicts.get(0).start(), verdicts.get(verdicts.size() - 1).end(), List.copyOf(verdicts));
    }
}
