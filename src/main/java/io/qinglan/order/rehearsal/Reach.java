package io.qinglan.order.rehearsal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.qinglan.inventory.SiteDetails;

/**
 * Whom an order would not reach: sites with nobody to call, and sites on which it cannot be served electronically. They are told apart,
 * because the first need a telephone and the second a visit.
 */
final class Reach {

    private final LocalDate day;
    private final List<String> unreachable = new ArrayList<>();
    private int withoutContact;
    private final Shown consents = new Shown();
    private final Shown addresses = new Shown();

    /** For orders that take hold on a day. */
    Reach(LocalDate day) {
        this.day = day;
    }

    /** Looks at the sites that would get an order, with what the list says of them; a site without details is not in the map. */
    void see(List<Rehearsed> ordered, Map<String, SiteDetails> details) {
        ordered.forEach(site -> see(site, details.getOrDefault(site.code(), SiteDetails.NONE)));
    }

    private void see(Rehearsed site, SiteDetails details) {
        if (site.stored().site().withoutContact() && !details.reachable()) {
            withoutContact++;
            if (unreachable.size() < Collector.SHOWN) {
                unreachable.add(site.code());
            }
        }
        SiteDetails.Service service = details.service();
        String lacking = lacking(service);
        if (lacking != null) {
            consents.add("site", site.code(), "name", site.facts().name(), "lacking", lacking);
        }
        if (service == null || service.address() == null || service.confirmed() == null) {
            addresses.add("site", site.code(), "name", site.facts().name());
        }
    }

    /** What electronic service on a site lacks on the day; null for nothing. */
    private String lacking(SiteDetails.Service service) {
        if (service == null || !service.electronic()) {
            return "consent";
        }
        if (service.signed() == null) {
            return "signature";
        }
        return service.consentHoldsOn(day) ? null : "in_force";
    }

    /** Adds its parts to the answer: the codes of sites without contact, and what is missing for service. */
    void answer(Map<String, Object> answer) {
        Map<String, Object> missing = new LinkedHashMap<>();
        missing.put("count", withoutContact);
        missing.put("sites", unreachable);
        answer.put("missingContacts", missing);
        answer.put("missingConsents", consents.view());
        answer.put("unconfirmedAddresses", addresses.view());
    }
}
