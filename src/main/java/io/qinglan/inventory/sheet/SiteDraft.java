package io.qinglan.inventory.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.ListRowFact;
import io.qinglan.inventory.SiteDetails;

/** What the tables of a file state of one site. A table that does not name the site leaves it as it is. */
final class SiteDraft {

    /** How the site is named: by its code, or by name and area. */
    final String code;

    final String enterprise;
    final String area;
    final Place place;

    /** Its row of the table of sites, null when there is none. */
    Stated<SiteStatement> stated;

    /** Whether its row takes it off the list. */
    boolean removed;

    final Map<String, Stated<LineFact>> lines = new LinkedHashMap<>();
    final List<SiteDetails.Line> lineDetails = new ArrayList<>();
    final List<Stated<ListRowFact>> listRows = new ArrayList<>();
    final List<Stated<SiteDetails.Measure>> listTexts = new ArrayList<>();
    final List<Wording> wordings = new ArrayList<>();
    final Map<String, Stated<SiteDetails.Facility>> facilities = new LinkedHashMap<>();
    final Map<String, Stated<SiteDetails.Outlet>> outlets = new LinkedHashMap<>();
    final List<Stated<SiteDetails.Contact>> contacts = new ArrayList<>();
    final List<Stated<SiteDetails.Overhaul>> overhauls = new ArrayList<>();
    Stated<SiteDetails.Service> service;

    /** A grade named beside measures in words, null when none is. */
    Stated<Grade> grade;

    SiteDraft(String code, String enterprise, String area, Place place) {
        this.code = code;
        this.enterprise = enterprise;
        this.area = area;
        this.place = place;
    }

    private final List<SiteDraft> absorbed = new ArrayList<>();

    /** Takes over what was said of the same site under its name. */
    void absorb(SiteDraft other) {
        absorbed.add(other);
        other.lines.forEach((line, stated) -> {
            if (lines.put(line, stated) != null) {
                stated.place().wrong("line", "each line of a site once", line + " again");
            }
        });
        lineDetails.addAll(other.lineDetails);
        listRows.addAll(other.listRows);
        listTexts.addAll(other.listTexts);
        wordings.addAll(other.wordings);
        facilities.putAll(other.facilities);
        outlets.putAll(other.outlets);
        contacts.addAll(other.contacts);
        overhauls.addAll(other.overhauls);
        service = service == null ? other.service : service;
        grade = grade == null ? other.grade : grade;
    }

    /** The drafts taken over. */
    List<SiteDraft> absorbed() {
        return absorbed;
    }

    /** Whether anything but a point is said of it. */
    boolean speaks() {
        return stated != null
                || removed
                || service != null
                || grade != null
                || !(listRows.isEmpty() && listTexts.isEmpty() && wordings.isEmpty())
                || !(contacts.isEmpty() && overhauls.isEmpty())
                || !(lines.isEmpty() && facilities.isEmpty() && outlets.isEmpty());
    }

    /**
     * Whether tables with measures in words speak of a line at a level: what stood there then no longer holds.
     *
     * @param line code of the line, null for the whole site
     */
    boolean wordsCover(String line, String level) {
        for (Wording wording : wordings) {
            boolean meant = wording.line() == null || wording.line().equals(line);
            if (meant && wording.place().head().places().containsKey(level)) {
                return true;
            }
        }
        return false;
    }

    /**
     * A cell with a measure in words.
     *
     * @param line the line it speaks of, null for the whole site
     * @param level code of the level, which is also its column
     */
    record Wording(String line, String level, String text, Place place) {}
}
