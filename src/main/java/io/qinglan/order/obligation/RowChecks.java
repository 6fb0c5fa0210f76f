package io.qinglan.order.obligation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.qinglan.fact.obligation.Alert;
import io.qinglan.fact.obligation.Conditions;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.LineGroup;
import io.qinglan.fact.obligation.MeasureRow;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.fact.obligation.Subject;
import io.qinglan.order.obligation.RowCheck.Asked;

/** Holds the rows of measure tables against a site, condition by condition: which one fails, and by how much. */
final class RowChecks {

    private static final List<String> COLOURS = List.of("blue", "yellow", "orange", "red");
    private static final Pattern NUMBER = Pattern.compile("([a-z_]+)(<=|>=|!=|<|>|=)(-?\\d+(?:\\.\\d+)?)");
    private static final Pattern WORDS = Pattern.compile("([a-z_]+)(?:!=|=)(.+)");
    private static final Pattern LINES = Pattern.compile("lines\\(([a-z_]+)\\)(<=|>=|!=|<|>|=)(\\d+)");

    private final MeasureTables tables;
    private final Function<String, ColourTables> colours;

    RowChecks(MeasureTables tables, Function<String, ColourTables> colours) {
        this.tables = tables;
        this.colours = colours;
    }

    List<RowCheck> of(SiteFact site, Alert alert) {
        Subject subject = new Subject(0, site, alert);
        List<RowCheck> checks = new ArrayList<>();
        for (String industry : site.industries()) {
            Industries.Part part = tables.industries().part(industry, site.sub());
            String grade = colours.apply(alert.colour()).cell(site, industry).grade();
            for (String colour : COLOURS) {
                tables.rows(part.industry(), part.sub(), colour).forEach(row -> checks.add(check(subject, grade, row)));
            }
        }
        return checks;
    }

    private static RowCheck check(Subject subject, String grade, MeasureRow row) {
        List<Asked> conditions = new ArrayList<>();
        String colour = subject.alert().colour();
        conditions.add(word("colour", row.colour(), colour, row.colour().equals(colour)));
        boolean graded = row.grade().equals("any") || row.grade().equals(grade);
        conditions.add(word("grade", row.grade(), grade, graded));
        if (row.aboutLines()) {
            conditions.addAll(lines(subject, grade, row));
        }
        return new RowCheck(row, conditions);
    }

    /** The process, and the terms for the line that meets most of them. */
    private static List<Asked> lines(Subject subject, String grade, MeasureRow row) {
        List<String> processes = row.conditions().processes();
        List<LineFact> running = subject.site().lines().stream()
                .filter(line -> !line.longStopped())
                .toList();
        List<LineFact> ofProcess = running.stream()
                .filter(line -> processes.contains(line.process()) || processes.contains(Conditions.ANY))
                .toList();
        String got = String.join(
                "|", running.stream().map(LineFact::process).distinct().toList());
        List<Asked> asked = new ArrayList<>();
        asked.add(word("process", String.join("|", processes), got, !ofProcess.isEmpty()));
        ofProcess.stream()
                .map(line -> terms(subject, grade, row, line, ofProcess))
                .min(Comparator.comparingLong(
                        terms -> terms.stream().filter(term -> !term.met()).count()))
                .ifPresent(asked::addAll);
        return asked;
    }

    private static List<Asked> terms(
            Subject subject, String grade, MeasureRow row, LineFact line, List<LineFact> lines) {
        LineGroup group = new LineGroup(subject, "", grade, line.process(), lines, List.of());
        return row.conditions().each(line, group).stream()
                .map(held -> term(subject, grade, line, held))
                .toList();
    }

    private static Asked term(Subject subject, String grade, LineFact line, Conditions.Held held) {
        Matcher counted = LINES.matcher(held.term());
        if (counted.matches()) {
            BigDecimal running = BigDecimal.valueOf(subject.running(counted.group(1)));
            return number(counted.group(1), held, running, new BigDecimal(counted.group(3)), null);
        }
        Matcher number = NUMBER.matcher(held.term());
        if (number.matches()) {
            BigDecimal bound = new BigDecimal(number.group(3));
            return number.group(1).equals("hours_since_start")
                    ? number(number.group(1), held, subject.alert().hoursSinceStart(), bound, null)
                    : number(number.group(1), held, line.figure(number.group(1)), bound, line.id());
        }
        Matcher words = WORDS.matcher(held.term());
        String name = words.matches() ? words.group(1) : held.term();
        String got = name.equals("grade") ? grade : words.matches() ? line.word(name) : null;
        return new Asked(name, held.term(), got, held.holds(), null, line.id());
    }

    private static Asked number(String name, Conditions.Held held, BigDecimal got, BigDecimal bound, String line) {
        BigDecimal missing = held.holds() ? null : bound.subtract(got).abs();
        return new Asked(name, held.term(), got.toPlainString(), held.holds(), missing, line);
    }

    private static Asked word(String name, String wanted, String got, boolean met) {
        return new Asked(name, wanted, got, met, null, null);
    }
}
