package io.qinglan.order;

import java.time.Instant;
import java.util.UUID;

/**
 * How far one order is: what rooms to the right count from.
 *
 * @param version of the site's orders under this response
 * @param level the level it was issued under
 * @param start when what it asks begins
 * @param status issued, superseded, lifted, cancelled
 * @param served when its service was first proven; null while it is not
 * @param replyBy when its receipt was due; null where no clock runs
 * @param receiptAt its first receipt
 * @param answer of the last receipt: accepted or cannot
 * @param reason of the last receipt that says cannot
 * @param reportBy when its report was due; null where no clock runs
 * @param reportAt its first report
 */
public record OrderStand(
        UUID id,
        UUID response,
        String area,
        String site,
        int version,
        String level,
        String status,
        Instant issuedAt,
        Instant start,
        Instant endedAt,
        Instant served,
        Instant replyBy,
        Instant receiptAt,
        String answer,
        String reason,
        Instant reportBy,
        Instant reportAt) {

    /** Whether the receipt came after it was due, or is due and out at an instant. */
    public boolean receiptLate(Instant at) {
        return late(replyBy, receiptAt, at);
    }

    /** Whether the report came after it was due, or is due and out at an instant. */
    public boolean reportLate(Instant at) {
        return late(reportBy, reportAt, at);
    }

    /** An end of the order before the due time stops the clock. */
    private boolean late(Instant due, Instant came, Instant at) {
        if (due == null) {
            return false;
        }
        if (came != null) {
            return came.isAfter(due);
        }
        boolean stopped = endedAt != null && !endedAt.isAfter(due);
        return !stopped && due.isBefore(at);
    }
}
