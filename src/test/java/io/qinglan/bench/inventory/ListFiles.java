package io.qinglan.bench.inventory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The files of a made-up list of 100,000 rows: 20,000 sites, two lines and two list rows each. */
final class ListFiles {

    static final int SITES = 20_000;
    static final int ROWS = 5 * SITES;

    /** The headings of each table. */
    static final List<List<String>> HEADS = List.of(
            List.of("厂区编码", "区划代码", "企业名称", "行业类型", "绩效等级", "地址", "联系电话", "经度", "纬度", "日车辆数"),
            List.of("厂区编码", "生产线编号", "工序", "生产线名称", "日产能", "产能单位", "SO2日排放量", "NOx日排放量", "PM日排放量", "环评批复产能日均"),
            List.of("厂区编码", "生产线编号", "预警级别", "措施", "基数", "限值", "单位"));

    private static final List<String> NAMES = List.of("sites", "lines", "list_rows");

    private final String prefix;

    ListFiles(int round) {
        this.prefix = "B" + round + "-";
    }

    /** What the codes of its sites begin with. */
    String prefix() {
        return prefix;
    }

    /** One table as CSV. */
    byte[] csv(int table) {
        StringBuilder text = new StringBuilder();
        text.append(String.join(",", HEADS.get(table))).append('\n');
        each(table, cells -> {
            StringJoiner line = new StringJoiner(",");
            for (Object cell : cells) {
                line.add(cell.toString());
            }
            text.append(line).append('\n');
        });
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** All tables as one workbook. */
    byte[] workbook() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "bench", "1.0")) {
            for (int table = 0; table < HEADS.size(); table++) {
                Worksheet sheet = workbook.newWorksheet(NAMES.get(table));
                int[] line = {0};
                write(sheet, line[0]++, HEADS.get(table).toArray());
                each(table, cells -> write(sheet, line[0]++, cells));
                sheet.finish();
            }
        }
        return bytes.toByteArray();
    }

    private interface Sink {
        void row(Object... cells);
    }

    private void each(int table, Sink sink) {
        for (int i = 0; i < SITES; i++) {
            String site = prefix + i;
            if (table == 0) {
                String phone = "000-0000-" + (1_000 + i % 9_000);
                sink.row(site, "13990" + i % 9, "示例企业" + i, "水泥", "B级", "示例路" + i + "号", phone, 114.5, 37.1, 12);
            } else if (table == 1) {
                for (int line = 1; line <= 2; line++) {
                    sink.row(site, "K" + line, "水泥熟料窑", line + "号窑", 5_000, "t/d", 300.5, 1_150, 90, 4_600 + i % 100);
                }
            } else {
                sink.row(site, "K1", "橙色", "限产", 4_600, 3_680, "t/d");
                sink.row(site, "K1", "红色", "停产", "", "", "");
            }
        }
    }

    private static void write(Worksheet sheet, int line, Object... cells) {
        for (int place = 0; place < cells.length; place++) {
            if (cells[place] instanceof Number number) {
                sheet.value(line, place, number);
            } else {
                sheet.value(line, place, cells[place].toString());
            }
        }
    }
}
