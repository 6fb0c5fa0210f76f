package io.qinglan.inventory.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

import io.qinglan.web.Problem;

/** Reads a workbook (xlsx) sheet by sheet and row by row. */
final class WorkbookTables {

    private static final MathContext EXCEL_DIGITS = new MathContext(15); // table programs keep no more

    private final Limits limits;
    private final WorkbookGuard guard;
    private int rows;

    WorkbookTables(Limits limits) {
        this.limits = limits;
        this.guard = new WorkbookGuard(limits);
    }

    /**
     * Hands on the rows of all sheets.
     *
     * @throws Problem 422 when it is no workbook, too large, or carries what no list needs
     */
    void read(byte[] file, TableSink sink) {
        guard.check(file);
        rows = 0;
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            if (workbook.isDate1904()) {
                throw WorkbookGuard.refusal("dates counted from 1900", "a workbook whose dates count from 1904");
            }
            List<Sheet> sheets = workbook.getSheets().toList();
            for (Sheet sheet : sheets) {
                sheet(sheet, sink);
            }
        } catch (IOException | ExcelReaderException | IllegalStateException | IndexOutOfBoundsException e) {
            throw WorkbookGuard.refusal("a workbook that can be read", String.valueOf(e.getMessage()));
        }
    }

    private void sheet(Sheet sheet, TableSink sink) throws IOException {
        sink.table(sheet.getName());
        try (Stream<Row> stream = sheet.openStream()) {
            Iterator<Row> iterator = stream.iterator();
            while (iterator.hasNext()) {
                Row row = iterator.next();
                if (++rows > limits.rows() + 100) {
                    throw WorkbookGuard.refusal("at most " + limits.rows() + " rows", "more");
                }
                if (row.getCellCount() > limits.columns()) {
                    throw WorkbookGuard.refusal(
                            "at most " + limits.columns() + " columns",
                            Head.address(sheet.getName(), row.getCellCount() - 1, row.getRowNum()));
                }
                sink.row(row.getRowNum(), cells(row, sink));
            }
        }
        sink.end();
    }

    private static String[] cells(Row row, TableSink sink) {
        String[] cells = new String[row.getCellCount()];
        for (int place = 0; place < cells.length; place++) {
            Cell cell = row.getCell(place);
            if (cell != null && (cell.getType() != CellType.EMPTY || cell.getFormula() != null)) {
                cells[place] = text(cell, row.getRowNum(), place, sink);
            }
        }
        return cells;
    }

    private static String text(Cell cell, int line, int place, TableSink sink) {
        String formula = cell.getFormula();
        if (cell.getType() == CellType.ERROR) {
            sink.refused(line, place, "a value", cell.getRawValue());
            return null;
        }
        if (formula != null || cell.getType() == CellType.FORMULA) {
            if (!Formulas.harmless(formula) || cell.getRawValue() == null) {
                sink.refused(line, place, Formulas.EXPECTED, "=" + formula);
                return null;
            }
            sink.noted(line, place, "the value kept beside the formula, " + cell.getRawValue(), "=" + formula);
            return number(cell.getRawValue());
        }
        return switch (cell.getType()) {
            case NUMBER -> number(cell.getRawValue());
            case BOOLEAN -> Boolean.TRUE.equals(cell.getValue()) ? "true" : "false";
            default -> string(cell.getText(), line, place, sink);
        };
    }

    private static String string(String text, int line, int place, TableSink sink) {
        if (Formulas.hidden(text)) {
            sink.refused(line, place, Formulas.EXPECTED, text);
            return null;
        }
        return text == null ? null : Formulas.unescaped(text);
    }

    /** A number as a person would write it: 0.30000000000000004 is 0.3 and 1E3 is 1000. */
    private static String number(String raw) {
        if (raw.length() < 15 && raw.indexOf('E') < 0 && raw.indexOf('e') < 0) {
            return raw;
        }
        try {
            BigDecimal number = new BigDecimal(raw).round(EXCEL_DIGITS).stripTrailingZeros();
            return (number.scale() < 0 ? number.setScale(0) : number).toPlainString();
        } catch (NumberFormatException text) {
            return raw;
        }
    }
}
