package io.qinglan.feed.gateway;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One request of the host and its answers (HJ 212-2017, 6.6): the request goes out, 9011 says whether the instrument will, data may
 * follow, 9012 says how it went. No answer in time: the request is sent again with its number, then given up. Knows no socket and no
 * clock; times are nanoseconds handed in. Not thread safe.
 */
final class Exchange {

    /** What is to be done now. */
    enum Step {
        /** wait on */
        WAIT,
        /** send the request again */
        SEND_AGAIN,
        /** it is over, see the outcome */
        OVER
    }

    /** How it ended. */
    enum Outcome {
        /** not yet */
        OPEN,
        /** 9012 with ExeRtn=1 */
        DONE,
        /** 9011 with another QnRtn than 1 */
        REFUSED,
        /** 9012 with another ExeRtn than 1 */
        FAILED,
        /** no answer after all repetitions */
        UNANSWERED;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private static final String GOOD = "1";
    /** What an instrument says is kept, but not without end. */
    private static final int MOST_FIELDS = 64;

    private final String qn;
    private final String code;
    private final long patience;
    private final int most;
    private final Map<String, Object> answer = new LinkedHashMap<>();
    private int attempts = 1;
    private long deadline;
    private String qnReturn;
    private String exeReturn;
    private int records;
    private Outcome outcome = Outcome.OPEN;

    /**
     * A request just sent.
     *
     * @param code command code of the request
     * @param patience nanoseconds within which an answer is due
     * @param retries how often it is sent again
     */
    Exchange(String qn, String code, long now, long patience, int retries) {
        this.qn = qn;
        this.code = code;
        this.patience = patience;
        this.most = 1 + retries;
        this.deadline = now + patience;
    }

    /** The instrument's 9011. A repeated one changes nothing. */
    Step ready(String qnRtn, long now) {
        if (outcome == Outcome.OPEN && qnReturn == null) {
            qnReturn = qnRtn;
            if (!GOOD.equals(qnRtn)) {
                outcome = Outcome.REFUSED;
            }
            deadline = now + patience * most;
        }
        return step();
    }

    /** The instrument's 9012; it also says that the request was taken when 9011 was lost. */
    Step executed(String exeRtn) {
        if (outcome == Outcome.OPEN) {
            exeReturn = exeRtn;
            outcome = GOOD.equals(exeRtn) ? Outcome.DONE : Outcome.FAILED;
        }
        return step();
    }

    /** An answer with the request's own code and number: what was asked for. */
    Step answered(Map<String, String> fields, long now) {
        if (outcome == Outcome.OPEN) {
            fields.forEach((name, value) -> {
                if (answer.size() < MOST_FIELDS) {
                    answer.putIfAbsent(name, value);
                }
            });
            deadline = now + patience * most;
        }
        return step();
    }

    /** A record of the kind asked for, with its own number: the instrument is still at it. */
    void record(long now) {
        if (outcome == Outcome.OPEN) {
            records++;
            deadline = now + patience * most;
        }
    }

    /** Looks at the time. */
    Step at(long now) {
        if (outcome != Outcome.OPEN || now - deadline < 0) {
            return step();
        }
        if (qnReturn == null && records == 0 && answer.isEmpty() && attempts < most) {
            attempts++;
            deadline = now + patience;
            return Step.SEND_AGAIN;
        }
        outcome = Outcome.UNANSWERED;
        return Step.OVER;
    }

    private Step step() {
        return outcome == Outcome.OPEN ? Step.WAIT : Step.OVER;
    }

    String qn() {
        return qn;
    }

    String code() {
        return code;
    }

    int attempts() {
        return attempts;
    }

    String qnReturn() {
        return qnReturn;
    }

    String exeReturn() {
        return exeReturn;
    }

    Map<String, Object> answer() {
        return answer;
    }

    int records() {
        return records;
    }

    Outcome outcome() {
        return outcome;
    }
}
