package io.qinglan.feed.window;

import java.util.Arrays;
import java.util.Locale;

/**
 * One factor over one window. Nothing is filled in: what is not known is {@code NaN} or a state that says why.
 *
 * @param factor code
 * @param state what the window is worth
 * @param basis which figures are used
 * @param reckoned figures reckoned here from minutes (or real-time data); of a day, from its hours
 * @param sent the instrument's own figures for this window; {@link Figures#NONE} when it sent none
 * @param sentCorrected the instrument's own O2-corrected mean
 * @param corrected our O2-corrected mean, from the figures used
 * @param correction why there is or is no corrected mean
 * @param mass kg emitted in the window
 * @param massBasis where the mass comes from, or why there is none
 * @param units minutes (of a day: hours) by position of {@link MarkClass}; what is left of the window is missing
 * @param differs the reckoned and the sent mean are both valid and differ by more than the standard's file allows
 * @param amended a person's correction stands behind one of its figures
 */
public record FactorWindow(
        String factor,
        WindowState state,
        Basis basis,
        Figures reckoned,
        Figures sent,
        double sentCorrected,
        double corrected,
        Correction correction,
        double mass,
        MassBasis massBasis,
        int[] units,
        boolean differs,
        boolean amended) {

    /** A factor over a window as it comes out of what was sent, without a correction. */
    public FactorWindow(
            String factor,
            WindowState state,
            Basis basis,
            Figures reckoned,
            Figures sent,
            double sentCorrected,
            double corrected,
            Correction correction,
            double mass,
            MassBasis massBasis,
            int[] units,
            boolean differs) {
        this(
                factor,
                state,
                basis,
                reckoned,
                sent,
                sentCorrected,
                corrected,
                correction,
                mass,
                massBasis,
                units,
                differs,
                false);
    }

    /** Which figures a window uses. Stored by position: only ever add at the end. */
    public enum Basis {
        NONE,
        MINUTES,
        REALTIME,
        INSTRUMENT,
        HOURS;

        /** The word in answers: lower case. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why there is or is no corrected concentration. Stored by position: only ever add at the end. */
    public enum Correction {
        NOT_ASKED,
        DONE,
        NO_REFERENCE,
        NO_OXYGEN,
        OXYGEN_TOO_HIGH;

        /** The word in answers: lower case. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where a mass comes from, or why there is none. Stored by position: only ever add at the end. */
    public enum MassBasis {
        NOT_ASKED,
        SENT,
        COMPUTED,
        COMPUTED_SENT_DIFFERS,
        NO_FLOW,
        FLOW_UNIT_UNKNOWN,
        NOT_VALID,
        HOURS;

        /** The word in answers: lower case. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The figures used. */
    public Figures used() {
        return switch (basis) {
            case INSTRUMENT -> sent;
            case NONE -> Figures.NONE;
            case MINUTES, REALTIME, HOURS -> reckoned;
        };
    }

    /** Whether the window may be used as measured. */
    public boolean valid() {
        return state == WindowState.VALID;
    }

    /** Units of a class: minutes, or hours of a day. */
    public int units(MarkClass mark) {
        return units[mark.ordinal()];
    }

    FactorWindow withCorrection(double value, Correction why) {
        return new FactorWindow(
                factor,
                state,
                basis,
                reckoned,
                sent,
                sentCorrected,
                value,
                why,
                mass,
                massBasis,
                units,
                differs,
                amended);
    }

    FactorWindow withMass(double kg, MassBasis why) {
        return new FactorWindow(
                factor,
                state,
                basis,
                reckoned,
                sent,
                sentCorrected,
                corrected,
                correction,
                kg,
                why,
                units,
                differs,
                amended);
    }

    /** The same, marked as resting on a person's correction. */
    public FactorWindow asAmended() {
        return new FactorWindow(
                factor,
                state,
                basis,
                reckoned,
                sent,
                sentCorrected,
                corrected,
                correction,
                mass,
                massBasis,
                units,
                differs,
                true);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FactorWindow that
                && factor.equals(that.factor)
                && state == that.state
                && basis == that.basis
                && reckoned.equals(that.reckoned)
                && sent.equals(that.sent)
                && Double.compare(sentCorrected, that.sentCorrected) == 0
                && Double.compare(corrected, that.corrected) == 0
                && correction == that.correction
                && Double.compare(mass, that.mass) == 0
                && massBasis == that.massBasis
                && Arrays.equals(units, that.units)
                && differs == that.differs
                && amended == that.amended;
    }

    @Override
    public int hashCode() {
        return factor.hashCode() * 31 + reckoned.hashCode();
    }
}
