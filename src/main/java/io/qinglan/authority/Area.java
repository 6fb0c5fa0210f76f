package io.qinglan.authority;

import java.util.Locale;

/**
 * An administrative area by GB/T 2260.
 *
 * @param code six digits
 * @param name its name, such as 石家庄市
 * @param kind its rank
 * @param parent the area that contains it; null for a province, or when the one above is not kept here
 */
public record Area(String code, String name, Kind kind, String parent) {

    /** Rank of an area. */
    public enum Kind {
        /** province, autonomous region or municipality: code ends in 0000 */
        PROVINCE,
        /** city with districts: code ends in 00 */
        CITY,
        /** county, district or county-level city */
        COUNTY;

        /** The word used in JSON: lower case. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The rank that GB/T 2260 gives a code of six digits. */
        public static Kind ofCode(String code) {
            return code.endsWith("0000") ? PROVINCE : code.endsWith("00") ? CITY : COUNTY;
        }
    }
}
