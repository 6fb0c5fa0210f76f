package io.qinglan.compliance.lead;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How far a lead is. */
public enum LeadState {
    /** came in, nobody has looked at it (待核实) */
    REPORTED,
    /** looked at from the desk (已核实) */
    VERIFIED,
    /** given to a person with a due time (已交办) */
    ASSIGNED,
    /** an inspection on site is asked for or approved (检查中) */
    INSPECTING,
    /** an inspection on site is on record (已检查) */
    INSPECTED,
    /** a named person has found the facts; the site may appeal (已认定) */
    RULED,
    /** the site has appealed (申诉复核中) */
    APPEALED,
    /** nothing more can be decided here (已办结) */
    CLOSED,
    /** goes on as part of another lead (已并入) */
    MERGED;

    /** The word used in JSON: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether facts are still looked for. */
    public boolean open() {
        return compareTo(RULED) < 0;
    }

    /** The state of a code. */
    public static LeadState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** All codes, for answers to wrong input. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(LeadState::code).toList();
    }
}
