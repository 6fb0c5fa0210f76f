package io.qinglan.inventory.sheet;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;

import io.qinglan.fact.obligation.LineFact;
import io.qinglan.inventory.SiteDetails;
import io.qinglan.inventory.SiteState;

/** The codes of what a site consists of, for what refers to it. */
record Parts(Set<String> lines, Set<String> facilities, Set<String> outlets) {

    static Parts of(SiteState state) {
        return of(state.site().facts().lines(), state.details());
    }

    static Parts of(Collection<LineFact> lines, SiteDetails details) {
        return new Parts(
                codes(lines, LineFact::id),
                codes(details.facilities(), SiteDetails.Facility::code),
                codes(details.outlets(), SiteDetails.Outlet::code));
    }

    private static <T> Set<String> codes(Collection<T> parts, Function<T, String> code) {
        Set<String> codes = new LinkedHashSet<>();
        for (T part : parts) {
            codes.add(code.apply(part));
        }
        return codes;
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
