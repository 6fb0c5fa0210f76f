package io.qinglan.authority;

import java.util.Arrays;
import java.util.Locale;

/** What a person or a key may do, before area and site are looked at. */
public enum Role {
    /** makes people and keys, keeps profiles; no say in warnings and orders */
    ADMINISTRATOR,
    /** duty officer of a bureau: enters, proposes, rehearses */
    OPERATOR,
    /** office-holder who approves */
    APPROVER,
    /** writes and proposes rule packs */
    RULE_AUTHOR,
    /** reads everything of the area, changes nothing */
    AUDITOR,
    /** records inspections on site */
    INSPECTOR,
    /** a site's people and systems */
    ENTERPRISE,
    /** a system that delivers forecasts, observations or readings */
    FEED;

    /** The word used in JSON: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the role must be bound to an area, because it acts for a bureau. */
    public boolean ofBureau() {
        return this == OPERATOR || this == APPROVER || this == AUDITOR || this == INSPECTOR;
    }

    /**
     * The role of a code.
     *
     * @throws IllegalArgumentException when there is no such role
     */
    public static Role of(String code) {
        return Arrays.stream(values())
                .filter(role -> role.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no role '" + code + "'"));
    }
}
