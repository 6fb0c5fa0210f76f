package io.qinglan.inventory.sheet;

import java.time.LocalDate;
import java.util.regex.Pattern;

import io.qinglan.inventory.SiteDetails;

/** Rows of the tables of facilities, outlets and overhauls. */
final class EquipmentReader {

    private static final Pattern TA = Pattern.compile("TA[0-9]{3,}");
    private static final Pattern DA = Pattern.compile("DA[0-9]{3,}");

    private EquipmentReader() {}

    static void facility(SheetRow row, Draft draft) {
        SiteDraft site = draft.site(row);
        String code = row.requiredId("facility");
        String kind = row.code("facilityKind", "facility_kind");
        SiteDetails.Facility facility = new SiteDetails.Facility(
                code,
                row.text("plantCode"),
                row.text("name"),
                kind == null ? "treatment" : kind,
                row.list("lines"),
                row.list("outlets"),
                row.truth("spare", false),
                "long_stopped".equals(row.code("status", "status")));
        if (code != null
                && facility.kind().equals("treatment")
                && !TA.matcher(code).matches()) {
            row.look("facility", "TA and digits, as permits number treatment facilities", code);
        }
        if (site != null && code != null && site.facilities.put(code, new Stated<>(facility, row.place())) != null) {
            row.wrong("facility", "each facility of a site once", code + " again");
        }
    }

    static void outlet(SheetRow row, Draft draft) {
        SiteDraft site = draft.site(row);
        String code = row.requiredId("outlet");
        SiteDetails.Outlet outlet = new SiteDetails.Outlet(
                code, row.text("plantCode"), row.text("name"), row.text("outletKind"), row.list("lines"));
        if (code != null && !DA.matcher(code).matches()) {
            row.look("outlet", "DA and digits, as permits number outlets", code);
        }
        if (site != null && code != null && site.outlets.put(code, new Stated<>(outlet, row.place())) != null) {
            row.wrong("outlet", "each outlet of a site once", code + " again");
        }
    }

    static void overhaul(SheetRow row, Draft draft) {
        SiteDraft site = draft.site(row);
        row.required("from");
        row.required("until");
        LocalDate from = row.date("from");
        LocalDate until = row.date("until");
        order(row, from, until, "until");
        SiteDetails.Overhaul overhaul =
                new SiteDetails.Overhaul(row.requiredId("target"), from, until, row.text("document"));
        if (site != null && overhaul.target() != null) {
            site.overhauls.add(new Stated<>(overhaul, row.place()));
        }
    }

    /** Notes an end before its start. */
    static void order(SheetRow row, LocalDate from, LocalDate until, String column) {
        if (from != null && until != null && until.isBefore(from)) {
            row.wrong(column, "a day not before " + from, until.toString());
        }
    }
}
