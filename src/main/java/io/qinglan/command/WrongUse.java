package io.qinglan.command;

/** A command was called wrongly or given a file it cannot read; the message says what was expected. Exit status 2. */
final class WrongUse extends RuntimeException {

    WrongUse(String message) {
        super(message);
    }
}
