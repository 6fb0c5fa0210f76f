package io.qinglan.inventory.plan;

import java.util.List;

/**
 * What hangs at the gate (公示牌), in words for passers-by and inspectors.
 *
 * @param state words for the standing of the plan it is printed from
 * @param valid whether it may hang: a filed plan in force, or a list of stops only
 * @param contact who answers for it on site; null on the public page
 * @param lines one row a line
 * @param rows further rows: title and text
 * @param supervisors whom to call at the bureau
 * @param address where the code leads
 * @param code the square code as a {@code data:} address
 * @param proof digest of the plan, short; null without a plan
 */
record NoticeBoard(
        String name,
        String site,
        String creditCode,
        String legalRepresentative,
        String address,
        String industry,
        String grade,
        String state,
        boolean valid,
        String plan,
        String contact,
        List<Line> lines,
        List<Row> rows,
        List<String> supervisors,
        String link,
        String code,
        String proof,
        String printed) {

    /**
     * One line of production.
     *
     * @param emission kilograms a day, in words
     * @param yellow what it does at yellow, and so on
     * @param safe what makes its stop safe, in words
     */
    record Line(
            String name,
            String process,
            String capacity,
            String emission,
            String yellow,
            String orange,
            String red,
            String safe) {}

    /** A further row. */
    record Row(String title, String text) {}
}
