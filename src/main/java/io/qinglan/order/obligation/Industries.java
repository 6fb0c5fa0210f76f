package io.qinglan.order.obligation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.qinglan.policy.PolicyPack;

/** The industries of a pack and of those it extends, with the grades each part of them knows. */
final class Industries {

    /**
     * A part of an industry as it is judged.
     *
     * @param industry industry whose rows count
     * @param sub its part, or null
     * @param scheme its grades, best first; empty when it is not known
     */
    record Part(String industry, String sub, List<String> scheme) {

        /** Whether the part is not graded at all. */
        boolean ungraded() {
            return scheme.equals(List.of("unrated"));
        }

        /** The last grade of the scheme; null when it is not known. */
        String lowest() {
            return scheme.isEmpty() ? null : scheme.get(scheme.size() - 1);
        }
    }

    private record Key(String industry, String sub) {}

    private final Map<Key, Map<String, String>> rows = new HashMap<>();

    Industries(PolicyPack pack) {
        for (PolicyPack each : pack.chain()) {
            for (Map<String, String> row : each.measures("industries")) {
                rows.putIfAbsent(new Key(row.get("industry"), blankToNull(row.get("sub"))), row);
            }
        }
    }

    /** Whether an industry is known; with its part, if it names one. */
    boolean knows(String industry, String sub) {
        return rows.containsKey(new Key(industry, sub));
    }

    /** The part of an industry as it is judged: where one follows another industry, that one. */
    Part part(String industry, String sub) {
        Map<String, String> row = rows.get(new Key(industry, sub));
        if (row == null && sub != null) {
            return new Part(industry, sub, part(industry, null).scheme());
        }
        if (row == null) {
            return new Part(industry, sub, List.of());
        }
        String follows = blankToNull(row.get("follows"));
        if (follows != null) {
            return part(follows, null);
        }
        String scheme = row.get("scheme");
        return new Part(industry, sub, scheme.isBlank() ? List.of() : List.of(scheme.split("\\|")));
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
