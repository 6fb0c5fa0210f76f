package io.qinglan.inventory.sheet;

/**
 * How large a file may be, so that no file can fill the memory.
 *
 * @param rows rows in all tables
 * @param columns columns of a table
 * @param inflated bytes of a workbook once unpacked
 */
record Limits(int rows, int columns, long inflated) {

    private static final int COLUMNS = 400;
    private static final long INFLATED = 512L << 20;

    /** Files of at most so many rows. */
    static Limits ofRows(int rows) {
        return new Limits(rows, COLUMNS, INFLATED);
    }
}
