package io.qinglan.forecast;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.air.AirLimits;
import io.qinglan.air.CompositeIndex;
import io.qinglan.air.IndexStandard;
import io.qinglan.air.OzoneDay;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.Standard;

/** The standards of ambient air by date: index (HJ 633), limits (GB 3095), composite index (HJ 663). Immutable. */
public final class AirStandards {

    private final List<IndexStandard> indices;
    private final List<AirLimits> limits;
    private final List<CompositeIndex> composites;
    private final OzoneDay ozoneDay;

    private AirStandards(Collection<JsonNode> trees) {
        indices = of(trees, "air_quality_index").stream()
                .map(StandardReader::index)
                .sorted(Comparator.comparing(IndexStandard::from))
                .toList();
        limits = of(trees, "air_limits").stream().map(StandardReader::limits).toList();
        composites = of(trees, "composite_index").stream()
                .map(StandardReader::composite)
                .toList();
        ozoneDay = of(trees, "composite_index").stream()
                .map(StandardReader::ozoneDay)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("expected a standard of kind composite_index, got none"));
    }

    /**
     * The standards of ambient air in a library; those of another kind are passed over.
     *
     * @throws IllegalArgumentException when one lacks what its kind needs
     */
    public static AirStandards of(PolicyLibrary library) {
        return new AirStandards(
                library.standards().stream().map(Standard::content).toList());
    }

    private static List<JsonNode> of(Collection<JsonNode> trees, String kind) {
        return trees.stream()
                .filter(tree -> kind.equals(tree.path("kind").asText()))
                .toList();
    }

    /** The index regulation for a day: the edition in force; before the first came into force, the first (its file says so). */
    public IndexStandard index(LocalDate day) {
        return indices.stream()
                .filter(standard -> standard.inForce(day))
                .findFirst()
                .orElse(day.isBefore(indices.get(0).from()) ? indices.get(0) : indices.get(indices.size() - 1));
    }

    /** The index regulation by number ({@code HJ 633-2026}) or id ({@code hj-633-2026}). */
    public Optional<IndexStandard> index(String numberOrId) {
        return indices.stream()
                .filter(standard ->
                        standard.number().equals(numberOrId) || standard.id().equals(numberOrId))
                .findFirst();
    }

    /** All editions of the index regulation, oldest first. */
    public List<IndexStandard> indices() {
        return indices;
    }

    /** The class-2 limits in force on a day; empty before the first edition known. */
    public Optional<AirLimits.Stage> limits(LocalDate day) {
        return limits.stream().flatMap(edition -> edition.on(day).stream()).findFirst();
    }

    /** How the day's highest 8-hour mean of ozone is taken. */
    public OzoneDay ozoneDay() {
        return ozoneDay;
    }

    /** The composite index as practised. */
    public CompositeIndex composite() {
        return composites.get(0);
    }
}
