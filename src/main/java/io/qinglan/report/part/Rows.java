package io.qinglan.report.part;

import java.util.LinkedHashMap;
import java.util.Map;

/** Makes rows of tables. */
public final class Rows {

    private Rows() {}

    /** A row of pairs: id of the column, cell; cells may be null. */
    public static Map<String, Object> row(Object... pairs) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            row.put((String) pairs[i], pairs[i + 1]);
        }
        return row;
    }
}
