package io.qinglan.fact.compliance;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** One duty over one window with the evidence of one kind: what the rules judge. A check yields one verdict, or none where the duty does not bind. */
public sealed interface Check
        permits PowerCheck,
                StartCheck,
                NightCheck,
                TreatmentCheck,
                ProcessCheck,
                StackCheck,
                ConcentrationCheck,
                MassCheck,
                GateCheck,
                CrossCheck {

    /** The duty. */
    Duty duty();

    /** The test that applies; null where this evidence says nothing of such a duty. */
    TestKind test();

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

    /** Whether every point is the line's own, or split by a signature of both sides. */
    boolean pointsCount();

    /** Whether there is a figure at all. */
    boolean known();

    /** How much of the window is covered, 0 to 1. */
    double completeness();

    /** Classes of the data marks in the window. */
    default Set<Mark> marks() {
        return Set.of();
    }

    /** Whether enough of the window is covered to judge. */
    default boolean covered(Bounds bounds) {
        return completeness() >= bounds.of("window_coverage");
    }

    /** Whether the duty binds in all of the window and this evidence can speak of it. */
    default boolean binds() {
        return test() != null && duty().binds(start(), end());
    }

    /** Whether the line has leave to run, or its duty is suspended. */
    default boolean released() {
        return duty().leaveAt(start()) != null;
    }

    /** Whether the instrument was at fault or being looked after. */
    default boolean disturbed() {
        return marks().contains(Mark.MAINTENANCE) || marks().contains(Mark.INVALID);
    }

    /** Whether the evidence may be judged: what {@code evidence.drl} holds back is not. */
    default boolean judged(Bounds bounds) {
        return binds() && !released() && pointsCount() && known() && covered(bounds) && !disturbed();
    }
}
