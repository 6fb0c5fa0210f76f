package io.qinglan.order.check;

import java.util.List;
import java.util.Set;

import io.qinglan.inventory.grade.GradeGap;
import io.qinglan.inventory.grade.GradeIndicators;
import io.qinglan.order.obligation.ObligationRules;

/** Whether the listed grade is above what the weakest indicator allows (短板原则), where indicators are on file. */
final class IndicatorCheck implements SiteCheck {

    private final GradeIndicators indicators;
    private final ObligationRules rules;
    private final Set<String> stated;

    IndicatorCheck(GradeIndicators indicators, ObligationRules rules) {
        this.indicators = indicators;
        this.rules = rules;
        this.stated = indicators.statedSites();
    }

    @Override
    public void check(CheckedSite site, Findings findings) {
        if (site.facts().grade() == null || !stated.contains(site.code())) {
            return;
        }
        for (String industry : site.facts().industries()) {
            List<String> scheme = rules.scheme(industry, site.facts().sub());
            GradeGap gap = indicators.gap(
                    site.code(),
                    site.stored().site().area(),
                    industry,
                    site.facts().sub(),
                    site.facts().grade(),
                    scheme);
            int listed = scheme.indexOf(site.facts().grade());
            boolean above = gap.weakest() != null && listed >= 0 && scheme.indexOf(gap.weakest()) > listed;
            if (above) {
                findings.at(
                        site,
                        "grade_above_weakest_indicator",
                        null,
                        null,
                        "grade",
                        gap.weakest() + " by " + gap.weakestIndicator(),
                        site.facts().grade());
            }
        }
    }
}
