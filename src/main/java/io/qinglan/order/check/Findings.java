package io.qinglan.order.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.qinglan.policy.PolicyPack;

/** What a review has found so far, in the order it was found. */
final class Findings {

    private final Map<String, FindingKind> kinds;
    private final List<Finding> found = new ArrayList<>();

    /** A review by the kinds of findings of a pack. */
    Findings(PolicyPack pack) {
        this.kinds = FindingKind.of(pack);
    }

    /** What was found. */
    List<Finding> found() {
        return found;
    }

    /** Something found at a site. */
    void at(CheckedSite site, String code, String line, String level, String field, Object expected, Object got) {
        add(kind(code), site, null, line, level, field, expected, got, null, null);
    }

    /** Something found at a site for which a nearer source than the kind's asks. */
    void at(
            CheckedSite site,
            String code,
            String line,
            String level,
            String field,
            Object expected,
            Object got,
            String citation,
            String certainty) {
        add(kind(code), site, null, line, level, field, expected, got, citation, certainty);
    }

    /** Something found about the area as a whole. */
    void about(String area, String code, String level, String field, Object expected, Object got, String citation) {
        add(kind(code), null, area, null, level, field, expected, got, citation, null);
    }

    private FindingKind kind(String code) {
        FindingKind kind = kinds.get(code);
        if (kind == null) {
            throw new IllegalStateException("no row of measures/checks.csv for " + code);
        }
        return kind;
    }

    private void add(
            FindingKind kind,
            CheckedSite site,
            String area,
            String line,
            String level,
            String field,
            Object expected,
            Object got,
            String citation,
            String certainty) {
        found.add(new Finding(
                kind.code(),
                kind.severity(),
                site == null ? area : site.stored().site().area(),
                site == null ? null : site.code(),
                site == null ? null : site.facts().name(),
                line,
                level,
                field,
                Map.of("zh", kind.titleZh(), "en", kind.titleEn()),
                expected == null ? null : String.valueOf(expected),
                got == null ? null : String.valueOf(got),
                citation == null ? kind.citation() : citation,
                certainty == null ? kind.certainty() : certainty,
                null,
                null));
    }
}
