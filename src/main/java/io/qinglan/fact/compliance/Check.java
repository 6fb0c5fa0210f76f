package io.qinglan.fact.compliance;

import java.time.Instant;
import java.util.List;

/** One duty over one window with the evidence of one kind: what the rules judge. A check yields one verdict for each test that applies. */
public sealed interface Check
        permits PowerCheck, StartCheck, TreatmentCheck, ProcessCheck, StackCheck, MassCheck, GateCheck, CrossCheck {

    /** The duty. */
    Duty duty();

    /** What it is about beside the duty's target: a pollutant, an outlet, a gate, a treatment group; empty where nothing. */
    default String about() {
        return "";
    }

    /** Begin of the window. */
    Instant start();

    /** End of the window. */
    Instant end();

    /** Codes of the points whose data it rests on. */
    List<String> points();

    /** Whether all of the window lies in the time of the duty. */
    default boolean binds() {
        return duty().binds(start(), end());
    }

    /** Whether the duty must be complete in all of the window. */
    default boolean complete() {
        return duty().complete(start());
    }
}
