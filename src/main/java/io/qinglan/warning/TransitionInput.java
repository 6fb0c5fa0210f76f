package io.qinglan.warning;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.fact.Level;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/**
 * A change of a warning or a response as a person proposes it: either {@code to} a level (or lifted, temporary_control), or an
 * {@code act}.
 *
 * @param at from when it holds; now when absent
 * @param start the new start, to reschedule; {@code at} is taken when absent
 * @param until the new end, to extend, reschedule, or with a change of level
 * @param reason why; never a target or a ranking
 * @param basis on what document, as a text or in parts
 * @param override needed for what the rules do not support
 * @param correction what is corrected, field by field
 */
public record TransitionInput(
        String to,
        String act,
        Instant at,
        @JsonAlias("from") Instant start,
        @JsonAlias("end") Instant until,
        String reason,
        JsonNode basis,
        NamedOverride override,
        JsonNode correction) {

    private static final Set<String> ACTS =
            Set.of("extend", "cancel", "correct", "reschedule", "suspend", "resume", "lift");
    private static final List<String> TARGETS =
            List.of("lifted", "blue", "yellow", "orange", "red", "temporary_control");

    /**
     * The step asked for, from where the life stands.
     *
     * @throws Problem 422 for what is missing or unknown
     */
    public Step step(Life life, Instant now) {
        require();
        Instant from = at == null ? now : at;
        Act asked = to == null ? Act.of(act) : towards(life.level());
        boolean changesLevel = asked == Act.UPGRADE || asked == Act.DOWNGRADE || asked == Act.TEMPORARY_CONTROL;
        Level level = changesLevel && !to.equals("temporary_control") ? Level.of(to) : Level.NONE;
        if (asked == Act.RESCHEDULE) {
            return new Step(asked, null, now, start == null ? at : start, until);
        }
        return new Step(asked, changesLevel ? level : null, from, start, until);
    }

    /** The basis as a text. */
    public String basisText() {
        return basis == null || basis.isNull() ? null : basis.isTextual() ? basis.asText() : basis.toString();
    }

    private Act towards(Level present) {
        return switch (to) {
            case "lifted" -> Act.LIFT;
            case "temporary_control" -> Act.TEMPORARY_CONTROL;
            default -> {
                if (Level.of(to) == present) {
                    throw Problem.conflict("out-of-order", "the level is " + to + " already");
                }
                yield Act.between(present, Level.of(to));
            }
        };
    }

    private void require() {
        if ((to == null) == (act == null)) {
            throw Problem.invalid(InputError.at("/to", "either to " + TARGETS + " or act " + ACTS, to));
        }
        if (to != null && !TARGETS.contains(to)) {
            throw Problem.invalid(InputError.at("/to", "one of " + TARGETS, to));
        }
        if (act != null && !ACTS.contains(act)) {
            throw Problem.invalid(InputError.at("/act", "one of " + ACTS, act));
        }
        if (reason == null || reason.isBlank()) {
            throw Problem.invalid(InputError.at("/reason", "why", reason));
        }
        if ("extend".equals(act) && until == null) {
            throw Problem.invalid(InputError.at("/until", "the new end", null));
        }
        if ("reschedule".equals(act) && start == null && at == null && until == null) {
            throw Problem.invalid(InputError.at("/start", "the new start, the new end (until), or both", null));
        }
        if ("correct".equals(act) && (correction == null || correction.isEmpty() && correction.isContainerNode())) {
            throw Problem.invalid(InputError.at("/correction", "what is corrected, field by field", null));
        }
        if (override != null) {
            override.require();
        }
    }
}
