package io.qinglan.feed.hj212;

/**
 * The frames of the dialogue between a host and an instrument (HJ 212-2017 annex C): commands and their answers. Times are
 * {@code yyyyMMddHHmmss}.
 */
public final class Commands {

    private static final String INTERACTION = "91";

    private final Edition edition;
    private final String st;
    private final String mn;
    private final String password;

    /** The commands to one instrument, which speaks this edition and has this system code. */
    public Commands(Edition edition, String st, String mn, String password) {
        this.edition = edition;
        this.st = st;
        this.mn = mn;
        this.password = password;
    }

    /** The edition spoken. */
    public Edition edition() {
        return edition;
    }

    /** The system code of the instrument. */
    public String st() {
        return st;
    }

    /** The instrument's number. */
    public String mn() {
        return mn;
    }

    /** The password both sides send. */
    public String password() {
        return password;
    }

    /** 1011: what time is it with you? */
    public Packet timeAsked(String qn) {
        return request(qn, 1011);
    }

    /** 1012: set the clock. */
    public Packet timeSet(String qn, String systemTime) {
        return request(qn, 1012).item("SystemTime", systemTime);
    }

    /** 1061: how often do you send real-time data? */
    public Packet realTimeIntervalAsked(String qn) {
        return request(qn, 1061);
    }

    /** 1062: send real-time data at this interval, 30 to 3,600 seconds. */
    public Packet realTimeIntervalSet(String qn, int seconds) {
        return request(qn, 1062).item("RtdInterval", String.valueOf(seconds));
    }

    /** 1063: over how many minutes are your minute data? */
    public Packet minuteIntervalAsked(String qn) {
        return request(qn, 1063);
    }

    /** 1064: make minute data over this many minutes. */
    public Packet minuteIntervalSet(String qn, int minutes) {
        return request(qn, 1064).item("MinInterval", String.valueOf(minutes));
    }

    /** 2051, 2061, 2031 or 2041: send these records again; equal times ask for one. */
    public Packet recordsAsked(String qn, int command, String begin, String end) {
        Packet packet = request(qn, command).item("BeginTime", begin);
        // annex C prints a semicolon for minute, hour and day records, a comma for the run times (C.20 to C.23);
        // loggers of 2005 use commas
        return edition == Edition.OF_2005 || command == 2041
                ? packet.also("EndTime", end)
                : packet.item("EndTime", end);
    }

    /** 9011: whether the request can be carried out; 1 is ready. */
    public Packet requestAnswer(String qn, int qnRtn) {
        return answer(qn, 9011).item("QnRtn", String.valueOf(qnRtn));
    }

    /** 9012: what came of it; 1 is well, 100 no data. */
    public Packet result(String qn, int exeRtn) {
        return answer(qn, 9012).item("ExeRtn", String.valueOf(exeRtn));
    }

    /** 9013: a notice was received. */
    public Packet noticeAnswer(String qn) {
        return answer(qn, Reply.NOTICE_ANSWER);
    }

    /** 9014: data were received. In the edition of 2005 name the command with {@code also("CN", …)}. */
    public Packet dataAnswer(String qn) {
        return answer(qn, Reply.DATA_ANSWER);
    }

    /** 9015: a heart-beat (2025), which is answered by 9013. */
    public Packet heartBeat(String qn) {
        return request(qn, 9015);
    }

    private Packet request(String qn, int command) {
        return new Packet(edition)
                .qn(qn)
                .st(st)
                .command(command)
                .password(password)
                .mn(mn)
                .acknowledge();
    }

    /** Answers carry the request's QN: in the head, or in CP in the edition of 2005. */
    private Packet answer(String qn, int command) {
        Packet packet = new Packet(edition)
                .st(INTERACTION)
                .command(command)
                .password(password)
                .mn(mn);
        return edition == Edition.OF_2005 ? packet.item("QN", qn) : packet.qn(qn);
    }
}
