package io.qinglan.compliance.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import io.qinglan.fact.compliance.Because;
import io.qinglan.fact.compliance.Bounds;
import io.qinglan.fact.compliance.Check;
import io.qinglan.fact.compliance.Verdict;
import io.qinglan.fact.compliance.Verdicts;
import io.qinglan.policy.Evaluation;
import io.qinglan.policy.PolicyPack;
import io.qinglan.policy.RuleBook;

/**
 * The verdicts of checks, by the compliance rules of one pack. Compiled once, then pure: the same checks give the same verdicts, whatever
 * their order and however they are cut into calls. Thread safe.
 *
 * <p>The pack is that of the area: what its own {@code parameters} state goes before the common ones.
 */
public final class VerdictRules {

    // a session of this many checks keeps its memories in the processor's cache
    private static final int CHECKS_IN_A_SESSION = 1_000;

    private final RuleBook book;
    private final Bounds bounds;
    private final Map<String, Because> reasons = new HashMap<>();

    /**
     * Compiles the rules of a pack and reads its parameters.
     *
     * @throws io.qinglan.policy.PolicyException when a rule does not compile, or the pack has no compliance rules
     */
    public VerdictRules(PolicyPack pack) {
        book = pack.rules("compliance");
        bounds = BoundsReader.read(pack.parameters());
        book.heads()
                .forEach(head -> reasons.put(
                        head.rule(), new Because(head.rule(), head.clause(), head.titleZh(), head.titleEn())));
    }

    /** The parameters in use. */
    public Bounds bounds() {
        return bounds;
    }

    /**
     * Judges checks on all cores.
     *
     * @return in the order of the checks, one verdict for each whose duty binds in its window
     */
    public List<Verdict> judge(List<? extends Check> checks) {
        if (checks.size() <= CHECKS_IN_A_SESSION) {
            return session(checks, false).verdicts();
        }
        List<Callable<List<Verdict>>> sessions = new ArrayList<>();
        for (int from = 0; from < checks.size(); from += CHECKS_IN_A_SESSION) {
            List<? extends Check> some = checks.subList(from, Math.min(checks.size(), from + CHECKS_IN_A_SESSION));
            sessions.add(() -> session(some, false).verdicts());
        }
        List<Verdict> all = new ArrayList<>(checks.size());
        try {
            for (Future<List<Verdict>> done : RulePool.workers().invokeAll(sessions)) {
                all.addAll(done.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while windows were judged", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
        return all;
    }

    /** Judges checks in one session and notes the rules that fired. */
    public Judged explain(List<? extends Check> checks) {
        return session(checks, true);
    }

    private Judged session(List<? extends Check> checks, boolean trace) {
        List<Object> facts = new ArrayList<>(checks.size() + 1);
        facts.add(bounds);
        facts.addAll(checks);
        Verdicts verdicts = new Verdicts(reasons);
        Evaluation evaluation = book.evaluate(facts, Map.of("verdicts", verdicts), trace);
        List<Verdict> found = new ArrayList<>(checks.size());
        checks.forEach(check -> found.addAll(verdicts.of(check)));
        return new Judged(found, evaluation.fired());
    }
}
