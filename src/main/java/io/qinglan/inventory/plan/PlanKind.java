package io.qinglan.inventory.plan;

import java.util.Locale;

/** Whose plan it is. */
public enum PlanKind {
    /** The plan of an area's government (应对预案); its owner is the area. */
    GOVERNMENT,
    /** A site's operation plan (一厂一策); its owner is the site. */
    OPERATION;

    /** The word used in JSON: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
