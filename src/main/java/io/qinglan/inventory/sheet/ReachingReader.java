package io.qinglan.inventory.sheet;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

import io.qinglan.inventory.SiteDetails;

/** Rows of the tables of contacts and of service: how a site is reached. */
final class ReachingReader {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private ReachingReader() {}

    static void contact(SheetRow row, Draft draft) {
        SiteDraft site = draft.site(row);
        row.required("role");
        SiteDetails.Contact contact = new SiteDetails.Contact(
                row.code("role", "contact_role"),
                row.text("person"),
                row.requiredId("phone"),
                row.truth("duty", false));
        if (site != null) {
            site.contacts.add(new Stated<>(contact, row.place()));
        }
    }

    static void service(SheetRow row, Draft draft) {
        SiteDraft site = draft.site(row);
        boolean electronic = row.truth("electronic", false);
        LocalDate signed = row.date("signed");
        LocalDate from = row.date("from");
        LocalDate until = row.date("until");
        EquipmentReader.order(row, from, until, "until");
        if (electronic && row.text("signed") == null) {
            row.wrong("signed", "the day the consent to electronic service was signed", "nothing");
        }
        if (electronic && row.text("channel") == null) {
            row.wrong("channel", "where orders are served electronically", "nothing");
        }
        SiteDetails.Service service = new SiteDetails.Service(
                row.required("serviceAddress"),
                row.date("confirmed"),
                electronic,
                row.text("channel"),
                row.text("signedBy"),
                signed,
                scan(row),
                from,
                until);
        if (site == null) {
            return;
        }
        if (site.service != null) {
            row.wrong("site", "each site once", row.text("site") + " again");
        }
        site.service = new Stated<>(service, row.place());
    }

    private static String scan(SheetRow row) {
        String scan = row.id("scan");
        if (scan == null) {
            return null;
        }
        String digest = scan.toLowerCase(Locale.ROOT);
        if (!SHA256.matcher(digest).matches()) {
            row.wrong("scan", "the SHA-256 of the scan, 64 hexadecimal digits", scan);
        }
        return digest;
    }
}
