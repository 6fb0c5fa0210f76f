package io.qinglan.order.check;

import java.util.List;
import java.util.Map;

import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.order.obligation.ObligationRules;

/**
 * The grade of the list against the scheme of the industry and the published list: of several industries the lowest counts; where a part
 * is not graded, no grade is its normal state.
 */
final class GradeCheck implements SiteCheck {

    private static final String UNRATED = "unrated";
    private static final Map<String, String> BESIDE = Map.of("B-", "B", "A+", "A");

    private final ObligationRules rules;

    GradeCheck(ObligationRules rules) {
        this.rules = rules;
    }

    @Override
    public void check(CheckedSite site, Findings findings) {
        SiteFact facts = site.facts();
        for (String industry : facts.industries()) {
            List<String> scheme = rules.scheme(industry, facts.sub());
            if (!scheme.isEmpty()) {
                scheme(site, industry, scheme, findings);
            }
        }
        published(site, findings);
    }

    private static void scheme(CheckedSite site, String industry, List<String> scheme, Findings findings) {
        String grade = site.facts().grade();
        boolean none = grade == null || grade.equals(UNRATED);
        boolean ungraded = scheme.equals(List.of(UNRATED));
        boolean local = "local".equals(site.details().gradeScheme());
        if (ungraded && !none) {
            findings.at(site, "grade_where_none", null, null, "grade", "no grade for " + industry, grade);
        } else if (!ungraded && none) {
            findings.at(site, "grade_missing", null, null, "grade", "one of " + scheme, grade);
        } else if (!ungraded && !local && !scheme.contains(BESIDE.getOrDefault(grade, grade))) {
            findings.at(site, "grade_not_in_scheme", null, null, "grade", "one of " + scheme, grade);
        }
    }

    private void published(CheckedSite site, Findings findings) {
        if (site.published().isEmpty()) {
            return;
        }
        SiteFact facts = site.facts();
        for (String industry : facts.industries()) {
            if (!site.published().containsKey(industry)) {
                findings.at(site, "grade_unpublished", null, null, "grade", "a published grade for " + industry, null);
            }
        }
        String lowest = lowest(facts, site.published());
        if (lowest != null && !lowest.equals(facts.grade())) {
            findings.at(
                    site,
                    "grade_differs_from_published",
                    null,
                    null,
                    "grade",
                    lowest + " (" + site.published() + ")",
                    facts.grade());
        }
    }

    /** The lowest published grade over the industries of the site, by the order of their schemes; null when none is comparable. */
    private String lowest(SiteFact facts, Map<String, String> published) {
        String lowest = null;
        int deepest = -1;
        for (String industry : facts.industries()) {
            String grade = published.get(industry);
            List<String> scheme = rules.scheme(industry, facts.sub());
            int place = grade == null ? -1 : scheme.indexOf(BESIDE.getOrDefault(grade, grade));
            if (grade != null && place >= deepest) {
                deepest = place;
                lowest = grade;
            }
        }
        return lowest;
    }
}
