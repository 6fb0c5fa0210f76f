package io.qinglan.inventory;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How a site, source or monitoring point stands differently at two versions of the list.
 *
 * @param kind {@code site}, {@code dust}, {@code mobile} or {@code point}
 * @param code its code
 * @param change {@code added}, {@code removed} or {@code changed}
 * @param fields every field that differs
 */
public record SiteDifference(String kind, String code, String name, String area, String change, List<Field> fields) {

    /** The same of an area: that of the site, for what has no area of its own. */
    SiteDifference in(String other) {
        return new SiteDifference(kind, code, name, other, change, fields);
    }

    /**
     * One field.
     *
     * @param field where it stands, {@code lines[K1].capacity}
     * @param before what stood there, null for nothing
     * @param after what stands there, null for nothing
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Field(String field, String before, String after) {}
}
