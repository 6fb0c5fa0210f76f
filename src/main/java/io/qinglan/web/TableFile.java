package io.qinglan.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.ws.rs.core.Response;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A table as a file to download, CSV or workbook. A text that a spreadsheet would take for a formula is kept from being one by a leading
 * apostrophe; numbers stay numbers.
 */
public final class TableFile {

    /** Media type of CSV as it is sent. */
    public static final String CSV = "text/csv;charset=UTF-8";
    /** Media type of a workbook. */
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final int FLUSH = 1_000;

    private TableFile() {}

    /** The table as CSV with a byte order mark, so that Excel reads it as UTF-8. */
    public static Response csv(String name, List<String> head, Iterable<List<Object>> rows) {
        StringBuilder text = new StringBuilder("\uFEFF");
        line(text, head);
        rows.forEach(row -> line(text, row));
        return file(text.toString().getBytes(StandardCharsets.UTF_8), CSV, name + ".csv");
    }

    /** The table as a workbook of one sheet. */
    public static Response xlsx(String name, List<String> head, Iterable<List<Object>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "Qinglan", "1.0")) {
            Worksheet sheet = book.newWorksheet(name);
            for (int column = 0; column < head.size(); column++) {
                sheet.value(0, column, head.get(column));
                sheet.style(0, column).bold().set();
            }
            sheet.freezePane(0, 1);
            int place = 1;
            for (List<Object> row : rows) {
                cells(sheet, place, row);
                if (place++ % FLUSH == 0) {
                    sheet.flush();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file(bytes.toByteArray(), XLSX, name + ".xlsx");
    }

    private static void cells(Worksheet sheet, int place, List<Object> row) {
        for (int column = 0; column < row.size(); column++) {
            Object value = row.get(column);
            if (value instanceof Number number) {
                sheet.value(place, column, number);
            } else if (value != null) {
                sheet.value(place, column, harmless(value.toString()));
            }
        }
    }

    private static void line(StringBuilder text, List<?> cells) {
        for (int i = 0; i < cells.size(); i++) {
            text.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
        }
        text.append("\r\n");
    }

    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Number) {
            return value.toString();
        }
        String text = harmless(value.toString());
        boolean plain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String harmless(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }

    private static Response file(byte[] bytes, String type, String name) {
        return Response.ok(bytes, type)
                .header("Content-Disposition", "attachment; filename=\"" + name + '"')
                .build();
    }
}
