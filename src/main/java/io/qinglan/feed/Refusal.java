package io.qinglan.feed;

import java.util.Objects;

/**
 * Why a frame, or one record in it, was refused.
 *
 * @param cause a short code by which refusals are counted, such as {@code CRC_MISMATCH} or {@code time_implausible}
 * @param detail for a person, null when the code says it all; never a password and never the frame itself
 */
public record Refusal(String cause, String detail) {

    /** What no reading can be made of: the database refused the row. */
    public static final String UNSTORABLE = "unstorable";
    /** A time too far from the moment of receipt to be believed. */
    public static final String TIME_IMPLAUSIBLE = "time_implausible";

    /** A refusal has a cause. */
    public Refusal {
        Objects.requireNonNull(cause, "cause");
    }
}
