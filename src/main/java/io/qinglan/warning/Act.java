package io.qinglan.warning;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import io.qinglan.fact.Level;

/** What can be done to a warning or a response; each but {@link #EXPIRE} is proposed by one party and approved by another. */
public enum Act {
    /** 发布: a warning comes into being */
    ISSUE,
    /** 启动: a response comes into being */
    START,
    /** 升级 */
    UPGRADE,
    /** 降级 */
    DOWNGRADE,
    /** 临时管控: below yellow, on a superior's deployment */
    TEMPORARY_CONTROL,
    /** 解除 */
    LIFT,
    /** 延长 */
    EXTEND,
    /** 暂停 */
    SUSPEND,
    /** 恢复 */
    RESUME,
    /** 撤销 */
    CANCEL,
    /** 更正 */
    CORRECT,
    /** 改期, before the start only */
    RESCHEDULE,
    /** 加严: measures added to a response */
    SUPPLEMENT,
    /** a fixed end is reached; the clock does it, nobody decides */
    EXPIRE;

    /** What starts, raises or prolongs; never for the sake of a target or a ranking (环大气〔2024〕6号). */
    private static final Set<Act> STRICTER =
            EnumSet.of(ISSUE, START, UPGRADE, TEMPORARY_CONTROL, EXTEND, RESUME, SUPPLEMENT);

    /** The word used in JSON: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the act starts, raises or prolongs what binds people. */
    public boolean stricter() {
        return STRICTER.contains(this);
    }

    /** Whether the act brings a warning or a response into being. */
    public boolean begins() {
        return this == ISSUE || this == START;
    }

    /** Whether the act ends it for good. */
    public boolean ends() {
        return this == LIFT || this == CANCEL || this == EXPIRE;
    }

    /** The change of level that leads from one colour to another; {@link Level#NONE} stands for temporary control. */
    public static Act between(Level from, Level to) {
        if (to == Level.NONE) {
            return TEMPORARY_CONTROL;
        }
        return to.above(from) ? UPGRADE : DOWNGRADE;
    }

    /**
     * The act of a code.
     *
     * @throws IllegalArgumentException when there is no such act
     */
    public static Act of(String code) {
        return Arrays.stream(values())
                .filter(act -> act.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no act '" + code + "'"));
    }
}
