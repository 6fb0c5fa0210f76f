package io.qinglan.order.check;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.qinglan.policy.PolicyPack;

/** Whether the list covers the industries: each site in one the tables know, none hidden among the others, none forgotten. */
final class CoverageCheck implements SiteCheck {

    private final Map<String, String> industries = new TreeMap<>(); // code to Chinese name
    private final Set<String> seen = new HashSet<>();

    CoverageCheck(PolicyPack pack) {
        for (PolicyPack each : pack.chain()) {
            each.measures("industries").stream()
                    .filter(row -> row.get("sub") == null || row.get("sub").isBlank())
                    .forEach(row -> industries.putIfAbsent(row.get("industry"), row.get("zh")));
        }
    }

    @Override
    public void check(CheckedSite site, Findings findings) {
        seen.addAll(site.facts().industries());
        for (String industry : site.facts().industries()) {
            if (!industry.equals("other") && !industries.containsKey(industry)) {
                findings.at(site, "industry_unknown", null, null, "industry", "an industry of the tables", industry);
            }
        }
        boolean other = site.facts().industries().stream().allMatch("other"::equals);
        String name = site.facts().name();
        if (other && name != null) {
            industries.forEach((code, title) -> {
                // names of one character would fit every second firm
                if (title != null && title.length() > 1 && name.contains(title)) {
                    findings.at(site, "industry_doubtful", null, null, "industry", code + " " + title, "other");
                }
            });
        }
        if (!site.facts().listed()) {
            findings.at(site, "site_unlisted", null, null, "listed", "listed", "not listed");
        }
        if (site.facts().lines().isEmpty()) {
            findings.at(site, "site_without_lines", null, null, "lines", "its lines", "none");
        }
    }

    /** What no site of the area belongs to. */
    void absent(String area, Findings findings) {
        industries.forEach((code, title) -> {
            if (!seen.contains(code)) {
                findings.about(area, "industry_absent", null, "industry", code + " " + title, "no site", null);
            }
        });
    }
}
