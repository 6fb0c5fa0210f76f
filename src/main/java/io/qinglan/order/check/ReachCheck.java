package io.qinglan.order.check;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.qinglan.inventory.LateExemption;
import io.qinglan.inventory.SiteDetails;

/** Whether the site can be reached and served, and whether its exemptions stand on paper and were not granted at the last moment. */
final class ReachCheck implements SiteCheck {

    private final Map<String, List<LateExemption>> lately = new HashMap<>();
    private final LocalDate responseEnds;
    private final ZoneId zone;

    /**
     * Knows by this what was granted shortly before a response, and the last day of the responses that run now; null when none runs
     * or none has an end.
     */
    ReachCheck(List<LateExemption> granted, LocalDate responseEnds, ZoneId zone) {
        granted.forEach(one ->
                lately.computeIfAbsent(one.site(), site -> new ArrayList<>()).add(one));
        this.responseEnds = responseEnds;
        this.zone = zone;
    }

    @Override
    public void check(CheckedSite site, Findings findings) {
        if (site.stored().site().withoutContact() && !site.details().reachable()) {
            findings.at(site, "without_contact", null, null, "phone", "a telephone", null);
        }
        SiteDetails.Service service = site.details().service();
        if (service == null || !service.consentHoldsOn(site.day())) {
            findings.at(
                    site,
                    "without_consent",
                    null,
                    null,
                    "service",
                    "a signed consent in force on " + site.day(),
                    service == null ? null : "signed " + service.signed() + ", until " + service.until());
        }
        for (SiteDetails.ExemptClass exempt : site.details().exemptions()) {
            if (exempt.document() == null || exempt.document().isBlank()) {
                findings.at(
                        site, "exemption_without_document", null, null, "exemptDocument", "a document", exempt.flag());
            }
            if (!exempt.holdsOn(site.day())) {
                findings.at(
                        site,
                        "exemption_ended",
                        null,
                        null,
                        "exemptUntil",
                        "a day not before " + site.day(),
                        exempt.flag() + " until " + exempt.until());
            } else if (responseEnds != null && !exempt.holdsOn(responseEnds)) {
                findings.at(
                        site,
                        "exemption_ends_in_response",
                        null,
                        null,
                        "exemptUntil",
                        "a day not before " + responseEnds + ", the last day of the response",
                        exempt.flag() + " until " + exempt.until());
            }
        }
        for (LateExemption granted : lately.getOrDefault(site.code(), List.of())) {
            findings.at(
                    site,
                    "exemption_near_response",
                    null,
                    null,
                    "flags",
                    "granted long before a response",
                    granted.flag() + " on " + day(granted.grantedAt()) + ", version " + granted.version());
        }
    }

    private LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }
}
