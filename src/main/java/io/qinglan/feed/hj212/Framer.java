package io.qinglan.feed.hj212;

/**
 * Finds frames in the bytes of one connection and hands them out in order. Where reads were cut means nothing; a damaged length never
 * eats good frames, for after an error the same bytes are searched again from just behind its header.
 *
 * <p>It holds no more than one frame that is not whole yet (at most {@link #LONGEST} bytes); bytes that cannot begin a header are
 * dropped at once. Arrays handed in belong to the framer and its frames from then on. One thread at a time.
 */
public final class Framer {

    /** Header and length. */
    static final int PREFIX = 6;

    /** The four digits of the check. */
    static final int CHECK = 4;

    /** The longest frame the four digits of a length allow. */
    public static final int LONGEST = PREFIX + 9_999 + CHECK;

    /** What is held may lie in an array so many times as large. */
    private static final int ROOM = 8;

    /** When a frame is handed out. */
    public enum Mode {
        /** At once when its check is there: for sockets, where the next byte may take minutes. */
        LIVE,
        /** When its tail has been judged too: for files. */
        WHOLE
    }

    private final Decoder decoder;
    private final Closer closer;
    private final Mode mode;
    private final Tail tail = new Tail();

    private byte[] bytes = {};
    private int at;
    private int to;
    private boolean own;

    /** Whether the search started at the start of the stream or at the end of a closed frame: junk before a header is told then. */
    private boolean fresh = true;

    private boolean junk;
    private boolean begun;
    private boolean tried;
    private long dropped;

    private Frame judged;
    private Entry waiting;

    /** A framer for one connection; many may share a decoder on one thread. */
    public Framer(Decoder decoder, Quirks quirks, Mode mode) {
        this.decoder = decoder;
        this.closer = new Closer(quirks);
        this.mode = mode;
    }

    /** Takes a read; the array must not be written to afterwards. */
    public void feed(byte[] read, Sink sink) {
        feed(read, 0, read.length, sink);
    }

    /** Takes the part of a read from (with) {@code from} to (without) {@code end}. */
    public void feed(byte[] read, int from, int end, Sink sink) {
        if (from == end) {
            return;
        }
        begun = true;
        take(read, from, end);
        run(false, sink);
        if (at == to) {
            bytes = new byte[0];
            at = 0;
            to = 0;
            own = false;
        } else if (bytes.length > ROOM * (to - at)) {
            move(to - at); // a few bytes must not keep a whole read in memory
        }
    }

    /** Ends the stream, or on a socket the wait for the rest of a half frame. The framer can be fed again as a new stream. */
    public void end(Sink sink) {
        run(true, sink);
        if (begun && !tried) {
            sink.entry(new Refused(Fault.NO_HEADER, null, "expected ## somewhere, got none", bytes, to, to));
        }
        fresh = true;
        junk = false;
        begun = false;
        tried = false;
    }

    /** Whether a frame has begun that is not whole yet. */
    public boolean isHalfWay() {
        return at < to;
    }

    /** How many bytes are held. */
    public int held() {
        return to - at;
    }

    /** How many bytes were dropped as junk so far. */
    public long dropped() {
        return dropped;
    }

    private void take(byte[] read, int from, int end) {
        if (at == to) {
            bytes = read;
            at = from;
            to = end;
            own = false;
            return;
        }
        int added = end - from;
        if (!own || bytes.length - to < added) {
            int needed = to - at + added;
            move(Math.max(256, needed + Math.min(needed, LONGEST)));
        }
        System.arraycopy(read, from, bytes, to, added);
        to += added;
    }

    /** Moves what is held into an array of its own. */
    private void move(int size) {
        byte[] roomy = new byte[size];
        System.arraycopy(bytes, at, roomy, 0, to - at);
        to -= at;
        at = 0;
        bytes = roomy;
        own = true;
    }

    private void run(boolean last, Sink sink) {
        while (settleTail(last, sink) && findHeader(last) && tryFrame(last, sink)) {
            // each turn gives one entry
        }
    }

    /** Passes over the tail of the frame closed before; false when more bytes may belong to it. */
    private boolean settleTail(boolean last, Sink sink) {
        if (!tail.isOpen()) {
            return true;
        }
        at = tail.read(bytes, at, to, last);
        if (tail.isOpen()) {
            return false;
        }
        fresh = true;
        junk = tail.junkBeforeNext();
        dropped += tail.dropped();
        if (waiting != null) {
            sink.entry(waiting instanceof Frame frame ? frame.with(tail.deviations()) : waiting);
            waiting = null;
        } else if (judged != null && tail.deviations() != 0) {
            sink.tail(judged, Deviation.of(tail.deviations()));
        }
        judged = null;
        return true;
    }

    /** Goes to the next header, the last two of a run of hashes; false when there is none yet. */
    private boolean findHeader(boolean last) {
        while (at < to) {
            if (bytes[at] != '#') {
                drop();
            } else if (at + 1 == to) {
                if (!last) {
                    return false;
                }
                drop();
            } else if (bytes[at + 1] != '#') {
                drop();
            } else if (at + 2 == to) {
                return last;
            } else if (bytes[at + 2] == '#') {
                drop();
            } else {
                return true;
            }
        }
        return false;
    }

    private void drop() {
        junk |= fresh && !Bytes.isLineEnd(bytes[at]);
        at++;
        dropped++;
    }

    /** Tries the header at hand; false when more bytes must come first. */
    private boolean tryFrame(boolean last, Sink sink) {
        int there = to - at;
        if (there < PREFIX) {
            return last && refuse(Fault.INCOMPLETE, "expected four digits of length behind ##", sink);
        }
        if (!Bytes.areDigits(bytes, at + 2, at + PREFIX)) {
            return refuse(
                    Fault.LENGTH_NOT_DIGITS,
                    "expected four digits of length, got " + Refused.text(bytes, at + 2, at + PREFIX),
                    sink);
        }
        int length = Bytes.number(bytes, at + 2, at + PREFIX);
        if (there < PREFIX + length + CHECK) {
            return tooFew(length, last, sink);
        }
        if (closer.byStandard(bytes, at, length) || closer.bySetting(bytes, at, length, to)) {
            return close(sink);
        }
        return refuseCheck(length, sink);
    }

    private boolean tooFew(int length, boolean last, Sink sink) {
        if (last) {
            if (closer.bySetting(bytes, at, length, to)) {
                return close(sink);
            }
            return WholeLine.isIn(bytes, at + PREFIX, to)
                    ? refuse(Fault.LENGTH_MISMATCH, "a line ends before the length " + length, sink)
                    : refuse(Fault.INCOMPLETE, "expected " + (length + CHECK) + " bytes behind the length", sink);
        }
        return mode == Mode.LIVE && closer.bySixTooLong(bytes, at, length, to) && close(sink);
    }

    private boolean refuseCheck(int length, Sink sink) {
        int end = at + PREFIX + length;
        if (!Bytes.endsWithTwoAmpersands(bytes, at + PREFIX, end)) {
            return refuse(Fault.LENGTH_MISMATCH, "expected && at the end of " + length + " bytes", sink);
        }
        String given = Refused.text(bytes, end, end + CHECK);
        if (Crc.hex(bytes, end) < 0) {
            return refuse(Fault.CRC_NOT_HEX, "expected four hexadecimal digits, got " + given, sink);
        }
        int due = Crc.of(bytes, at + PREFIX, end);
        return refuse(Fault.CRC_MISMATCH, String.format("expected %04X, got %s", due, given), sink);
    }

    private boolean close(Sink sink) {
        Closed closed = closer.closed();
        if (junk) {
            closed.deviations |= Deviation.JUNK_BEFORE_HEADER.bit();
        }
        Entry entry = decoder.decode(closed);
        tried = true;
        at = closed.to;
        tail.open();
        if (mode == Mode.WHOLE) {
            waiting = entry;
        } else {
            judged = entry instanceof Frame frame ? frame : null;
            sink.entry(entry);
        }
        return true;
    }

    private boolean refuse(Fault fault, String detail, Sink sink) {
        sink.entry(new Refused(fault, null, detail, bytes, at, Evidence.end(bytes, at + 2, to)));
        tried = true;
        at += 2;
        fresh = false;
        junk = false;
        return true;
    }
}
