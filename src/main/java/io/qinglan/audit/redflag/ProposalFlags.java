package io.qinglan.audit.redflag;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.qinglan.audit.redflag.Acts.Act;
import io.qinglan.audit.redflag.RedFlag.Kind;
import io.qinglan.fact.Level;

/** Flags about what was proposed, conferred on and approved. */
final class ProposalFlags {

    /** Within this time another approved proposal of the area counts as the answer to one of the rules. */
    private static final Duration ANSWERED_WITHIN = Duration.ofHours(48);

    private final Acts acts;
    private final List<RedFlag> flags;

    ProposalFlags(Acts acts, List<RedFlag> flags) {
        this.acts = acts;
        this.flags = flags;
    }

    void look() {
        for (Act proposed : acts.all()) {
            if (proposed.ends(".proposed")
                    && !proposed.record().at("/output/exercise").asBoolean()) {
                look(proposed);
            }
        }
    }

    private void look(Act proposed) {
        Optional<Act> approved = approved(proposed);
        approved.ifPresent(signed -> {
            samePerson(proposed, signed);
            consulted(proposed, signed);
        });
        override(proposed);
        acts.of(proposed.decision().subject()).stream()
                .filter(act -> act.ends(".signed"))
                .forEach(this::override);
        if (byRules(proposed) && proposed.kind().equals("warning.proposed") && begins(proposed)) {
            followed(proposed, approved);
        }
    }

    /** What the rules proposed: approved in time, at that level, or what became of it. */
    private void followed(Act proposed, Optional<Act> approved) {
        Instant start = proposed.instant("/output/start");
        if (approved.isPresent()) {
            if (start != null && approved.get().at().isAfter(start)) {
                Map<String, Object> detail = new LinkedHashMap<>();
                detail.put("proposedStart", start);
                detail.put("approvedAt", approved.get().at());
                detail.put(
                        "minutesLate",
                        Duration.between(start, approved.get().at()).toMinutes());
                flag(Kind.LATE_START, proposed, approved.get(), detail);
            }
            return;
        }
        acts.of(proposed.decision().subject()).stream()
                .filter(act -> act.ends(".signed") && "reject".equals(act.text("/output/decision")))
                .findFirst()
                .ifPresent(rejected -> {
                    Map<String, Object> detail = new LinkedHashMap<>();
                    detail.put("proposed", proposed.text("/output/to"));
                    detail.put("reason", rejected.text("/output/reason"));
                    flag(Kind.NOT_FOLLOWED, proposed, rejected, detail);
                });
        lower(proposed);
    }

    /** A milder proposal of a person that was approved instead. */
    private void lower(Act proposed) {
        Level asked = Level.of(proposed.text("/output/to"));
        for (Act other : acts.all()) {
            boolean answer = other.kind().equals("warning.proposed")
                    && !byRules(other)
                    && other.decision().area().equals(proposed.decision().area())
                    && other.at().isAfter(proposed.at())
                    && other.at().isBefore(proposed.at().plus(ANSWERED_WITHIN))
                    && begins(other);
            if (answer
                    && asked.above(Level.of(other.text("/output/to")))
                    && approved(other).isPresent()) {
                Map<String, Object> detail = new LinkedHashMap<>();
                detail.put("proposed", asked.code());
                detail.put("approved", other.text("/output/to"));
                flag(Kind.LOW_LEVEL, proposed, other, detail);
                return;
            }
        }
    }

    private void consulted(Act proposed, Act signed) {
        boolean consulted = acts.of(proposed.decision().subject()).stream()
                .anyMatch(act -> act.ends(".consulted") && !act.at().isAfter(signed.at()));
        boolean asked = proposed.kind().equals("warning.proposed");
        if (asked && !consulted) {
            flag(Kind.WITHOUT_CONSULTATION, proposed, signed, Map.of());
        }
    }

    private void override(Act act) {
        String reason = act.text("/output/overrideReason");
        if (reason != null) {
            flag(Kind.OVERRIDE, act, null, Map.of("reason", reason));
        }
    }

    private void samePerson(Act proposed, Act signed) {
        String proposer = proposed.text("/actor/id");
        if (proposer != null && proposer.equals(signed.text("/actor/id"))) {
            flag(Kind.SAME_PERSON, proposed, signed, Map.of("person", String.valueOf(proposed.text("/actor/name"))));
        }
    }

    private Optional<Act> approved(Act proposed) {
        return acts.of(proposed.decision().subject()).stream()
                .filter(act -> act.ends(".signed") && "approve".equals(act.text("/output/decision")))
                .findFirst();
    }

    private static boolean byRules(Act proposed) {
        return proposed.text("/actor/id") == null;
    }

    private static boolean begins(Act proposed) {
        String act = proposed.text("/output/act");
        return "issue".equals(act) || "upgrade".equals(act);
    }

    private void flag(Kind kind, Act act, Act other, Map<String, Object> detail) {
        List<UUID> decisions = new ArrayList<>(List.of(act.decision().id()));
        if (other != null) {
            decisions.add(other.decision().id());
        }
        flags.add(new RedFlag(
                kind.code(),
                other == null ? act.at() : other.at(),
                act.decision().area(),
                act.decision().site(),
                act.decision().subject(),
                decisions,
                kind.text(),
                detail));
    }
}
