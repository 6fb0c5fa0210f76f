package io.qinglan.command.hj212;

/** A file given to a command cannot be understood; the message names the place, what was expected and what came. */
public final class BadInput extends RuntimeException {

    BadInput(String message) {
        super(message);
    }
}
