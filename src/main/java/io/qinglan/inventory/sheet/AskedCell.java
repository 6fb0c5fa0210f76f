package io.qinglan.inventory.sheet;

/**
 * Something of the list whose cell is looked for.
 *
 * @param site code of its site
 * @param name name of the site, by which tables without codes know it
 * @param line code of the line, null when it is about the site
 * @param level code of the level, or null
 * @param field the column it is about, or the table: {@code listRows, lines, points, service}
 */
public record AskedCell(String site, String name, String line, String level, String field) {}
