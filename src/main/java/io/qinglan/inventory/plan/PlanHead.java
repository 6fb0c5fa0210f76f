package io.qinglan.inventory.plan;

import java.time.LocalDate;

/**
 * What every plan says of itself.
 *
 * @param number document number, or null
 * @param validUntil its last day, null when open
 * @param attachment the document itself, or null
 */
record PlanHead(String title, String number, LocalDate validFrom, LocalDate validUntil, AttachedFile attachment) {

    /** A document sent with a plan; the bytes come as base64. */
    public record AttachedFile(String name, String type, byte[] content) {}
}
