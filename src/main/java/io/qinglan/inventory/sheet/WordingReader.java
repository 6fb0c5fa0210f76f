package io.qinglan.inventory.sheet;

import java.util.List;

/** Rows with measures in words, one column for each level; which column is which level its heading says, never its place. */
final class WordingReader {

    /** The levels, which are also the columns. */
    static final List<String> LEVELS = List.of("yellow", "orange", "red");

    private WordingReader() {}

    static void read(SheetRow row, Draft draft) {
        SiteDraft site = draft.site(row);
        if (site == null) {
            return;
        }
        String line = row.id("line");
        for (String level : LEVELS) {
            String text = row.text(level);
            if (text != null) {
                site.wordings.add(new SiteDraft.Wording(line, level, text, row.place()));
            }
        }
        if (row.text("grade") != null) {
            site.grade = new Stated<>(Grade.of(row), row.place());
        }
    }
}
