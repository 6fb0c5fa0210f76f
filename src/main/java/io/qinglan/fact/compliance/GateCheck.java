package io.qinglan.fact.compliance;

import java.time.Instant;
import java.util.List;

/**
 * Vehicles through a gate in a window, under a duty that bars some or counts all. A barred vehicle that was seen is seen, however much of
 * the window is covered; that none came in needs the whole window.
 *
 * @param test {@code GATE_STAGE} or {@code GATE_QUOTA}
 * @param gate code of the gate
 * @param passages those of the window, each once
 * @param completeness how much of the window the gate was at work, 0 to 1; NaN when nothing tells
 */
public record GateCheck(
        Duty duty, TestKind test, String gate, Instant start, Instant end, List<Passage> passages, double completeness)
        implements Check {

    /** Keeps its own copy. */
    public GateCheck {
        passages = List.copyOf(passages);
    }

    /** Vehicles that came in although barred. */
    public List<Passage> barred(Bounds bounds) {
        return passages.stream()
                .filter(passage -> standing(passage, bounds) == Standing.BARRED)
                .toList();
    }

    /** Vehicles that came in and cannot be told: their stage or kind is not known. */
    public List<Passage> untold(Bounds bounds) {
        return passages.stream()
                .filter(passage -> standing(passage, bounds) == Standing.UNTOLD)
                .toList();
    }

    /** Trips that count against the quota, by the place's reading. */
    public long trips(Bounds bounds) {
        boolean both = bounds.reads("gate_trip", "both");
        return passages.stream().filter(passage -> both || passage.entered()).count();
    }

    /** The quota of the duty; NaN where it has none. */
    public double quota() {
        return duty.quota() == null ? Double.NaN : duty.quota().value().doubleValue();
    }

    /** Whether there were more trips than the quota. */
    public boolean overQuota(Bounds bounds) {
        return trips(bounds) > quota();
    }

    /** Whether there were no more. */
    public boolean withinQuota(Bounds bounds) {
        return trips(bounds) <= quota();
    }

    /** Whether a barred vehicle came in. */
    public boolean anyBarred(Bounds bounds) {
        return !barred(bounds).isEmpty();
    }

    /** Whether a vehicle came in that cannot be told. */
    public boolean anyUntold(Bounds bounds) {
        return !untold(bounds).isEmpty();
    }

    /** Whether nothing was seen that speaks, and the gate did not see all. */
    public boolean unseen(Bounds bounds) {
        if (test == TestKind.GATE_QUOTA) {
            return Double.isNaN(quota()) || trips(bounds) <= quota() && !seenWhole(bounds);
        }
        return !anyBarred(bounds) && !anyUntold(bounds) && !seenWhole(bounds);
    }

    /** Whether the gate was at work for all of the window, as far as its ledger must be. */
    public boolean seenWhole(Bounds bounds) {
        return completeness >= bounds.of("gate_coverage");
    }

    private enum Standing {
        FREE,
        BARRED,
        UNTOLD
    }

    private Standing standing(Passage passage, Bounds bounds) {
        if (!passage.entered() || allowed(passage)) {
            return Standing.FREE;
        }
        String kind = passage.kind();
        if (kind == null) {
            kind = bounds.reads("gate_kind_unsaid", "heavy_truck") ? "heavy_truck" : null;
        }
        if (kind != null && !bounds.list("gate_kinds." + duty.target()).contains(kind)) {
            return Standing.FREE;
        }
        List<String> stages = bounds.list("gate_barred_stages." + duty.target());
        if (passage.stageKnown() && !stages.contains(passage.stage())) {
            return Standing.FREE;
        }
        return kind == null || !passage.stageKnown() ? Standing.UNTOLD : Standing.BARRED;
    }

    private boolean allowed(Passage passage) {
        boolean clean = "electric".equals(passage.stage()) || "hydrogen".equals(passage.stage());
        return clean && duty.allowed().contains("new_energy")
                || passage.classes().stream().anyMatch(duty.allowed()::contains);
    }

    @Override
    public String about() {
        return gate;
    }

    @Override
    public List<String> points() {
        return List.of(gate);
    }

    @Override
    public boolean pointsCount() {
        return true;
    }

    @Override
    public boolean known() {
        return !passages.isEmpty() || completeness > 0;
    }

    @Override
    public boolean covered(Bounds bounds) {
        return true;
    }
}
