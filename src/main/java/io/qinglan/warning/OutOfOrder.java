package io.qinglan.warning;

/** An act that the life of a warning or a response does not allow where it stands. */
public final class OutOfOrder extends RuntimeException {

    /** Says which act was tried and what stands in its way. */
    public OutOfOrder(Act act, String obstacle) {
        super(act.code() + " is not possible: " + obstacle);
    }
}
