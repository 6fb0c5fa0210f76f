package io.qinglan.inventory.sheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;

import io.qinglan.inventory.Point;

/** Rows of the table of monitoring points: one for each thing a point measures. */
final class PointReader {

    private PointReader() {}

    static void read(SheetRow row, Draft draft) {
        SiteDraft site = draft.site(row);
        String code = row.requiredId("point");
        row.required("pointKind");
        String kind = row.code("pointKind", "point_kind");
        Point.Target target = target(row);
        Point point = point(row, code, kind);
        if (site != null && code != null && kind != null) {
            draft.add(site, point, target, row);
        }
    }

    private static Point point(SheetRow row, String code, String kind) {
        LocalDate from = row.date("validFrom");
        LocalDate until = row.date("validUntil");
        EquipmentReader.order(row, from, until, "validUntil");
        String role = row.code("role", "power_role");
        Point.Power power = new Point.Power(
                role == null ? null : Point.Role.valueOf(role.toUpperCase(Locale.ROOT)),
                positive(row, "ct"),
                positive(row, "pt"),
                row.number("ratedKw"),
                row.number("standbyKw"),
                row.number("safeIdleKw"),
                row.text("plantSigned"),
                row.text("bureauSigned"),
                row.text("certificate"),
                row.date("certificateUntil"));
        BigDecimal oxygen = row.number("referenceO2");
        if (oxygen != null && oxygen.compareTo(BigDecimal.valueOf(21)) >= 0) {
            row.wrong("referenceO2", "percent of oxygen below 21", oxygen.toPlainString());
        }
        boolean empty = power.equals(new Point.Power(null, null, null, null, null, null, null, null, null, null));
        return new Point(
                code,
                null,
                kind == null ? null : Point.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                row.text("name"),
                row.id("outlet"),
                null,
                empty ? null : power,
                oxygen,
                row.text("referenceO2From"),
                from,
                until);
    }

    private static Point.Target target(SheetRow row) {
        String line = row.id("line");
        String facility = row.id("facility");
        BigDecimal share = row.number("share");
        if (share != null && (share.signum() == 0 || share.compareTo(BigDecimal.ONE) > 0)) {
            row.wrong("share", "above 0 and at most 1", share.toPlainString());
        }
        String relation = row.code("relation", "relation");
        LocalDate from = row.date("mapFrom");
        LocalDate until = row.date("mapUntil");
        EquipmentReader.order(row, from, until, "mapUntil");
        if (line != null && facility != null) {
            row.wrong("facility", "a line or a facility, one in a row", facility);
        }
        if (line == null && facility == null) {
            return null;
        }
        return new Point.Target(
                line == null ? "facility" : "line",
                line == null ? facility : line,
                relation == null ? Point.Relation.SOLE : Point.Relation.valueOf(relation.toUpperCase(Locale.ROOT)),
                share,
                row.text("countersigned"),
                from,
                until);
    }

    private static BigDecimal positive(SheetRow row, String column) {
        BigDecimal ratio = row.number(column);
        if (ratio != null && ratio.signum() == 0) {
            row.wrong(column, "a ratio above 0", "0");
        }
        return ratio;
    }
}
