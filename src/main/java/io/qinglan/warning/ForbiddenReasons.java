package io.qinglan.warning;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/**
 * The guard against starting, raising or prolonging at will: nothing that binds people is started, raised or prolonged in order to
 * meet an air-quality target or for a ranking (环大气〔2024〕6号).
 */
public final class ForbiddenReasons {

    /** The reasons nobody may give for a stricter act. */
    public static final Set<String> CODES = Set.of("annual_target", "season_target", "ranking");

    private ForbiddenReasons() {}

    /**
     * Refuses a proposal that gives one of the reasons.
     *
     * @throws Problem 422 forbidden-reason
     */
    static void require(Proposal proposal) {
        if (proposal.act().stricter()) {
            require("/reason", proposal.reason);
            require("/basis", proposal.basis);
            require("/override/reason", proposal.overrideReason);
        }
    }

    /**
     * Refuses one of the reasons at a place in the input.
     *
     * @throws Problem 422 forbidden-reason
     */
    public static void require(String pointer, String reason) {
        boolean forbidden =
                reason != null && Stream.of(reason.trim().split("[^a-z_]+")).anyMatch(CODES::contains);
        if (forbidden) {
            throw new Problem(
                    422,
                    "forbidden-reason",
                    "nothing is started, raised or prolonged for a target or a ranking (环大气〔2024〕6号)",
                    List.of(InputError.at(pointer, "a reason that lies in the air or in its forecast", reason)));
        }
    }
}
