package io.qinglan.inventory.sheet;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.inventory.Site;
import io.qinglan.inventory.StoredSite;

/** The sites a file may speak of: those of the areas its sender reaches. A site elsewhere is not there for it. */
final class Tenancy {

    private final Set<String> areas;
    private final Map<String, String> areaNames;
    private final Map<String, Site> sites = new HashMap<>();
    private final Set<String> elsewhere;

    /**
     * What a sender reaches.
     *
     * @param areas codes of the areas reached
     * @param areaNames the code of each area by its name
     * @param present the sites that the file names, as they stand now
     */
    Tenancy(Set<String> areas, Map<String, String> areaNames, Collection<StoredSite> present) {
        this.areas = areas;
        this.areaNames = areaNames;
        this.elsewhere = new java.util.HashSet<>();
        for (StoredSite stored : present) {
            Site site = stored.site();
            if (areas.contains(site.area())) {
                sites.put(site.code(), site);
            } else {
                elsewhere.add(site.code());
            }
        }
    }

    /** The code of the area a row names, by code or name; noted as an error when the sender does not reach it. */
    String area(SheetRow row) {
        String text = row.required("area");
        if (text == null) {
            return null;
        }
        String code = areaNames.getOrDefault(text, text);
        if (!areas.contains(code)) {
            row.wrong("area", "the six-digit code or the name of an area of your office", text);
        } else if (row.text("site") != null && elsewhere.contains(row.text("site"))) {
            row.wrong("site", "a site that is not on another area's list", row.text("site"));
        }
        return code;
    }

    /** The listed site a row names; null after noting an error. */
    Site site(SheetRow row) {
        String code = row.required("site");
        Site site = code == null ? null : sites.get(code);
        if (code != null && site == null) {
            row.wrong("site", "a site of the list; import the file of sites first", code);
        }
        return site;
    }

    Site site(String code) {
        return sites.get(code);
    }

    /** What the rules saw of a site so far; null when it is new. */
    SiteFact facts(String code) {
        return Optional.ofNullable(sites.get(code)).map(Site::facts).orElse(null);
    }
}
