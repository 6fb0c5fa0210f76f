package io.qinglan.inventory.sheet;

/** Where something was stated: a row of a table, kept without its cells so that a large file is not held in memory twice. */
record Place(Head head, int line) {

    /** Notes an error in a cell of this row. */
    void wrong(String column, String expected, String got) {
        head.wrong(line, column, expected, got);
    }

    /** Notes something in this row that a person should look at. */
    void look(String column, String expected, String got) {
        head.look(line, column, expected, got);
    }
}
