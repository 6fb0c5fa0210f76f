package io.qinglan.order.task;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The sheet of a week or a month (周报告、周调度): how far departments and sites are, and what is late.
 *
 * @param period week or month
 * @param from first day
 * @param until last day, included
 * @param madeAt when it was made; a sheet of a span that is not over yet says how things stand
 * @param responses responses that held in the span, by level
 * @param departments one row for each lead department and subject
 * @param sites orders to sites that held in the span
 * @param overdue tasks whose report is late now
 */
record DispatchSheet(
        String area,
        String areaName,
        String period,
        LocalDate from,
        LocalDate until,
        Instant madeAt,
        int responses,
        List<TaskFigures.Department> departments,
        Sites sites,
        List<TaskFigures.Overdue> overdue) {

    /**
     * Orders to sites.
     *
     * @param orders orders that held in the span, each in its last version
     * @param receipts of these, answered by a receipt
     * @param reports of these, reported on
     */
    record Sites(long orders, long receipts, long reports) {}
}
