package io.qinglan.report.paper;

import java.util.List;

/** One part of a report: figures first, then tables. */
public record Section(String id, Words title, List<Figure> figures, List<Table> tables) {

    /** Keeps its own copies. */
    public Section {
        figures = List.copyOf(figures);
        tables = List.copyOf(tables);
    }
}
