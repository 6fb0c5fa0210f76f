package io.qinglan.inventory.sheet;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds in the tables of one file the cells that state what is asked for: the column itself, else what its row is known by. */
final class CellFinder {

    private static final String ROWS = "listRows";
    private static final Map<String, SheetKind> TABLES =
            Map.of("points", SheetKind.POINTS, "service", SheetKind.SERVICE, "lines", SheetKind.LINES);

    private final Map<String, List<AskedCell>> bySite;
    private final Map<AskedCell, String> exact = new HashMap<>();
    private final Map<AskedCell, String> near = new HashMap<>();

    CellFinder(Collection<AskedCell> asked) {
        Set<String> codes = asked.stream().map(AskedCell::site).collect(Collectors.toSet());
        bySite = new HashMap<>(asked.stream().collect(Collectors.groupingBy(AskedCell::site)));
        asked.stream()
                .filter(cell -> cell.name() != null && !codes.contains(cell.name()))
                .collect(Collectors.groupingBy(AskedCell::name))
                .forEach(bySite::putIfAbsent);
    }

    /** Looks at a row of a table. */
    void look(SheetRow row, SheetKind kind) {
        String code = row.id("site");
        String known = code == null ? row.text("enterprise") : code;
        for (AskedCell asked : bySite.getOrDefault(known, List.of())) {
            look(row, kind, asked, code == null ? "enterprise" : "site");
        }
    }

    /** The cells found: the column itself where the file has it, else the cell that names the site or line in a row that speaks of it. */
    Map<AskedCell, String> found() {
        Map<AskedCell, String> found = new HashMap<>(near);
        found.putAll(exact);
        return found;
    }

    private void look(SheetRow row, SheetKind kind, AskedCell asked, String key) {
        if (kind == SheetKind.LIST_ROWS) {
            boolean meant = asked.line() != null
                    && asked.line().equals(row.id("line"))
                    && (asked.level() == null || asked.level().equals(row.meant("level", "level")));
            if (meant && asked.field().equals(ROWS)) {
                note(
                        exact,
                        asked,
                        row,
                        row.cell("limitTo") != null && row.text("limitTo") != null ? "limitTo" : "action");
            }
        } else if (kind == SheetKind.MEASURES) {
            if (asked.field().equals(ROWS) && asked.level() != null) {
                note(exact, asked, row, asked.level());
            }
        } else if (kind == SheetKind.LINES) {
            if (asked.line() != null && asked.line().equals(row.id("line"))) {
                note(exact, asked, row, asked.field());
                note(near, asked, row, "line");
            } else if (asked.field().equals("lines")) {
                note(near, asked, row, key);
            }
        } else if (kind == SheetKind.SITES) {
            if (asked.line() == null) {
                note(exact, asked, row, asked.field());
            }
            note(near, asked, row, key);
        } else if (kind == TABLES.get(asked.field())) {
            note(exact, asked, row, key);
        }
    }

    private static void note(Map<AskedCell, String> found, AskedCell asked, SheetRow row, String column) {
        String cell = row.cell(column);
        if (cell != null) {
            found.putIfAbsent(asked, cell);
        }
    }
}
