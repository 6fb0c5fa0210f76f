package io.qinglan.inventory.sheet;

/** Takes the tables of a file as they are read, row by row. */
interface TableSink {

    /** A table begins; the name is null for a file that is one table. */
    void table(String name);

    /**
     * A row of the table.
     *
     * @param line its number in the file, from 1
     * @param cells its cells from the first column on, null where there is none
     */
    void row(int line, String[] cells);

    /** A cell that is refused for what it is, whatever column it stands in; it is handed on as empty. */
    void refused(int line, int place, String expected, String got);

    /** A cell that is read otherwise than it is written. */
    void noted(int line, int place, String read, String written);

    /** The table has ended. */
    void end();
}
