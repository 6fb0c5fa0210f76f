package io.qinglan.report.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A report as a workbook: a sheet for its head, one for each part. Every text is written as text, never as a formula. */
@ApplicationScoped
public class PaperSheet {

    private static final List<String> FIGURE_HEADS =
            List.of("项目 item", "数值 value", "单位 unit", "来源 source", "依据程度 certainty", "说明 note");
    private static final int LONGEST_NAME = 31;

    private final CellText text;

    /** Made by the container. */
    public PaperSheet(@ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.text = new CellText(zone);
    }

    /** The workbook of a report. */
    public byte[] xlsx(Paper paper) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Qinglan", "1.0")) {
            head(workbook.newWorksheet("报告 report"), paper);
            int number = 0;
            for (Section section : paper.sections()) {
                number++;
                section(workbook.newWorksheet(name(number, section)), section);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the workbook cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private void head(Worksheet sheet, Paper paper) {
        int row = 0;
        sheet.value(row, 0, paper.title().both());
        sheet.style(row, 0).bold().set();
        row = pair(sheet, row + 1, "行政区域 area", paper.areaName() + " " + paper.area());
        row = pair(sheet, row, "起 from", paper.from());
        row = pair(sheet, row, "止 until", paper.until());
        row = pair(sheet, row, "生成时间 made at", paper.madeAt());
        for (Map.Entry<String, Object> entry : paper.about().entrySet()) {
            row = pair(sheet, row, PaperWords.about(entry.getKey()), entry.getValue());
        }
        for (Words note : paper.notes()) {
            row = pair(sheet, row, "说明 note", note);
        }
        sheet.width(0, 28);
        sheet.width(1, 60);
    }

    private int pair(Worksheet sheet, int row, String name, Object value) {
        sheet.value(row, 0, name);
        sheet.value(row, 1, text.of(value));
        return row + 1;
    }

    private void section(Worksheet sheet, Section section) {
        int row = 0;
        sheet.value(row, 0, section.title().both());
        sheet.style(row++, 0).bold().set();
        if (!section.figures().isEmpty()) {
            heads(sheet, row++, FIGURE_HEADS);
            for (Figure figure : section.figures()) {
                figure(sheet, row++, figure);
            }
        }
        for (Table table : section.tables()) {
            row = table(sheet, row + 1, table);
        }
        sheet.width(0, 34);
    }

    private void figure(Worksheet sheet, int row, Figure figure) {
        sheet.value(row, 0, figure.name().both());
        cell(sheet, row, 1, figure.value());
        sheet.value(row, 2, figure.unit() == null ? "" : figure.unit());
        sheet.value(row, 3, figure.source().both());
        sheet.value(row, 4, CellText.certainty(figure.certainty()));
        sheet.value(
                row, 5, figure.unavailable() == null ? "" : figure.unavailable().both());
    }

    private int table(Worksheet sheet, int from, Table table) {
        int row = from;
        sheet.value(
                row,
                0,
                table.title().both() + "（" + table.source().both() + "；" + CellText.certainty(table.certainty()) + "）");
        sheet.style(row++, 0).bold().set();
        heads(
                sheet,
                row++,
                table.columns().stream()
                        .map(column -> column.name().both() + (column.unit() == null ? "" : " (" + column.unit() + ")"))
                        .toList());
        for (Map<String, Object> cells : table.rows()) {
            for (int place = 0; place < table.columns().size(); place++) {
                cell(sheet, row, place, cells.get(table.columns().get(place).id()));
            }
            row++;
        }
        if (table.empty() != null) {
            sheet.value(row++, 0, table.empty().both());
        }
        return row;
    }

    private static void heads(Worksheet sheet, int row, List<String> heads) {
        for (int place = 0; place < heads.size(); place++) {
            sheet.value(row, place, heads.get(place));
            sheet.style(row, place).bold().set();
        }
    }

    private void cell(Worksheet sheet, int row, int place, Object value) {
        if (value instanceof Number number) {
            sheet.value(row, place, number);
        } else {
            sheet.value(row, place, text.of(value));
        }
    }

    /** A name that spreadsheets take: at most 31 characters, none of those they forbid. */
    private static String name(int number, Section section) {
        String name = number + " " + section.title().zh().replaceAll("[\\[\\]:*?/\\\\]", " ");
        return name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }
}
