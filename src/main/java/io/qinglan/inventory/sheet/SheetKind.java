package io.qinglan.inventory.sheet;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * The tables a list consists of. Which one a table is, its header tells; columns are known by name, in Chinese or English, and may
 * stand in any order. The columns and their names are in {@code inventory/columns.csv}.
 */
public enum SheetKind {
    /** One row per site. */
    SITES("厂区", "Sites"),
    /** One row per production line. */
    LINES("生产线", "Lines"),
    /** One row per measure of the reduction list: line, level, stop or limit. */
    LIST_ROWS("减排措施", "List rows"),
    /** One row per enterprise with its measures at red, orange and yellow in words, as cities publish it. */
    MEASURES("措施文字", "Measures in words"),
    /** One row per facility. */
    FACILITIES("设施", "Facilities"),
    /** One row per outlet. */
    OUTLETS("排放口", "Outlets"),
    /** One row per monitoring point and thing it measures. */
    POINTS("监测点位", "Points"),
    /** One row per contact. */
    CONTACTS("联系人", "Contacts"),
    /** One row per site: how orders are served on it. */
    SERVICE("送达信息", "Service"),
    /** One row per planned overhaul. */
    OVERHAULS("检修计划", "Overhauls"),
    /** One row per dust source. */
    DUST_SOURCES("扬尘源", "Dust sources"),
    /** One row per mobile source. */
    MOBILE_SOURCES("移动源", "Mobile sources");

    private static final Map<String, List<Column>> COLUMNS = read();

    private final String zh;
    private final String en;

    SheetKind(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** The word used in JSON: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of its sheet. */
    public String title(boolean english) {
        return english ? en : zh;
    }

    List<Column> columns() {
        return COLUMNS.get(code());
    }

    List<Column> requiredColumns() {
        return columns().stream().filter(Column::needed).toList();
    }

    /** The columns a header names, by our names; the first heading of a column counts. */
    Map<String, Integer> places(List<String> headings) {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (Column column : columns()) {
            for (int place = 0; place < headings.size(); place++) {
                if (column.isCalled(headings.get(place))) {
                    places.putIfAbsent(column.name(), place);
                }
            }
        }
        return places;
    }

    /** Whether columns suffice for it; the enterprise's name may stand for the site's code. */
    boolean suffices(Set<String> columns) {
        boolean needed = requiredColumns().stream()
                .allMatch(column -> columns.contains(column.name())
                        || column.name().equals("site") && this != SITES && columns.contains("enterprise"));
        return needed
                && (this != MEASURES || Stream.of("red", "orange", "yellow").anyMatch(columns::contains));
    }

    /** The headings that tell it nothing. */
    List<String> ignored(Collection<String> headings) {
        return headings.stream()
                .filter(heading -> !heading.isBlank())
                .filter(heading -> columns().stream().noneMatch(column -> column.isCalled(heading)))
                .toList();
    }

    private static Map<String, List<Column>> read() {
        Map<String, List<Column>> columns = new LinkedHashMap<>();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = new InputStreamReader(
                        SheetKind.class.getResourceAsStream("/inventory/columns.csv"), StandardCharsets.UTF_8);
                var rows = format.parse(reader)) {
            for (CSVRecord row : rows) {
                columns.computeIfAbsent(row.get("sheet"), sheet -> new java.util.ArrayList<>())
                        .add(column(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return columns;
    }

    private static Column column(CSVRecord row) {
        String[] written = row.get("names").split("\\|");
        Set<String> names = new LinkedHashSet<>();
        names.add(Column.plain(row.get("column")));
        for (String name : written) {
            names.add(Column.plain(name));
        }
        names.add(Column.plain(row.get("en")));
        return new Column(
                row.get("column"),
                row.get("needed").equals("yes"),
                row.get("type"),
                List.copyOf(names),
                written[0],
                row.get("en"),
                row.get("example"),
                row.get("certainty"),
                row.get("note_zh"),
                row.get("note_en"));
    }
}
