package io.qinglan.warning;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/**
 * A decision on a proposal as it comes in.
 *
 * @param decision approve or reject
 * @param reason needed to reject
 * @param as the office acted for, or the signed sheet or recorded call that is entered; absent: the post of who is signed in
 * @param override why approval needs no recorded consultation
 * @param change which proposal, where several wait on one response
 */
public record ApprovalInput(
        String decision,
        String reason,
        As as,
        NamedOverride override,
        @JsonAlias({"proposal", "supplement"}) java.util.UUID change) {

    /**
     * In what capacity, and how it was given.
     *
     * @param kind in_system, signed_sheet or recorded_call
     * @param name who signed or spoke
     * @param post the office held
     * @param document number of the sheet or of the recording
     * @param at when it was signed or spoken; now when absent
     */
    public record As(String kind, String name, String post, String document, Instant at) {

        /** An office named in plain words. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static As office(String office) {
            return new As(Signature.IN_SYSTEM, null, office, null, null);
        }

        /** The whole form. */
        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        public As {
            kind = kind == null ? Signature.IN_SYSTEM : kind;
        }
    }

    /** Whether an operator enters what an office-holder gave on paper or by telephone. */
    boolean entered() {
        return as != null && !as.kind().equals(Signature.IN_SYSTEM);
    }

    /** What was decided; 422 when it is neither approve nor reject, or a refusal or an entered sheet says too little. */
    Signature.Verdict verdict() {
        Signature.Verdict verdict = parse();
        if (verdict == Signature.Verdict.REJECT && (reason == null || reason.isBlank())) {
            throw Problem.invalid(InputError.at("/reason", "why it is rejected", reason));
        }
        if (override != null) {
            override.require();
        }
        if (as != null) {
            requireForm();
        }
        return verdict;
    }

    private Signature.Verdict parse() {
        for (Signature.Verdict verdict : Signature.Verdict.values()) {
            if (verdict.code().equals(decision)) {
                return verdict;
            }
        }
        throw Problem.invalid(InputError.at("/decision", "approve or reject", decision));
    }

    /** Refuses a sheet or a call of the future. */
    void requirePast(Instant now) {
        if (as != null && as.at() != null && as.at().isAfter(now)) {
            throw Problem.invalid(InputError.at("/as/at", "a time that has passed, not after " + now, as.at()));
        }
    }

    private void requireForm() {
        if (!as.kind().matches("in_system|signed_sheet|recorded_call")) {
            throw Problem.invalid(InputError.at("/as/kind", "in_system, signed_sheet or recorded_call", as.kind()));
        }
        if (entered() && (as.name() == null || as.name().isBlank())) {
            throw Problem.invalid(InputError.at("/as/name", "the name of who signed or spoke", as.name()));
        }
        if (entered() && (as.post() == null || as.post().isBlank())) {
            throw Problem.invalid(InputError.at("/as/post", "the office held", as.post()));
        }
        if (entered() && (as.document() == null || as.document().isBlank())) {
            throw Problem.invalid(
                    InputError.at("/as/document", "the number of the sheet or of the recording", as.document()));
        }
    }
}
