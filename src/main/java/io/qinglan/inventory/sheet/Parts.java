package io.qinglan.inventory.sheet;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

import io.qinglan.fact.obligation.LineFact;
import io.qinglan.inventory.SiteDetails;
import io.qinglan.inventory.SiteState;

/** The codes of what a site consists of, for what refers to it. */
record Parts(Set<String> lines, Set<String> facilities, Set<String> outlets) {

    static Parts of(SiteState state) {
        return of(state.site().facts().lines(), state.details());
    }

    static Parts of(java.util.Collection<LineFact> lines, SiteDetails details) {
        return new Parts(
                lines.stream().map(LineFact::id).collect(Collectors.toCollection(LinkedHashSet::new)),
                details.facilities().stream()
                        .map(SiteDetails.Facility::code)
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                details.outlets().stream()
                        .map(SiteDetails.Outlet::code)
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** Notes a reference to something that the site has not; null refers to nothing. */
    void check(Place place, String column, Set<String> known, String code) {
        if (code != null && !known.contains(code)) {
            place.wrong(
                    column,
                    known.isEmpty() ? "something the list says the site has" : "one of " + String.join(", ", known),
                    code);
        }
    }
}
