package io.qinglan.inventory;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;

/** Which grades an industry knows, by the table of industries of the pack in use; a place whose scheme differs states it in its pack. */
@ApplicationScoped
public class Grades {

    private static final String UNRATED = "unrated";
    // grades that stand beside another of the scheme: half a step, and the step above that is graded from 2026
    private static final Map<String, String> BESIDE = Map.of("B-", "B", "A+", "A");

    private final PolicyLibrary library;
    private final String pack;
    private volatile Map<String, Scheme> schemes;

    /** Grades by a pack of this library. */
    public Grades(PolicyLibrary library, @ConfigProperty(name = "qinglan.pack", defaultValue = "cn-2024") String pack) {
        this.library = library;
        this.pack = pack;
    }

    /** What an industry's row says of its grades. */
    private record Scheme(List<String> grades, String follows) {}

    /**
     * The grades that a site of some industries may have.
     *
     * @param sub part of the industry, null when not said
     * @return empty when the pack knows no scheme for any of them, so that nothing can be said
     */
    public Optional<Set<String>> of(Collection<String> industries, String sub) {
        Set<String> known = new LinkedHashSet<>();
        for (String industry : industries) {
            List<String> scheme = scheme(industry, sub);
            if (scheme.isEmpty()) {
                return Optional.empty();
            }
            known.addAll(scheme);
        }
        return known.isEmpty() ? Optional.empty() : Optional.of(known);
    }

    /** Whether a grade is one of these, or stands beside one of them. */
    public boolean exists(String grade, Set<String> scheme) {
        return grade.equals(UNRATED)
                || scheme.contains(grade)
                || BESIDE.containsKey(grade) && scheme.contains(BESIDE.get(grade));
    }

    private List<String> scheme(String industry, String sub) {
        Map<String, Scheme> all = all();
        Scheme scheme = sub == null ? null : all.get(industry + " " + sub);
        scheme = scheme == null ? all.get(industry + " ") : scheme;
        if (scheme == null) {
            return List.of();
        }
        return scheme.follows() == null ? scheme.grades() : scheme(scheme.follows(), null);
    }

    private Map<String, Scheme> all() {
        Map<String, Scheme> read = schemes;
        if (read == null) {
            read = new HashMap<>();
            for (PolicyPack each : library.pack(pack).chain()) {
                for (Map<String, String> row : each.measures("industries")) {
                    String grades = row.get("scheme");
                    String follows = row.get("follows");
                    read.putIfAbsent(
                            row.get("industry") + " " + row.get("sub"),
                            new Scheme(
                                    grades == null || grades.isBlank() ? List.of() : List.of(grades.split("\\|")),
                                    follows == null || follows.isBlank() ? null : follows));
                }
            }
            schemes = read;
        }
        return read;
    }
}
