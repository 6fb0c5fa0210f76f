package io.qinglan.feed.hj212;

/**
 * Reads the fields of a closed frame and judges them (docs/feeds.md): the first fault refuses it, what is merely off the standard is
 * named. It works on the bytes and makes no strings. Keeps its scratch from frame to frame: one per thread.
 */
public final class Decoder {

    private static final int LONGEST_SEGMENT = 1024;
    private static final int LONGEST_CP = 950;

    private final Charsets charsets = new Charsets();
    private final Reading read = new Reading();
    private final HeadReader head = new HeadReader();
    private final ContentReader content = new ContentReader();
    private final HeadCheck headCheck;
    private final ContentCheck contentCheck;

    /** A decoder that knows these commands. */
    public Decoder(CommandSets commands) {
        headCheck = new HeadCheck(commands);
        contentCheck = new ContentCheck(commands);
    }

    /** Decodes what length and check have closed. */
    Entry decode(Closed closed) {
        begin(closed);
        int opening = head.read(read);
        if (!readContent(opening)
                || !headCheck.check(read, head.glued, head.gluedName)
                || !contentCheck.check(read, content.hyphen)) {
            return new Refused(read.fault, read.field, read.detail, closed.bytes, closed.from, closed.to);
        }
        return new Frame(read);
    }

    private void begin(Closed closed) {
        read.clear();
        read.bytes = closed.bytes;
        read.from = closed.from;
        read.to = closed.to;
        read.plain = closed.plain;
        read.base = closed.plainFrom;
        read.length = closed.length;
        read.deviations = closed.deviations;
        read.charset = charsets.of(read.plain, read.base, read.base + read.length);
        if (read.charset == Charsets.GB18030) {
            read.mark(Deviation.TEXT_NOT_UTF8);
        }
        if (read.length > LONGEST_SEGMENT) {
            read.mark(Deviation.LEN_OVER_1024);
        }
    }

    /** CP opens at its first {@code CP=&&} and closes with the last two bytes of the segment. */
    private boolean readContent(int opening) {
        if (opening < 0) {
            return read.refuse(Fault.CP_MISSING, null, "expected CP=&& in the data segment");
        }
        int from = opening + 5;
        int end = read.base + read.length;
        if (end - 2 < from || !Bytes.endsWithTwoAmpersands(read.plain, from, end)) {
            return read.refuse(Fault.CP_UNTERMINATED, null, "expected && at the end of the data segment");
        }
        if (end - opening > LONGEST_CP) {
            read.mark(Deviation.CP_OVER_950);
        }
        content.read(read, from, end - 2);
        if (read.charset == Charsets.GB18030 && read.hasNamesThatReadAlike()) {
            read.mark(Deviation.DUPLICATE_CP_KEY);
        }
        return true;
    }
}
