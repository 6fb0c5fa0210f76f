package io.qinglan.compliance.baseline;

import java.util.Locale;

/** What kind of day a calendar day is for work. */
public enum DayKind {
    /** Monday to Friday, no holiday. */
    WORKDAY,
    /** Saturday or Sunday, not worked in place of another day. */
    REST_DAY,
    /** A public holiday, or a day off given around one (放假调休). */
    HOLIDAY,
    /** A Saturday or Sunday worked in place of a day around a holiday (调休上班). */
    WORKED_IN_PLACE;

    /** The word in lists and files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
