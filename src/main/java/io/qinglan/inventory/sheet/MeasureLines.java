package io.qinglan.inventory.sheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.ListRowFact;
import io.qinglan.fact.obligation.Quantity;

/** Puts what a cell asks in words upon the lines of its site. What cannot be put on a line without guessing is said, not guessed. */
final class MeasureLines {

    private static final List<String> GENERAL = List.of(
            "生产线",
            "生产",
            "每日投料量",
            "日投料量",
            "投料量",
            "产量",
            "日产量",
            "每日",
            "日产",
            "全厂",
            "企业",
            "将",
            "line",
            "lines",
            "daily feed",
            "daily",
            "feed",
            "output",
            "production",
            "pull");

    private final List<LineFact> lines;
    private final List<String> stopOrder;

    /** The running lines of a site, and the order in which its plan stops them. */
    MeasureLines(List<LineFact> lines, List<String> stopOrder) {
        this.lines = lines.stream().filter(line -> !line.longStopped()).toList();
        this.stopOrder = stopOrder;
    }

    /**
     * What was made of a cell.
     *
     * @param rows one row a line
     * @param trouble why something could not be put on a line; empty when all of it was
     */
    record Placed(List<ListRowFact> rows, List<String> trouble) {}

    /** The rows a cell makes at a level; {@code only} names the line it speaks of, null for the whole site. */
    Placed place(MeasureText text, String level, String only) {
        Map<String, ListRowFact> rows = new LinkedHashMap<>();
        List<String> trouble = new ArrayList<>();
        text.unread().forEach(part -> trouble.add("not understood: " + part));
        for (MeasureText.Clause clause : text.clauses()) {
            if (clause.action() != Action.AUTONOMOUS) {
                place(clause, level, only, rows, trouble);
            }
        }
        return new Placed(List.copyOf(rows.values()), trouble);
    }

    private void place(
            MeasureText.Clause clause, String level, String only, Map<String, ListRowFact> rows, List<String> trouble) {
        List<LineFact> meant = only == null ? meant(clause.part()) : named(only);
        if (meant.isEmpty()) {
            trouble.add("no running line of this site is meant by “" + (only == null ? clause.part() : only) + "”");
            return;
        }
        if (clause.count() != null) {
            meant = some(meant, clause.count());
            if (meant.isEmpty()) {
                trouble.add("which " + clause.count()
                        + " of several lines, or fewer lines than that: name them, or fill in" + " the stop order");
                return;
            }
        }
        boolean absolute = clause.limitTo() != null && clause.action() == Action.LIMIT;
        if (absolute && meant.size() > 1) {
            trouble.add("an absolute figure for " + meant.size() + " lines: name the line");
            return;
        }
        for (LineFact line : meant) {
            place(clause, level, line, rows, trouble);
        }
    }

    private static void place(
            MeasureText.Clause clause,
            String level,
            LineFact line,
            Map<String, ListRowFact> rows,
            List<String> trouble) {
        if (clause.percent() != null && (line.base() == null || line.capacityUnit() == null)) {
            trouble.add("a percentage of line " + line.id() + ", which has no capacity");
            return;
        }
        ListRowFact row = clause.percent() == null
                ? clause.row(line.id(), level, null)
                : clause.row(line.id(), level, new Quantity(line.base(), line.capacityUnit()));
        ListRowFact before = rows.putIfAbsent(line.id(), row);
        if (before != null && !before.equals(row)) {
            trouble.add("two measures for line " + line.id());
        }
    }

    private List<LineFact> named(String id) {
        return lines.stream().filter(line -> line.id().equals(id)).toList();
    }

    /** The lines some words mean: named by code or name, or of a process; all when the words name no part. */
    private List<LineFact> meant(String part) {
        String plain = general(part);
        if (plain.isEmpty()) {
            return lines;
        }
        List<LineFact> named = lines.stream()
                .filter(line ->
                        isNamed(plain, line.id()) || isNamed(plain, line.name()) || isNamed(plain, line.plantCode()))
                .toList();
        if (!named.isEmpty()) {
            return named;
        }
        Optional<String> process = Words.KNOWN.of("process").entrySet().stream()
                .filter(word -> plain.contains(word.getKey().replace('_', ' ')) || isPart(word.getKey(), plain))
                .max(Comparator.comparingInt(word -> word.getKey().length()))
                .map(Map.Entry::getValue);
        return process.map(code -> lines.stream()
                        .filter(line -> line.process().equals(code))
                        .toList())
                .orElse(List.of());
    }

    /** 焦炉 for 焦炉孔, 烧结机 within 2#烧结机, 烧结 for 烧结机. */
    private static boolean isPart(String word, String plain) {
        return plain.length() >= 2 && word.contains(plain);
    }

    private static boolean isNamed(String plain, String name) {
        if (name == null || name.isBlank()) {
            return false;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        int at = plain.indexOf(lower);
        // "K1" is not meant by "K12"
        boolean ends = at >= 0
                && (at + lower.length() == plain.length()
                        || !Character.isDigit(plain.charAt(at + lower.length()))
                        || !Character.isDigit(lower.charAt(lower.length() - 1)));
        return ends && (at == 0 || !Character.isDigit(plain.charAt(at - 1)) || !Character.isDigit(lower.charAt(0)));
    }

    private static String general(String part) {
        String plain = part.toLowerCase(Locale.ROOT).replaceAll("[:：\\s]+$", "").strip();
        return GENERAL.contains(plain)
                ? ""
                : plain.replaceAll("(每日|日)?(投料量|产量|用量|拉引量)$", "").strip();
    }

    private List<LineFact> some(List<LineFact> meant, int count) {
        if (meant.size() == count) {
            return meant;
        }
        if (meant.size() < count) {
            return List.of();
        }
        List<LineFact> ordered = stopOrder.stream()
                .flatMap(code -> meant.stream().filter(line -> line.id().equals(code)))
                .limit(count)
                .toList();
        return ordered.size() == count ? ordered : List.of();
    }
}
