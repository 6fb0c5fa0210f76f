package io.qinglan.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A monitoring point (监测点位) of a site: what is measured there and for which lines, facilities and outlets its readings speak.
 *
 * @param code names the point for ever, 1 to 64 characters
 * @param site code of the site it belongs to; its area is the site's area
 * @param kind what stands there
 * @param name what people call it, null when it has none
 * @param outlet code of the outlet ({@code DA001}) it stands at, null when it stands at none
 * @param targets what it measures, from when to when
 * @param power what a power point counts; null for the other kinds
 * @param referenceO2 reference oxygen in percent for converted concentrations, null when none is set
 * @param referenceO2From the standard that sets it
 * @param validFrom first day on which it counts, null: since ever
 * @param validUntil last day on which it counts, null: until further notice
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Point(
        String code,
        String site,
        Kind kind,
        String name,
        String outlet,
        List<Target> targets,
        Power power,
        BigDecimal referenceO2,
        String referenceO2From,
        LocalDate validFrom,
        LocalDate validUntil) {

    /** Keeps its own copy of the targets; null counts as none. */
    public Point {
        targets = targets == null ? List.of() : List.copyOf(targets);
    }

    /** What stands at a point. */
    public enum Kind {
        /** continuous emission monitoring at an outlet (自动监控) */
        CEMS,
        /** process values from the plant's control system (工况) */
        PROCESS,
        /** a meter of electricity (用电监管) */
        POWER,
        /** the gate of the site (门禁) */
        GATE,
        /** a camera */
        VIDEO,
        /** readings taken by hand */
        MANUAL;

        /** The word used in tables and JSON. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a meter of electricity counts. */
    public enum Role {
        /** all that the site draws */
        INCOMER,
        /** production (产污设施) */
        PRODUCTION,
        /** treatment (治污设施) */
        TREATMENT,
        /** the site's own generation */
        GENERATION,
        /** what the site gives away */
        EXPORT,
        /** a store of electricity */
        STORAGE;

        /** The word used in tables and JSON. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How readings of a point relate to what it measures. */
    public enum Relation {
        /** it measures this alone */
        SOLE,
        /** it measures this and others; {@link Target#share} says how much is this one's */
        SHARED,
        /** it measures what is drawn less what the site generates itself */
        NET_OF_GENERATION;

        /** The word used in tables and JSON. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One thing that a point measures.
     *
     * @param kind {@code line}, {@code facility} or {@code outlet}
     * @param target its code within the site
     * @param relation how the readings relate to it
     * @param share its part of the readings, above 0 and at most 1; null when not known or the only one
     * @param countersigned who countersigned the map, null when nobody did
     * @param from first day, null: since ever
     * @param until last day, null: until further notice
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Target(
            String kind,
            String target,
            Relation relation,
            BigDecimal share,
            String countersigned,
            LocalDate from,
            LocalDate until) {

        /** Whether it holds on a day. */
        public boolean holdsOn(LocalDate day) {
            return within(day, from, until);
        }
    }

    /**
     * What a meter of electricity counts and what counts as standing still there.
     *
     * @param role what it counts, null when not said
     * @param ct ratio of the current transformer, null: readings are primary values
     * @param pt ratio of the voltage transformer, null: readings are primary values
     * @param ratedKw rated load
     * @param standbyKw load while standing by
     * @param safeIdleKw load at which the plant only keeps itself safe (保窑, 保温)
     * @param plantSigned who countersigned these loads for the plant
     * @param bureauSigned who countersigned them for the bureau
     * @param certificate number of the verification certificate of the meter
     * @param certificateUntil last day on which it holds
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Power(
            Role role,
            BigDecimal ct,
            BigDecimal pt,
            BigDecimal ratedKw,
            BigDecimal standbyKw,
            BigDecimal safeIdleKw,
            String plantSigned,
            String bureauSigned,
            String certificate,
            LocalDate certificateUntil) {

        /** Whether plant and bureau have both signed the stand-by and safe-idle load. */
        public boolean countersigned() {
            return plantSigned != null && bureauSigned != null;
        }
    }

    /** A point of which only code, site, kind and name are known. */
    public static Point of(String code, String site, Kind kind, String name) {
        return new Point(code, site, kind, name, null, null, null, null, null, null, null);
    }

    /** Whether it counts on a day. */
    public boolean holdsOn(LocalDate day) {
        return within(day, validFrom, validUntil);
    }

    private static boolean within(LocalDate day, LocalDate from, LocalDate until) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }
}
