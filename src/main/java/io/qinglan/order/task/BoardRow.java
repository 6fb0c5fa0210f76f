package io.qinglan.order.task;

import java.time.Instant;
import java.util.UUID;

/**
 * A row of the board of a response: a site's order or a department's task.
 *
 * @param kind site or department
 * @param id the order or the task
 * @param code the site, or the row of the department table
 * @param rank place of the status, worst first from 0
 * @param due when the next receipt or report is due; null when none is, or its clock does not run yet
 * @param servedAt when service of the order was proven, null before and for tasks
 * @param answer a site's receipt: accepted or cannot; null before and for tasks
 * @param replyBy when the receipt is due by the first clock, null while it does not run
 * @param receiptAt when the receipt came
 * @param reportBy when the report is due by the second clock, null while it does not run
 * @param reportAt when the last report came
 */
record BoardRow(
        String kind,
        UUID id,
        String code,
        String area,
        int rank,
        String status,
        Instant due,
        Instant servedAt,
        String answer,
        Instant replyBy,
        Instant receiptAt,
        Instant reportBy,
        Instant reportAt) {}
