package io.qinglan.feed.hj212;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * A header that led to no readable frame. Refused ones are never answered.
 *
 * <p>Its bytes run from the header to the next header that was received by then, or to the last byte received: evidence, no meaning.
 */
public final class Refused implements Entry {

    private final Fault fault;
    private final String field;
    private final String detail;
    private final Set<Deviation> deviations;
    private final byte[] bytes;
    private final int from;
    private final int to;

    Refused(Fault fault, String field, String detail, byte[] bytes, int from, int to) {
        this(fault, field, detail, Set.of(), bytes, from, to);
    }

    private Refused(
            Fault fault, String field, String detail, Set<Deviation> deviations, byte[] bytes, int from, int to) {
        this.fault = fault;
        this.field = field;
        this.detail = detail;
        this.deviations = deviations;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    /** The strict policy's refusal of a frame that is off the standard. */
    public static Refused strictly(Frame frame) {
        return new Refused(
                Fault.DEVIATION,
                null,
                "off the standard: " + frame.deviations(),
                frame.deviations(),
                frame.raw(),
                0,
                frame.rawLength());
    }

    /** Why. */
    public Fault fault() {
        return fault;
    }

    /** The field at fault; null when the fault is none of a field. */
    public String field() {
        return field;
    }

    /** The code, with the field behind a colon: {@code FIELD_BAD:QN}. */
    public String error() {
        return field == null ? fault.name() : fault.name() + ":" + field;
    }

    /** What was expected and what came, for people. Never a password. */
    public String detail() {
        return detail;
    }

    /** Under the strict policy, the deviations; otherwise empty. */
    public Set<Deviation> deviations() {
        return deviations;
    }

    /** The instrument's number as it stands in the bytes, unchecked; null when none is found. */
    public String mn() {
        return Bytes.mn(bytes, Math.min(from + Framer.PREFIX, to), to);
    }

    @Override
    public byte[] raw() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    @Override
    public int rawLength() {
        return to - from;
    }

    @Override
    public void copyRaw(byte[] target, int at) {
        System.arraycopy(bytes, from, target, at, to - from);
    }

    /** The code and the number of bytes; never what they hold. */
    @Override
    public String toString() {
        return "Refused[" + error() + ", " + rawLength() + " bytes]";
    }

    static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
