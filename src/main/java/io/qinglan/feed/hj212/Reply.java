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
