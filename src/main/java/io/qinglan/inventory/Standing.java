package io.qinglan.inventory;

import java.util.HashMap;
import java.util.Map;

/**
 * Some sites of the list as they stood at a version, read once and held against a statement more than once: what stood at a version
 * never changes.
 *
 * @param version the version
 * @param sites the sites by code
 * @param details what the list said beside their facts, by code; sites without are not in it
 */
public record Standing(int version, Map<String, StoredSite> sites, Map<String, SiteDetails> details) {

    /** No site yet, at a version. */
    static Standing at(int version) {
        return new Standing(version, new HashMap<>(), new HashMap<>());
    }

    /** What the list said beside the facts of a site. */
    public SiteDetails details(String code) {
        return details.getOrDefault(code, SiteDetails.NONE);
    }

    void add(StoredSite site, SiteDetails beside) {
        sites.put(site.site().code(), site);
        if (beside != SiteDetails.NONE) {
            details.put(site.site().code(), beside);
        }
    }
}
