package io.qinglan.warning;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.fact.Level;

/**
 * What the rules say about an area on a forecast, as far as it matters for what may be proposed.
 *
 * @param level what holds after the step
 * @param regime none, temporary_control, ozone, manual_review
 * @param transition the change against what is in force, in the words of the case files
 * @param because the rules that fired, with facts and parameters
 * @param nextLevel how far the next level is
 * @param asked what the rules saw, as it is archived
 * @param assessment the whole answer, as it is kept
 */
record Finding(
        Level level,
        String regime,
        String transition,
        Instant at,
        Instant start,
        Instant end,
        Instant until,
        Instant issueBy,
        Boolean leadTimeMet,
        Boolean leadTimeRequired,
        List<String> flags,
        JsonNode because,
        JsonNode nextLevel,
        String pack,
        String packDigest,
        List<String> legalBasis,
        UUID forecast,
        JsonNode asked,
        JsonNode assessment) {

    /** Whether the rules see the warning ended. */
    boolean lifts() {
        return transition != null && transition.endsWith("->lifted");
    }

    /** Whether the rules see it prolonged. */
    boolean extend() {
        return "extend".equals(transition);
    }

    /** Whether the rules see another colour than the one in force, or a first one. */
    boolean changesLevel() {
        return transition != null && transition.contains("->") && !lifts();
    }

    /** Whether the rules see a temporary control below yellow. */
    boolean temporaryControl() {
        return "temporary_control".equals(regime);
    }

    /** Copies the ground of the finding into a proposal. */
    void ground(Proposal proposal) {
        proposal.because = because;
        proposal.nextLevel = nextLevel;
        proposal.pack = pack;
        proposal.packDigest = packDigest;
        proposal.legalBasis = legalBasis;
        proposal.forecast = forecast;
        proposal.asked = asked;
        proposal.assessment = assessment;
        proposal.flags = flags;
    }
}
