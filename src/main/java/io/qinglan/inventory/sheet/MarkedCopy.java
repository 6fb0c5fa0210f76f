package io.qinglan.inventory.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** The uploaded file given back as a workbook of the same content, wrong cells red with a note, cells to look at yellow; a report first. */
final class MarkedCopy implements TableSink {

    private static final String WRONG = "FF9999";
    private static final String LOOK = "FFF2A8";
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,13})(\\.\\d{1,6})?");
    private static final int LONGEST_NAME = 31;

    private final ImportResult report;
    private final Limits limits;
    private final Map<String, String> wrong = new HashMap<>();
    private final Map<String, String> look = new HashMap<>();
    private final Map<Integer, String> refused = new HashMap<>();
    private Workbook workbook;
    private Worksheet sheet;
    private String name;
    private int flushed;

    MarkedCopy(ImportResult report, Limits limits) {
        this.report = report;
        this.limits = limits;
        report.errors().forEach(error -> note(wrong, error));
        report.warnings().forEach(warning -> note(look, warning));
    }

    /** Writes the copy of a file. */
    void write(byte[] file, OutputStream out) {
        try (Workbook copy = new Workbook(out, "Qinglan", "1.0")) {
            workbook = copy;
            report(copy.newWorksheet("报告 Report"));
            tables(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tables(byte[] file) {
        try {
            if (report.format().equals("csv")) {
                new CsvTables(limits).read(file, this);
            } else {
                new WorkbookTables(limits).read(file, this);
            }
        } catch (Problem unreadable) {
            // what cannot be read cannot be copied; the report says why
            finish();
        }
    }

    @Override
    public void table(String newName) {
        name = newName;
        String title = newName == null ? "CSV" : newName;
        sheet = workbook.newWorksheet(title.length() > LONGEST_NAME ? title.substring(0, LONGEST_NAME) : title);
        flushed = 0;
    }

    @Override
    public void refused(int line, int place, String expected, String got) {
        refused.put(place, got);
    }

    @Override
    public void noted(int line, int place, String read, String written) {
        // the value is handed on with its row, the note comes from the report
    }

    @Override
    public void row(int line, String[] cells) {
        for (int place = 0; place < cells.length; place++) {
            cell(line, place, cells[place] == null ? refused.get(place) : cells[place]);
        }
        refused.clear();
        if (line - flushed >= 1_000) {
            flushed = line;
            try {
                sheet.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void end() {
        finish();
    }

    private void finish() {
        try {
            if (sheet != null) {
                sheet.finish();
                sheet = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void cell(int line, int place, String text) {
        String address = Head.address(name, place, line);
        String error = wrong.get(address);
        String warning = look.get(address);
        if (text != null && NUMBER.matcher(text).matches()) {
            sheet.value(line - 1, place, new java.math.BigDecimal(text));
        } else if (text != null) {
            sheet.value(line - 1, place, text);
        } else if (error != null) {
            sheet.value(line - 1, place, "");
        }
        if (error != null || warning != null) {
            sheet.style(line - 1, place).fillColor(error == null ? LOOK : WRONG).set();
            sheet.comment(line - 1, place, error == null ? warning : error);
        }
    }

    private void report(Worksheet front) throws IOException {
        List<String> head = List.of("单元格 cell", "应为 expected", "实为 got", "");
        for (int place = 0; place < head.size(); place++) {
            front.value(0, place, head.get(place));
            front.style(0, place).bold().set();
            front.width(place, 40);
        }
        int line = 1;
        for (InputError error : report.errors()) {
            line = line(front, line, error, "错误 error", WRONG);
        }
        for (InputError warning : report.warnings()) {
            line = line(front, line, warning, "请核对 to look at", LOOK);
        }
        front.finish();
    }

    private static int line(Worksheet front, int line, InputError error, String what, String colour) {
        String place =
                error.cell() != null ? error.cell() : error.line() != null ? "line " + error.line() : error.pointer();
        front.value(line, 0, place);
        front.value(line, 1, error.expected());
        front.value(line, 2, error.got());
        front.value(line, 3, what);
        front.style(line, 3).fillColor(colour).set();
        return line + 1;
    }

    private static void note(Map<String, String> notes, InputError error) {
        if (error.cell() != null) {
            notes.merge(
                    error.cell(),
                    "应为 expected: " + error.expected() + "\n实为 got: " + error.got(),
                    (a, b) -> a + "\n" + b);
        }
    }
}
