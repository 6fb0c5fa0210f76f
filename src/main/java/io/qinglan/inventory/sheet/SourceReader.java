package io.qinglan.inventory.sheet;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.qinglan.inventory.ListedSource;

/** Rows of the tables of dust and mobile sources: their columns are kept by name, figures and words as codes. */
final class SourceReader {

    private static final Set<String> OWN = Set.of("source", "area", "name");

    private SourceReader() {}

    static void read(SheetRow row, String kind, SheetKind table, Draft draft) {
        String code = row.requiredId("source");
        row.required("area");
        String area = draft.reach().area(row);
        String name = row.required("name");
        Map<String, String> fields = new TreeMap<>();
        for (Column column : table.columns()) {
            String value = OWN.contains(column.name()) ? null : value(row, column);
            if (value != null) {
                fields.put(column.name(), value);
            }
        }
        if (code != null && area != null && name != null) {
            draft.add(new ListedSource(kind, code, area, name, fields), row);
        }
    }

    private static String value(SheetRow row, Column column) {
        return switch (column.type()) {
            case "number" -> {
                BigDecimal number = row.number(column.name());
                yield number == null ? null : number.toPlainString();
            }
            case "count" -> {
                Integer count = row.count(column.name());
                yield count == null ? null : count.toString();
            }
            case "truth" -> row.code(column.name(), "truth");
            case "longitude" -> degrees(row.degrees(column.name(), -180, 180));
            case "latitude" -> degrees(row.degrees(column.name(), -90, 90));
            default -> row.text(column.name());
        };
    }

    private static String degrees(Double degrees) {
        return degrees == null ? null : degrees.toString();
    }
}
