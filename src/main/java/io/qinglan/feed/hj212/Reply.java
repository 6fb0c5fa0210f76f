package io.qinglan.feed.hj212;

/**
 * What a receiver answers to a frame: 9014 to data, 9013 to a notice. Requests and answers have no reply here: a request is answered by
 * whoever carries it out.
 *
 * @param command 9014 or 9013
 * @param flag the version of the frame without any other bit
 */
public record Reply(int command, int flag) {

    /** The answer to data. */
    public static final int DATA_ANSWER = 9014;

    /** The answer to a notice. */
    public static final int NOTICE_ANSWER = 9013;

    private static final byte[] NUMBER = ascii("QN=");
    private static final byte[] DATA = ascii(";ST=91;CN=9014;PW=");
    private static final byte[] NOTICE = ascii(";ST=91;CN=9013;PW=");
    private static final byte[] INSTRUMENT = ascii(";MN=");
    private static final byte[] FLAG = ascii(";Flag=");
    private static final byte[] CONTENT = ascii(";CP=&&&&");
    /** Bytes of an answer beside QN, PW and MN. */
    private static final int FIXED = NUMBER.length + DATA.length + INSTRUMENT.length + FLAG.length + 1 + CONTENT.length;

    private static byte[] ascii(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    /** The reply a frame asks for; null when it asks for none, or there is no QN to answer to. */
    public static Reply of(Frame frame) {
        if (!frame.wantsAnswer()) {
            return null;
        }
        int answer = answer(frame);
        return answer == 0 || frame.qnToAnswer() == null ? null : new Reply(answer, frame.version() * 4);
    }

    private static int answer(Frame frame) {
        int command = frame.command();
        if (command == 1013 || command == 2012 || command == 2022 || command == 9015) {
            return NOTICE_ANSWER;
        }
        boolean data = command >= 2000 && command <= 2999 || command == 3020;
        return data && frame.find("DataTime") >= 0 ? DATA_ANSWER : 0;
    }

    /** CN as it is written. */
    public String cn() {
        return String.valueOf(command);
    }

    /** Flag as it is written. */
    public String flagText() {
        return String.valueOf(flag);
    }

    /**
     * The answer on the wire, with the frame's own QN, PW and MN. In the edition of 2005 QN stands in CP, and an answer to data names the
     * command it answers.
     */
    public byte[] wire(Frame frame) {
        return frame.edition() != Edition.OF_2005 && frame.isAscii() && flag < 10 ? quick(frame) : written(frame);
    }

    /** The same bytes as {@link #written}, put together from those of the frame: a gateway does this for every frame. */
    private byte[] quick(Frame frame) {
        int length = FIXED + frame.fieldLength(Field.QN) + frame.fieldLength(Field.PW) + frame.fieldLength(Field.MN);
        byte[] answer = new byte[Framer.PREFIX + length + Framer.CHECK + 2];
        answer[0] = '#';
        answer[1] = '#';
        for (int digit = 5, rest = length; digit > 1; digit--, rest /= 10) {
            answer[digit] = (byte) ('0' + rest % 10);
        }
        int at = put(NUMBER, answer, Framer.PREFIX);
        at = frame.copyField(Field.QN, answer, at);
        at = put(command == DATA_ANSWER ? DATA : NOTICE, answer, at);
        at = frame.copyField(Field.PW, answer, at);
        at = put(INSTRUMENT, answer, at);
        at = frame.copyField(Field.MN, answer, at);
        at = put(FLAG, answer, at);
        answer[at++] = (byte) ('0' + flag);
        at = put(CONTENT, answer, at);
        Crc.write(Crc.of(answer, Framer.PREFIX, at), answer, at);
        answer[at + Framer.CHECK] = '\r';
        answer[at + Framer.CHECK + 1] = '\n';
        return answer;
    }

    private static int put(byte[] text, byte[] to, int at) {
        System.arraycopy(text, 0, to, at, text.length);
        return at + text.length;
    }

    private byte[] written(Frame frame) {
        Packet packet = new Packet(frame.edition())
                .st("91")
                .command(command)
                .password(frame.password())
                .mn(frame.mn())
                .flag(flag);
        String qn = frame.qnToAnswer();
        if (frame.edition() != Edition.OF_2005) {
            return packet.qn(qn).bytes();
        }
        packet.item("QN", qn);
        if (command == DATA_ANSWER) {
            packet.item("CN", frame.cn());
        }
        return packet.bytes();
    }
}
