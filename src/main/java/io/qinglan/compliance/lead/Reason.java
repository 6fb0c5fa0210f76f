package io.qinglan.compliance.lead;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a site says to a lead. */
public enum Reason {
    /** facility or instrument under maintenance (检修) */
    MAINTENANCE,
    /** instrument being calibrated (校准) */
    CALIBRATION,
    /** no power from outside (停电) */
    POWER_CUT,
    /** meter or current transformer exchanged (换表) */
    METER_SWAP,
    /** instrument or meter wrong (设备故障) */
    DEVICE_FAULT,
    /** an accident or an emergency (突发事件) */
    ACCIDENT,
    /** who lives on what the line gives: heat, gas, waste (民生保障) */
    LIVELIHOOD,
    /** the duty was carried out, and how (已落实) */
    CARRIED_OUT,
    /** cannot be done without danger (无法安全执行) */
    CANNOT,
    /** can be done, but only later without danger (需要时间) */
    NEEDS_TIME,
    /** any other, said in words (其他) */
    OTHER,
    /** the site expressly says nothing (放弃陈述申辩) */
    WAIVED;

    /** The word used in JSON: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it suspends what is held against the line until a named person answers: safety comes first. */
    public boolean suspends() {
        return this == CANNOT || this == NEEDS_TIME;
    }

    /** The reason of a code, empty when there is none. */
    public static Optional<Reason> of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }

    /** All codes, for answers to wrong input. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(Reason::code).toList();
    }
}
