package io.qinglan.warning;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.authority.Actor;
import io.qinglan.ledger.Canonical;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.ledger.Recorded;

/** Puts the acts on proposals, warnings and responses into the ledger, in the running transaction. */
@ApplicationScoped
public class Records {

    private final Decisions decisions;
    private final Clock clock;

    /** Writes to this ledger. */
    public Records(Decisions decisions, Clock clock) {
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * Records an act on a proposal or on what became of it.
     *
     * @param kind what kind of act, in dots
     * @param subject the id of what was acted on
     * @param ground the proposal the act stands on: its area, pack and legal basis
     */
    public Recorded act(String kind, Object subject, Proposal ground, Object input, Object output, Actor actor) {
        return append(
                kind, subject, ground.area, ground.packDigest, ground.legalBasis, input, List.of(), output, actor);
    }

    /** Records a proposal with the rules that fired; the acts on it name the proposal and need not repeat them. */
    Recorded proposed(Proposal proposal, Object input, Object output, Actor actor) {
        List<?> fired = proposal.because == null ? List.of() : List.of(proposal.because);
        return append(
                proposal.subject + ".proposed",
                proposal.id,
                proposal.area,
                proposal.packDigest,
                proposal.legalBasis,
                input,
                fired,
                output,
                actor);
    }

    /** Keeps what a record names by digest, in the running transaction; null for nothing. */
    String keep(String kind, JsonNode content) {
        return content == null ? null : decisions.keep(kind, Canonical.bytes(content));
    }

    /** Records an act that stands on no proposal. */
    public Recorded plain(String kind, Object subject, String area, Object input, Object output, Actor actor) {
        return append(kind, subject, area, null, List.of(), input, List.of(), output, actor);
    }

    private Recorded append(
            String kind,
            Object subject,
            String area,
            String pack,
            List<String> legalBasis,
            Object input,
            List<?> fired,
            Object output,
            Actor actor) {
        Instant now = clock.instant();
        Decision decision = new Decision(
                kind, String.valueOf(subject), now, now, pack, legalBasis, input, fired, output, Acting.of(actor));
        return decisions.append(decision.in(area));
    }
}
