package io.qinglan.order.task;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

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
        List<Row> departments,
        Sites sites,
        List<Late> overdue) {

    /**
     * What a department came to with one subject.
     *
     * @param tasks tasks that held in the span
     * @param acknowledged of these, answered by a receipt or a report
     * @param reports reports made in the span
     * @param lateReports of these, after they were due
     * @param overdue tasks whose report is late now
     * @param closed tasks closed in the span
     * @param figures sums of the figures of the reports, by name
     */
    record Row(
            Map<String, String> lead,
            Map<String, String> subject,
            int tasks,
            int acknowledged,
            int reports,
            int lateReports,
            int overdue,
            int closed,
            Map<String, Long> figures) {}

    /**
     * Orders to sites.
     *
     * @param orders orders that held in the span, each in its last version
     * @param receipts of these, answered by a receipt
     * @param reports of these, reported on
     */
    record Sites(long orders, long receipts, long reports) {}

    /** A task whose report is late. */
    record Late(
            String task,
            Map<String, String> lead,
            Map<String, String> subject,
            String actionZh,
            String actionEn,
            Instant due,
            long hoursLate) {}
}
