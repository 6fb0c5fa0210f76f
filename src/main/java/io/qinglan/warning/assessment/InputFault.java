package io.qinglan.warning.assessment;

/**
 * One thing that is wrong with an input.
 *
 * @param pointer where, as a JSON pointer
 * @param expected what was expected there
 * @param got what came
 */
public record InputFault(String pointer, String expected, String got) {

    @Override
    public String toString() {
        return pointer + ": expected " + expected + ", got " + got;
    }
}
