package io.qinglan.feed.gateway;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.qinglan.feed.hj212.Commands;
import io.qinglan.feed.hj212.Deviation;
import io.qinglan.feed.hj212.Edition;
import io.qinglan.feed.hj212.Frame;
import io.qinglan.feed.hj212.Refused;
import io.qinglan.feed.hj212.Reply;

/**
 * What the host answers to what instruments send (HJ 212-2017, 6.6): 9014 to data, 9013 to a notice, and to a request, which a host
 * does not carry out, 9011 with the reason. Data that were refused get no answer, so that the instrument sends them again.
 */
final class Answers {

    /** QnRtn of HJ 212-2017: refused. */
    private static final int REFUSED = 2;

    private static final int WRONG_PASSWORD = 3;
    private static final int WRONG_NUMBER = 4;
    private static final int WRONG_SYSTEM = 5;
    private static final int WRONG_FLAG = 6;
    private static final int WRONG_QN = 7;
    private static final int WRONG_COMMAND = 8;
    private static final int WRONG_CHECK = 9;
    private static final int UNKNOWN = 100;

    private static final int FIRST_ANSWER = 9000;
    private static final Pattern QN = field("QN", "\\d{17}");
    private static final Pattern COMMAND = field("CN", "\\d{4}");
    private static final Pattern PASSWORD = field("PW", "[^;]{0,32}");
    private static final Pattern NUMBER = field("MN", "[^;]{1,32}");
    private static final Pattern FLAG = field("Flag", "\\d{1,3}");

    private Answers() {}

    /** The answer to an accepted frame; null when it asks for none. */
    static byte[] to(Frame frame) {
        Reply reply = Reply.of(frame);
        if (reply != null) {
            return reply.wire(frame);
        }
        return isRequest(frame)
                ? requestAnswer(frame, frame.has(Deviation.CN_UNKNOWN) ? WRONG_COMMAND : REFUSED)
                : null;
    }

    /** The answer to a frame whose password is wrong; null when it is no request. */
    static byte[] toWrongPassword(Frame frame) {
        return isRequest(frame) ? requestAnswer(frame, WRONG_PASSWORD) : null;
    }

    /** The answer to what could not be read, where it is still plain that it was a request, and by whom; else null. */
    static byte[] to(Refused refused) {
        byte[] raw = refused.raw();
        String text = new String(raw, 0, Math.min(raw.length, 300), StandardCharsets.ISO_8859_1);
        String qn = find(QN, text);
        String command = find(COMMAND, text);
        String flag = find(FLAG, text);
        String number = find(NUMBER, text);
        String password = find(PASSWORD, text);
        if (qn == null || command == null || flag == null || number == null || password == null) {
            return null;
        }
        int bits = Integer.parseInt(flag);
        boolean request = (bits & 1) != 0 && Integer.parseInt(command) < FIRST_ANSWER && !text.contains("DataTime=");
        return request ? requestAnswer(edition(bits >> 2), qn, number, password, cause(refused)) : null;
    }

    /** Whether the peer asks the host to do something. Data whose time is missing are refused before, so what has no reply is a request. */
    private static boolean isRequest(Frame frame) {
        return frame.wantsAnswer()
                && frame.command() < FIRST_ANSWER
                && frame.dataTime() == null
                && frame.qnToAnswer() != null
                && Reply.of(frame) == null;
    }

    private static byte[] requestAnswer(Frame frame, int reason) {
        return requestAnswer(frame.edition(), frame.qnToAnswer(), frame.mn(), frame.password(), reason);
    }

    private static byte[] requestAnswer(Edition edition, String qn, String mn, String password, int reason) {
        return new Commands(edition, "91", mn, password)
                .requestAnswer(qn, reason)
                .bytes();
    }

    private static int cause(Refused refused) {
        return switch (refused.fault()) {
            case CRC_MISMATCH, CRC_NOT_HEX -> WRONG_CHECK;
            case FIELD_BAD, FIELD_MISSING ->
                switch (String.valueOf(refused.field())) {
                    case "QN" -> WRONG_QN;
                    case "ST" -> WRONG_SYSTEM;
                    case "CN" -> WRONG_COMMAND;
                    case "PW" -> WRONG_PASSWORD;
                    case "MN" -> WRONG_NUMBER;
                    case "Flag", "PNUM", "PNO" -> WRONG_FLAG;
                    default -> REFUSED;
                };
            default -> UNKNOWN;
        };
    }

    private static Edition edition(int version) {
        for (Edition edition : Edition.values()) {
            if (edition.version() == version) {
                return edition;
            }
        }
        return Edition.OF_2017;
    }

    private static Pattern field(String name, String value) {
        return Pattern.compile("(?:^|[;#\\d])" + name + "=(" + value + ")(?=;|CP=)");
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }
}
