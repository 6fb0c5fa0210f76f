package io.qinglan.fact.compliance;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Where rules put what they find of the checks of one run. Belongs to one run; not for several threads. */
public final class Verdicts {

    private final Map<String, Because> reasons;
    private final Map<Check, List<Verdict>> byCheck = new IdentityHashMap<>();

    /** An empty collection; {@code reasons} are the rules of the step by name. */
    public Verdicts(Map<String, Because> reasons) {
        this.reasons = reasons;
    }

    /** Begins a verdict on a check, by the rule of this name. */
    public Judgement on(String rule, Check check) {
        return new Judgement(this, check, reasons.get(rule));
    }

    /** What was found of a check; empty where its duty does not bind. */
    public List<Verdict> of(Check check) {
        return byCheck.getOrDefault(check, List.of());
    }

    void put(Check check, Verdict verdict) {
        byCheck.computeIfAbsent(check, any -> new ArrayList<>(1)).add(verdict);
    }
}
