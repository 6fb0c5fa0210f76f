package io.qinglan.order.print;

import java.util.List;

/**
 * An order as it is printed. Times are those of the house's zone; what the city has not configured is named, not made up.
 *
 * @param parts head of the order: name of the part and its text
 * @param duties one row an obligation
 * @param paragraphs facts, consequences, remedies, contacts, legal basis: title and lines
 * @param missing what a lawful order should have and this one lacks
 * @param link where the square code leads
 * @param code the square code as a {@code data:} address
 */
public record OrderSheet(
        String title,
        boolean exercise,
        String status,
        List<Part> parts,
        List<Duty> duties,
        List<Paragraph> paragraphs,
        List<String> missing,
        String issuer,
        String date,
        String seal,
        String link,
        String code,
        String leaf) {

    /** One part of the head. */
    public record Part(String name, String text) {}

    /** One obligation. */
    public record Duty(
            String target,
            String what,
            String start,
            String completeBy,
            String until,
            String because,
            String checked) {}

    /** A titled list of lines. */
    public record Paragraph(String title, List<String> lines) {}
}
