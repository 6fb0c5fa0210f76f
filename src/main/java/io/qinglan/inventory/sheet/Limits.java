package io.qinglan.inventory.sheet;

/**
 * How large a file may be, so that no file can fill the memory.
 *
 * @param rows rows in all tables
 * @param columns columns of a table
 * @param inflated bytes of a workbook once unpacked
 */
record Limits(int rows, int columns, long inflated) {

    /** What is enough for a province's list and keeps the heap bounded. */
    static final Limits USUAL = new Limits(200_000, 400, 512L << 20);
}
