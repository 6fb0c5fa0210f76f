package io.qinglan.order.task;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Dispatch sheets as files for a spreadsheet. A text that a spreadsheet would run as a formula is written as text. */
@ApplicationScoped
class DispatchFiles {

    private static final List<String> HEADS = List.of(
            "牵头部门 lead",
            "事项 subject",
            "任务数 tasks",
            "已签收 acknowledged",
            "报告数 reports",
            "逾期报告 late reports",
            "当前逾期 overdue",
            "已关闭 closed",
            "数据 figures");
    private static final List<String> LATE_HEADS =
            List.of("牵头部门 lead", "事项 subject", "任务 task", "应报时间 due", "逾期小时 hours late");
    private static final String STARTS_FORMULA = "=+-@\t\r";
    private static final char BYTE_ORDER_MARK = '\uFEFF'; // or a spreadsheet takes the Chinese for another charset

    private final TaskWords words;
    private final ZoneId zone;

    DispatchFiles(TaskWords words, @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.words = words;
        this.zone = zone;
    }

    /** The sheet as CSV in UTF-8: one line for each department and subject, then the list of what is late. */
    byte[] csv(DispatchSheet sheet) {
        StringBuilder text = new StringBuilder().append(BYTE_ORDER_MARK);
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(title(sheet));
            printer.printRecord(sites(sheet));
            printer.printRecord(HEADS);
            for (List<Object> row : rows(sheet)) {
                printer.printRecord(plain(row));
            }
            printer.printRecord();
            printer.printRecord(LATE_HEADS);
            for (List<Object> row : late(sheet)) {
                printer.printRecord(plain(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The sheet as a workbook: one sheet for departments, one for what is late. */
    byte[] xlsx(DispatchSheet sheet) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Qinglan", "1.0")) {
            Worksheet departments = workbook.newWorksheet("调度 dispatch");
            departments.value(0, 0, title(sheet));
            departments.value(1, 0, sites(sheet));
            fill(departments, 2, HEADS, rows(sheet));
            fill(workbook.newWorksheet("逾期 overdue"), 0, LATE_HEADS, late(sheet));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void fill(Worksheet sheet, int from, List<String> heads, List<List<Object>> rows) {
        for (int column = 0; column < heads.size(); column++) {
            sheet.value(from, column, heads.get(column));
            sheet.style(from, column).bold().set();
        }
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                Object cell = rows.get(row).get(column);
                if (cell instanceof Number number) {
                    sheet.value(from + 1 + row, column, number);
                } else {
                    sheet.value(from + 1 + row, column, String.valueOf(cell));
                }
            }
        }
        sheet.freezePane(0, from + 1);
    }

    private static String title(DispatchSheet sheet) {
        String kind = sheet.period().equals("week") ? "周调度表 weekly" : "月调度表 monthly";
        return sheet.areaName() + " " + kind + " " + sheet.from() + " — " + sheet.until();
    }

    private static String sites(DispatchSheet sheet) {
        DispatchSheet.Sites sites = sheet.sites();
        return "减排指令 orders " + sites.orders() + "，回执 receipts " + sites.receipts() + "，执行报告 reports "
                + sites.reports();
    }

    private List<List<Object>> rows(DispatchSheet sheet) {
        List<List<Object>> rows = new ArrayList<>();
        for (TaskFigures.Department row : sheet.departments()) {
            rows.add(List.of(
                    row.lead().get("zh"),
                    row.subject().get("zh"),
                    row.tasks(),
                    row.acknowledged(),
                    row.reports(),
                    row.lateReports(),
                    row.overdue(),
                    row.closed(),
                    figures(row.figures())));
        }
        return rows;
    }

    private String figures(Map<String, Long> figures) {
        return figures.entrySet().stream()
                .map(figure -> words.of("field", figure.getKey()).getOrDefault("zh", figure.getKey()) + " "
                        + figure.getValue())
                .collect(Collectors.joining("；"));
    }

    private List<List<Object>> late(DispatchSheet sheet) {
        List<List<Object>> rows = new ArrayList<>();
        for (TaskFigures.Overdue late : sheet.overdue()) {
            rows.add(List.of(
                    late.lead().get("zh"),
                    late.subject().get("zh"),
                    late.actionZh(),
                    local(late.due()),
                    late.hoursLate()));
        }
        return rows;
    }

    private String local(Instant at) {
        return LocalDateTime.ofInstant(at, zone)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString()
                .replace('T', ' ');
    }

    private static List<Object> plain(List<Object> row) {
        return row.stream().map(DispatchFiles::plain).toList();
    }

    /** A text in front of which a spreadsheet sees no formula. */
    static Object plain(Object cell) {
        boolean formula = cell instanceof String text && !text.isEmpty() && STARTS_FORMULA.indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + cell : cell;
    }
}
