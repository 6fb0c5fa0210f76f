package io.qinglan.inventory.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The workbook to fill in: a sheet for each table with its choices, and a sheet that explains every column. */
final class TemplateWorkbook {

    /** Sheets that explain and hold no rows; on the way in they are passed over. */
    static final List<String> EXPLAINING = List.of("说明", "Notes", "词表", "Words", "报告", "Report");

    private static final int ROWS_WITH_CHOICES = 5_000;

    private final boolean english;
    private final boolean examples;

    /** A template in a language, empty or with one example row a sheet. */
    TemplateWorkbook(boolean english, boolean examples) {
        this.english = english;
        this.examples = examples;
    }

    void write(OutputStream out) {
        try (Workbook workbook = new Workbook(out, "Qinglan", "1.0")) {
            notes(workbook.newWorksheet(english ? "Notes" : "说明"));
            Worksheet words = workbook.newWorksheet(english ? "Words" : "词表");
            Map<String, Range> choices = words(words);
            for (SheetKind kind : SheetKind.values()) {
                Worksheet sheet = workbook.newWorksheet(kind.title(english));
                fill(sheet, kind, choices);
                sheet.finish();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill(Worksheet sheet, SheetKind kind, Map<String, Range> choices) {
        SheetLook look = new SheetLook(sheet, kind, english);
        look.head();
        List<Column> columns = kind.columns();
        for (int place = 0; place < columns.size(); place++) {
            Column column = columns.get(place);
            // several codes may stand in one cell, and a grade may carry a prefix: there the list would only stand in
            // the way
            if (column.words() != null
                    && !column.type().startsWith("codes")
                    && !column.type().equals("grade")) {
                sheet.range(look.firstRow(), place, ROWS_WITH_CHOICES, place)
                        .validateWithList(choices.get(column.words()))
                        .allowBlank(true);
            }
            if (examples && !column.example().isEmpty()) {
                sheet.value(look.firstRow(), place, example(column));
            }
        }
    }

    private String example(Column column) {
        return english && column.words() != null && !column.type().startsWith("codes")
                ? Words.KNOWN.code(column.words(), column.example()).orElse(column.example())
                : column.example();
    }

    /** The choices in a sheet of their own, because a list within a rule holds 255 characters only. */
    private Map<String, Range> words(Worksheet sheet) {
        Map<String, Range> choices = new LinkedHashMap<>();
        List<String> kinds = new ArrayList<>();
        for (SheetKind kind : SheetKind.values()) {
            kind.columns().stream()
                    .map(Column::words)
                    .filter(word -> word != null && !kinds.contains(word))
                    .forEach(kinds::add);
        }
        for (int place = 0; place < kinds.size(); place++) {
            List<String> all = Words.KNOWN.all(kinds.get(place), english);
            sheet.value(0, place, kinds.get(place));
            for (int line = 0; line < all.size(); line++) {
                sheet.value(line + 1, place, all.get(line));
            }
            choices.put(kinds.get(place), sheet.range(1, place, all.size(), place));
        }
        sheet.setVisibilityState(VisibilityState.HIDDEN);
        return choices;
    }

    private void notes(Worksheet sheet) {
        List<String> head = english
                ? List.of("sheet", "column", "中文", "needed", "what stands in it", "example", "note", "certainty")
                : List.of("表", "列", "English", "必填", "取值", "示例", "说明", "依据程度");
        int line = 0;
        for (int place = 0; place < head.size(); place++) {
            sheet.value(0, place, head.get(place));
            sheet.style(0, place).bold().set();
            sheet.width(place, 24);
        }
        for (SheetKind kind : SheetKind.values()) {
            for (Column column : kind.columns()) {
                line++;
                sheet.value(line, 0, kind.title(english));
                sheet.value(line, 1, english ? column.en() : column.zh());
                sheet.value(line, 2, english ? column.zh() : column.en());
                sheet.value(line, 3, column.needed() ? english ? "yes" : "是" : "");
                sheet.value(line, 4, values(column));
                sheet.value(line, 5, column.example());
                sheet.value(line, 6, english ? column.noteEn() : column.noteZh());
                sheet.value(line, 7, column.certainty());
            }
        }
    }

    private String values(Column column) {
        return column.words() == null
                ? column.type()
                : String.join(english ? ", " : "、", Words.KNOWN.all(column.words(), english));
    }
}
