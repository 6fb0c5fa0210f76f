package io.qinglan.feed.rollup;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

/** The mass an outlet gave off as measured: what rooms to the right may ask. Nothing is filled in; access is not checked here. */
@ApplicationScoped
public class MeasuredMass {

    private final Masses masses;

    MeasuredMass(Masses masses) {
        this.masses = masses;
    }

    /**
     * Mass over whole hours.
     *
     * @param kg of the measured hours
     * @param hours measured, those in which the source stood still by its marks included
     * @param of hours in all
     */
    public record Mass(double kg, int hours, int of) {

        /** Share of the hours that is known, 0 to 1. */
        public double coverage() {
            return of == 0 ? 0 : (double) hours / of;
        }
    }

    /** The measured mass of a factor at a point; begin and end are begins of hours. */
    public Mass of(String point, String factor, Instant from, Instant to) {
        MassView view = masses.of(point, factor, from, to);
        int known = view.measuredHours() + view.stoppedHours();
        int all = known + view.substitutedHours() + view.missingHours();
        return new Mass(view.measuredKg(), known, all);
    }
}
