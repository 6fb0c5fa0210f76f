package io.qinglan.compliance;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.qinglan.fact.compliance.Result;
import io.qinglan.fact.compliance.TestKind;
import io.qinglan.fact.compliance.Weight;

/**
 * Verdicts of windows that are new and not met, or that have another result than before; said in the transaction that stores them, so that
 * whoever listens only notes what is to be done.
 *
 * @param changes one for each window, by series and time
 */
public record VerdictsChanged(List<Change> changes) {

    /** Keeps its own copy. */
    public VerdictsChanged {
        changes = List.copyOf(changes);
    }

    /**
     * One window.
     *
     * @param order the order
     * @param obligation id of the obligation in it
     * @param response response of the order
     * @param area area of the site
     * @param site the site
     * @param target line, facility or what else it addresses
     * @param test the test
     * @param about what the test is about beside the target, empty where nothing
     * @param start begin of the window
     * @param end its end
     * @param before what was known of the window, or else of the one before it; null when nothing was
     * @param result what is known now; null when the verdict was withdrawn
     * @param weight what it may be used for
     * @param decision the decision record
     */
    public record Change(
            UUID order,
            String obligation,
            UUID response,
            String area,
            String site,
            String target,
            TestKind test,
            String about,
            Instant start,
            Instant end,
            Result before,
            Result result,
            Weight weight,
            UUID decision) {}
}
