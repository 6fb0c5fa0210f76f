package io.qinglan.compliance.inspection;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.compliance.lead.Handlings;
import io.qinglan.compliance.lead.LeadBook;
import io.qinglan.compliance.lead.LeadRow;

/** Visits of leads, and how often a site was visited in the calendar year. */
@ApplicationScoped
public class Inspections {

    private final LeadBook book;
    private final Handlings handlings;
    private final Clock clock;
    private final ZoneId zone;

    /** Made by the container. */
    Inspections(
            LeadBook book,
            Handlings handlings,
            Clock clock,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.book = book;
        this.handlings = handlings;
        this.clock = clock;
        this.zone = zone;
    }

    /** How many visits to the site are on record in the present calendar year. */
    public int thisYear(String site) {
        LocalDate first = LocalDate.ofInstant(clock.instant(), zone).withDayOfYear(1);
        return book.visits(
                site,
                first.atStartOfDay(zone).toInstant(),
                first.plusYears(1).atStartOfDay(zone).toInstant());
    }

    /** Most visits to one site a year that the place has set, null when none. */
    Integer cap(String area) {
        return handlings.terms(area).visitsAYear();
    }

    /** The visits of a lead, newest first, with the year's count of its site. */
    List<Map<String, Object>> of(LeadRow lead) {
        int count = lead.site() == null ? 0 : thisYear(lead.site());
        Integer cap = cap(lead.area());
        return lead.visits().stream()
                .map(visit -> InspectionView.of(visit, count, cap))
                .toList();
    }
}
