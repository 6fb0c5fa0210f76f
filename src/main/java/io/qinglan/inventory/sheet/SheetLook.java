package io.qinglan.inventory.sheet;

import java.util.List;

import org.dhatim.fastexcel.Worksheet;

/** How a sheet of a list looks: headings in Chinese with English below, or English alone; needed columns coloured, each with its note. */
final class SheetLook {

    private static final String NEEDED = "FDE9D9";
    private static final String USUAL = "DCE6F1";
    private static final int WIDTH = 18;

    private final Worksheet sheet;
    private final SheetKind kind;
    private final boolean english;

    SheetLook(Worksheet sheet, SheetKind kind, boolean english) {
        this.sheet = sheet;
        this.kind = kind;
        this.english = english;
    }

    /** The first row below the headings, from 0. */
    int firstRow() {
        return english ? 1 : 2;
    }

    /** Writes the headings. */
    void head() {
        List<Column> columns = kind.columns();
        for (int place = 0; place < columns.size(); place++) {
            Column column = columns.get(place);
            String colour = column.needed() ? NEEDED : USUAL;
            sheet.width(place, WIDTH);
            sheet.value(0, place, english ? column.en() : column.zh());
            sheet.style(0, place).bold().fillColor(colour).wrapText(true).set();
            sheet.comment(0, place, note(column));
            if (!english) {
                sheet.value(1, place, column.en());
                sheet.style(1, place).italic().fillColor(colour).wrapText(true).set();
            }
        }
        sheet.freezePane(1, firstRow());
    }

    /** What to know about a column when filling it in. */
    String note(Column column) {
        StringBuilder note = new StringBuilder();
        note.append(english ? column.needed() ? "needed" : "may be empty" : column.needed() ? "必填" : "选填");
        if (column.words() != null) {
            note.append(english ? "; one of: " : "；取值：")
                    .append(String.join(english ? ", " : "、", Words.KNOWN.all(column.words(), english)));
        }
        String said = english ? column.noteEn() : column.noteZh();
        if (!said.isEmpty()) {
            note.append(english ? "; " : "；").append(said);
        }
        if (!column.example().isEmpty()) {
            note.append(english ? "; for example " : "；例：").append(column.example());
        }
        if (!column.certainty().equals("stated")) {
            note.append(english ? "; no document that we know names this column" : "；未见文件写明此列（推断）");
        }
        return note.toString();
    }
}
