package io.qinglan.compliance.lead;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a lead comes from. */
public enum Source {
    /** a verdict that was not met for longer than is tolerated */
    VERDICT,
    /** handed down by a superior (上级交办) */
    SUPERIOR,
    /** found by a team that supervises and helps (督导帮扶) */
    ASSISTANCE_TEAM,
    /** said by a citizen, also over 12345 (信访、投诉举报) */
    PETITION,
    /** seen on patrol (巡查) */
    PATROL,
    /** seen on video */
    VIDEO,
    /** a fire point or plume seen from a satellite */
    SATELLITE,
    /** said by the site itself (自行报告) */
    SELF_REPORT;

    /** The word used in JSON: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether who said it is kept from the site and from everybody who does not need it (生态环境法典 Art 146). */
    public boolean confidential() {
        return this == PETITION;
    }

    /** The source of a code, empty when there is none. */
    public static Optional<Source> of(String code) {
        return Arrays.stream(values())
                .filter(source -> source.code().equals(code))
                .findFirst();
    }

    /** All codes, for answers to wrong input. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(Source::code).toList();
    }
}
