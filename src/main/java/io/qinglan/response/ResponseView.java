package io.qinglan.response;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.qinglan.fact.Level;

/**
 * A response (响应) as it stands in its last version.
 *
 * @param version dense from 1 with the approval; 0 while it awaits approval
 * @param area the area whose government started it (GB/T 2260)
 * @param basis what it stands on, see {@link Basis}
 * @param basisId the id of the warning or notice it stands on, null for a basis outside the program
 * @param warning the warning it stands on, null for another basis
 * @param until the end, null when open
 * @param number the number it was published under
 * @param status awaiting_approval, rejected, issued, active, suspended, lifted, expired, cancelled
 * @param approver name of the office-holder who approved the last version, null before
 * @param issuedAt when its first version was approved, null before
 * @param supplements the approved supplements
 */
public record ResponseView(
        UUID id,
        int version,
        String area,
        Basis basis,
        UUID basisId,
        UUID warning,
        Level level,
        Instant start,
        Instant until,
        String number,
        String status,
        boolean exercise,
        String approver,
        Instant issuedAt,
        List<SupplementView> supplements) {

    /** On what an area's government may start a response (启动依据). */
    public enum Basis {
        WARNING,
        REGIONAL_NOTICE,
        EVENT_ASSURANCE,
        TEMPORARY_CONTROL,
        OTHER;

        /** The word used in JSON: lower case. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
