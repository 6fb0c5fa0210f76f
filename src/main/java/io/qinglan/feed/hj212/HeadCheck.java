package io.qinglan.feed.hj212;

/** Judges the fields of the head in their order; the first fault ends it. */
final class HeadCheck {

    private static final int TIME_DIGITS = 17;

    private final CommandSets commands;
    private Reading read;

    HeadCheck(CommandSets commands) {
        this.commands = commands;
    }

    /** Whether the head can be accepted; otherwise the fault stands in the reading. */
    boolean check(Reading reading, int glued, String gluedName) {
        read = reading;
        flag();
        for (int field = Field.QN; field <= Field.PNO; field++) {
            if (field == glued) {
                return gluedToCp(gluedName);
            }
            if (!check(field)) {
                return false;
            }
        }
        return glued < 0 || gluedToCp(gluedName);
    }

    private boolean gluedToCp(String name) {
        return read.refuse(Fault.FIELD_BAD, name, "expected ; between " + name + " and CP");
    }

    /** Flag says the edition, which other fields are judged by; a bad one is refused at its place. */
    private void flag() {
        if (!read.has(Field.FLAG)) {
            return;
        }
        int from = read.start(Field.FLAG);
        int to = read.end(Field.FLAG);
        if (to - from >= 1 && to - from <= 3 && Bytes.areDigits(read.plain, from, to)) {
            int flag = Bytes.number(read.plain, from, to);
            if (flag <= 255) {
                read.flag = flag;
                read.edition = Edition.ofVersion(flag >>> 2);
            }
        }
    }

    private boolean check(int field) {
        switch (field) {
            case Field.QN:
                return qn();
            case Field.ST:
                return required(field) && st();
            case Field.CN:
                return required(field) && cn();
            case Field.PW:
                return required(field) && pw();
            case Field.MN:
                return required(field) && mn();
            case Field.FLAG:
                return flagPresent();
            case Field.PNUM:
                return part(field) && partPresent(field);
            default:
                return part(field) && partPresent(field) && order();
        }
    }

    private boolean required(int field) {
        return read.has(field)
                || read.refuse(
                        Fault.FIELD_MISSING, Field.name(field), "expected " + Field.name(field) + " in the head");
    }

    private boolean qn() {
        if (!read.has(Field.QN)) {
            read.mark(Deviation.QN_ABSENT);
            return true;
        }
        int from = read.start(Field.QN);
        int to = read.end(Field.QN);
        return to - from == TIME_DIGITS && Bytes.isTime(read.plain, from) && Bytes.areDigits(read.plain, from + 14, to)
                || bad(Field.QN, "17 digits that begin with a date and time");
    }

    private boolean st() {
        int from = read.start(Field.ST);
        if (read.end(Field.ST) - from != 2
                || !isDigitOrCapital(read.plain[from])
                || !isDigitOrCapital(read.plain[from + 1])) {
            read.mark(Deviation.ST_NOT_2);
        }
        return true;
    }

    private static boolean isDigitOrCapital(byte value) {
        return Bytes.isDigit(value) || value >= 'A' && value <= 'Z';
    }

    private boolean cn() {
        int from = read.start(Field.CN);
        int to = read.end(Field.CN);
        if (to - from != 4 || !Bytes.areDigits(read.plain, from, to)) {
            return bad(Field.CN, "four digits");
        }
        read.command = Bytes.number(read.plain, from, to);
        if (!commands.has(read.edition, read.command)) {
            read.mark(Deviation.CN_UNKNOWN);
        }
        return true;
    }

    private boolean pw() {
        int from = read.start(Field.PW);
        int to = read.end(Field.PW);
        if (from == to) {
            read.mark(Deviation.PW_EMPTY);
        } else if (characters(from, to) != 6) {
            read.mark(Deviation.PW_NOT_6);
        }
        return true;
    }

    private int characters(int from, int to) {
        for (int i = from; i < to; i++) {
            if (read.plain[i] < 0) {
                String text = read.text(from, to);
                return text.codePointCount(0, text.length());
            }
        }
        return to - from;
    }

    private boolean mn() {
        int from = read.start(Field.MN);
        int to = read.end(Field.MN);
        boolean exact = to - from == 24;
        for (int i = from; exact && i < to; i++) {
            byte value = read.plain[i];
            exact = Bytes.isDigit(value) || value >= 'A' && value <= 'F';
        }
        if (!exact) {
            read.mark(Deviation.MN_NOT_24_HEX);
        }
        return true;
    }

    private boolean flagPresent() {
        if (!read.has(Field.FLAG)) {
            read.mark(Deviation.FLAG_ABSENT);
            return true;
        }
        return read.flag >= 0 || bad(Field.FLAG, "one to three digits, at most 255");
    }

    /** PNUM or PNO must be there when bit D is set; before 2017 it usually is not. */
    private boolean partPresent(int field) {
        boolean split = read.flag > 0 && (read.flag & 2) != 0;
        if (read.has(field)) {
            if (!split) {
                read.mark(Deviation.PNUM_WITHOUT_SPLIT_BIT);
            }
            return true;
        }
        if (!split) {
            return true;
        }
        if (read.flag >>> 2 >= 1) {
            return read.refuse(
                    Fault.FIELD_MISSING,
                    Field.name(field),
                    "expected " + Field.name(field) + ", for Flag says the frame is a part");
        }
        read.mark(Deviation.SPLIT_BIT_WITHOUT_PNUM);
        return true;
    }

    private boolean part(int field) {
        if (!read.has(field)) {
            return true;
        }
        int from = read.start(field);
        int to = read.end(field);
        return to - from >= 1
                        && to - from <= 9
                        && Bytes.areDigits(read.plain, from, to)
                        && Bytes.number(read.plain, from, to) >= 1
                || bad(field, "one to nine digits, at least 1");
    }

    private boolean order() {
        if (!read.has(Field.PNUM) || !read.has(Field.PNO)) {
            return true;
        }
        int parts = Bytes.number(read.plain, read.start(Field.PNUM), read.end(Field.PNUM));
        int part = Bytes.number(read.plain, read.start(Field.PNO), read.end(Field.PNO));
        return part <= parts || bad(Field.PNO, "at most PNUM, " + parts);
    }

    private boolean bad(int field, String expected) {
        return read.refuse(
                Fault.FIELD_BAD,
                Field.name(field),
                "expected " + expected + ", got " + read.shown(read.start(field), read.end(field)));
    }
}
