package io.qinglan.warning;

import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Query;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** Finds warnings and responses by the state the clock shows, which is not always the one kept. */
public final class States {

    private States() {}

    /**
     * The condition for a state.
     *
     * @param stand path of the {@link Stand}
     * @throws Problem 422 when there is no such state
     */
    public static Optional<String> where(String state, String stand) {
        if (state == null) {
            return Optional.empty();
        }
        String open = stand + ".status = 'issued' and (" + stand + ".end is null or " + stand + ".end > :now)";
        return Optional.of(
                switch (state) {
                    case "issued" -> open + " and " + stand + ".start > :now";
                    case "active" -> open + " and " + stand + ".start <= :now";
                    case "expired" ->
                        "(" + stand + ".status = 'expired' or " + stand + ".status = 'issued' and " + stand
                                + ".end <= :now)";
                    case "suspended", "lifted", "cancelled", "awaiting_approval", "rejected" ->
                        stand + ".status = :state";
                    default ->
                        throw Problem.invalid(InputError.parameter(
                                "state", "issued, active, suspended, lifted, expired, cancelled", state));
                });
    }

    /** Sets what the condition asks for. */
    public static void bind(String state, Query query, Instant now) {
        if (state == null) {
            return;
        }
        switch (state) {
            case "issued", "active", "expired" -> query.setParameter("now", now);
            default -> query.setParameter("state", state);
        }
    }
}
