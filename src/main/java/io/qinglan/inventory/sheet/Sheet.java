package io.qinglan.inventory.sheet;

import java.util.List;

/**
 * A table as it was read: rows of text under known columns.
 *
 * @param kind which of the three files it is
 * @param charset how it was encoded
 * @param rows the rows below the header, empty ones left out
 * @param ignored headings that told nothing
 */
record Sheet(SheetKind kind, String charset, List<SheetRow> rows, List<String> ignored) {}
