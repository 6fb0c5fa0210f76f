package io.qinglan.compliance.lead;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a ruling finds. It is a finding of fact; a penalty is another procedure of another body of law. */
public enum Finding {
    /** nothing to be held against the site (办结) */
    CLOSED,
    /** to be put right by a due time (责令整改) */
    RECTIFY,
    /** the meter or instrument was at fault, not the site (设备故障) */
    DEVICE_AT_FAULT,
    /** the site was not bound, or had a reason the law accepts (豁免) */
    EXEMPT,
    /** handed with a case file to the body that decides on penalties (移送) */
    TRANSFER;

    /** The word used in JSON: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is held against the site, which therefore is heard before and may appeal after. */
    public boolean adverse() {
        return this == RECTIFY || this == TRANSFER;
    }

    /** The finding of a code, empty when there is none. */
    public static Optional<Finding> of(String code) {
        return Arrays.stream(values())
                .filter(finding -> finding.code().equals(code))
                .findFirst();
    }

    /** All codes, for answers to wrong input. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(Finding::code).toList();
    }
}
