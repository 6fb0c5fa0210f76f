package io.qinglan.fact.compliance;

import java.util.Locale;

/** What would overturn a verdict, or let one be given: a record, a document, data that may still come. */
public enum Overturn {
    /** Data that come late or are corrected. */
    LATE_DATA,
    /** A split of a shared point, or a sum of meters, signed by both sides. */
    SIGNED_SPLIT,
    /** Stand-by or safe-idle power signed by both sides. */
    SIGNED_LEVELS,
    /** A record that the meter was exchanged or its ratio changed. */
    METER_RECORD,
    /** A record of maintenance or calibration in this time. */
    MAINTENANCE_RECORD,
    /** A record of a power cut or a failed line of communication. */
    POWER_CUT_RECORD,
    /** A leave to run, signed by the authority. */
    LEAVE,
    /** A filed plan that permits another way down. */
    FILED_RAMP,
    /** The ledger of production for this time. */
    PRODUCTION_LEDGER,
    /** Normal days that are better known. */
    BASELINE_DAYS,
    /** An inspection on the spot. */
    INSPECTION,
    /** A document that settles a vehicle's stage or class. */
    VEHICLE_DOCUMENT,
    /** A proof that service came later. */
    SERVICE_PROOF,
    /** Marks that are revised in the time the rules allow. */
    REVISED_MARKS;

    /** The word used in case files and JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
