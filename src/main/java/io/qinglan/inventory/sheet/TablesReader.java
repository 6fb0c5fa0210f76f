package io.qinglan.inventory.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** Finds the header of each table, below whatever titles stand above it, and reads the rows below into a draft. */
final class TablesReader implements TableSink {

    private static final int TITLE_ROWS = 25;

    private final BiConsumer<SheetRow, SheetKind> rowReader;
    private final SheetErrors errors;
    private final SheetErrors warnings;
    private final List<TableInfo> tables = new ArrayList<>();
    private final List<Waiting> above = new ArrayList<>();
    private String name;
    private Header header;
    private int rows;
    private boolean first;
    private boolean explaining;

    TablesReader(Draft draft, SheetErrors errors, SheetErrors warnings) {
        this((row, kind) -> KindReaders.read(row, kind, draft), errors, warnings);
    }

    /** Hands each row below a header to a reader, with what its table is. */
    TablesReader(BiConsumer<SheetRow, SheetKind> rowReader, SheetErrors errors, SheetErrors warnings) {
        this.rowReader = rowReader;
        this.errors = errors;
        this.warnings = warnings;
    }

    private record Waiting(int line, List<String> cells) {}

    private record Header(Head head, Head words, int line, List<String> ignored) {}

    private record Fit(SheetKind kind, Map<String, Integer> places, List<String> headings) {}

    /** What was made of each table so far. */
    List<TableInfo> tables() {
        return List.copyOf(tables);
    }

    @Override
    public void table(String newName) {
        name = newName;
        explaining =
                newName != null && TemplateWorkbook.EXPLAINING.stream().anyMatch(start -> newName.startsWith(start));
        header = null;
        rows = 0;
        above.clear();
    }

    @Override
    public void row(int line, String[] cells) {
        if (explaining || blank(cells)) {
            return;
        }
        if (header == null) {
            if (above.size() < TITLE_ROWS) {
                look(line, headings(cells));
            }
            return;
        }
        if (first) {
            first = false;
            if (isTranslation(cells)) {
                return; // the headings once more, in the other language
            }
        }
        rows++;
        rowReader.accept(new SheetRow(header.head(), line, cells), header.head().kind());
        if (header.words() != null) {
            rowReader.accept(new SheetRow(header.words(), line, cells), SheetKind.MEASURES);
        }
    }

    @Override
    public void refused(int line, int place, String expected, String got) {
        if (!explaining) {
            errors.add(InputError.inCell(Head.address(name, place, line), expected, got));
        }
    }

    @Override
    public void noted(int line, int place, String read, String written) {
        warnings.add(InputError.inCell(Head.address(name, place, line), read, written));
    }

    @Override
    public void end() {
        if (header != null) {
            tables.add(new TableInfo(name, header.head().kind().code(), header.line(), rows, header.ignored()));
        } else if (!above.isEmpty()) {
            withoutHeader();
        }
    }

    private void look(int line, List<String> headings) {
        Fit fit = fit(headings);
        if (fit == null && !above.isEmpty()) {
            fit = fit(joined(above.get(above.size() - 1).cells(), headings));
        }
        if (fit == null) {
            above.add(new Waiting(line, headings));
            return;
        }
        checkDoubled(fit, line);
        Head head = new Head(name, fit.kind(), fit.places(), errors, warnings);
        Head words = words(fit);
        List<String> ignored = fit.kind().ignored(fit.headings());
        header = new Header(head, words, line, words == null ? ignored : SheetKind.MEASURES.ignored(ignored));
        first = true;
    }

    /** A table of sites or lines may carry the measures in words beside them. */
    private Head words(Fit fit) {
        Map<String, Integer> places = SheetKind.MEASURES.places(fit.headings());
        boolean beside = (fit.kind() == SheetKind.SITES || fit.kind() == SheetKind.LINES)
                && SheetKind.MEASURES.suffices(places.keySet());
        return beside ? new Head(name, SheetKind.MEASURES, places, errors, warnings) : null;
    }

    /** The kind whose needed columns are all there and of which the header names the most. */
    private static Fit fit(List<String> headings) {
        Fit best = null;
        for (SheetKind kind : SheetKind.values()) {
            Map<String, Integer> places = kind.places(headings);
            boolean more = best == null || places.size() > best.places().size();
            if (kind.suffices(places.keySet()) && more) {
                best = new Fit(kind, places, headings);
            }
        }
        return best;
    }

    /** A header over two rows: what stands below counts, what stands above fills the gaps. */
    private static List<String> joined(List<String> upper, List<String> lower) {
        List<String> joined = new ArrayList<>();
        for (int place = 0; place < Math.max(upper.size(), lower.size()); place++) {
            String below = place < lower.size() ? lower.get(place) : "";
            joined.add(below.isBlank() && place < upper.size() ? upper.get(place) : below);
        }
        return joined;
    }

    private void checkDoubled(Fit fit, int line) {
        for (Column column : fit.kind().columns()) {
            List<Integer> places = new ArrayList<>();
            for (int place = 0; place < fit.headings().size(); place++) {
                if (column.isCalled(fit.headings().get(place))) {
                    places.add(place);
                }
            }
            if (places.size() > 1) {
                errors.add(new InputError(
                        column.name(),
                        Head.address(name, places.get(1), line),
                        name == null ? (Integer) line : null,
                        "one column " + column.title(),
                        "two"));
            }
        }
    }

    private boolean isTranslation(String[] cells) {
        List<String> texts =
                headings(cells).stream().filter(text -> !text.isBlank()).toList();
        long known = texts.stream()
                .filter(text -> header.head().kind().columns().stream().anyMatch(column -> column.isCalled(text)))
                .count();
        return known * 2 > texts.size()
                && known >= header.head().kind().requiredColumns().size();
    }

    private void withoutHeader() {
        List<String> most = above.get(0).cells();
        int line = above.get(0).line();
        int known = 0;
        for (Waiting row : above) {
            int names = known(row.cells());
            if (names > known) {
                known = names;
                most = row.cells();
                line = row.line();
            }
        }
        InputError error = new InputError(
                null,
                name == null ? null : Head.address(name, 0, line),
                name == null ? (Integer) line : null,
                expectedHeaders(),
                String.join(",", most));
        if (name == null) {
            throw Problem.invalid(error);
        }
        if (known >= 2) {
            errors.add(error);
        } else {
            warnings.add(error);
        }
        tables.add(new TableInfo(name, null, null, 0, List.of()));
    }

    private static int known(List<String> headings) {
        return Arrays.stream(SheetKind.values())
                .mapToInt(kind -> kind.places(headings).size())
                .max()
                .orElse(0);
    }

    private static String expectedHeaders() {
        return Arrays.stream(SheetKind.values())
                .map(kind -> "for " + kind.code() + ": "
                        + kind.requiredColumns().stream().map(Column::title).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; ", "a header that names the columns ", ""));
    }

    private static List<String> headings(String[] cells) {
        return Arrays.stream(cells)
                .map(cell -> cell == null ? "" : cell.strip())
                .toList();
    }

    private static boolean blank(String[] cells) {
        for (String cell : cells) {
            if (cell != null && !cell.isBlank()) {
                return false;
            }
        }
        return true;
    }
}
