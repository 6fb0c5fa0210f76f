package io.qinglan.inventory.sheet;

import java.math.BigDecimal;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.qinglan.fact.obligation.OffPeak;

/** Rows of the table of sites. */
final class SiteReader {

    private static final Map<String, String> ANNUAL =
            Map.of("annualSo2", "SO2", "annualNox", "NOx", "annualPm", "PM", "annualVocs", "VOCs");
    private static final Map<String, String> BEFORE =
            Map.of("beforeSo2", "SO2", "beforeNox", "NOx", "beforePm", "PM", "beforeVocs", "VOCs");

    private SiteReader() {}

    static void read(SheetRow row, Draft draft) {
        if ("removed".equals(row.code("listStatus", "list_status"))) {
            remove(row, draft);
            return;
        }
        String code = row.requiredId("site");
        SiteStatement statement = statement(row, draft.reach());
        if (code == null) {
            return;
        }
        if (!Codes.isSite(code)) {
            row.wrong("site", Codes.SITE_EXPECTED, code);
        }
        SiteDraft site = draft.site(row);
        if (site.stated != null || site.removed) {
            row.wrong("site", "each site once", code + " again");
        }
        site.stated = new Stated<>(statement, row.place());
    }

    /** A row that only takes its site off the list: all else of the site stays as it stands, whatever the other cells say. */
    private static void remove(SheetRow row, Draft draft) {
        String code = row.requiredId("site");
        if (code == null) {
            return;
        }
        SiteDraft site = draft.site(row);
        if (site.stated != null || site.removed) {
            row.wrong("site", "each site once", code + " again");
        }
        site.removed = true;
    }

    private static SiteStatement statement(SheetRow row, Reach reach) {
        String creditCode = row.id("creditCode");
        if (creditCode != null && !Codes.isCredit(creditCode)) {
            row.wrong("creditCode", Codes.CREDIT_EXPECTED, creditCode);
        }
        row.required("area");
        row.required("industry");
        Grade grade = Grade.of(row);
        Set<String> flags = new HashSet<>(row.codes("flags", "flag"));
        if (grade.livelihood()) {
            flags.add("livelihood");
        }
        return new SiteStatement(
                reach.area(row),
                row.required("name"),
                creditCode,
                row.text("legalRepresentative"),
                row.text("address"),
                row.text("contact"),
                row.text("phone"),
                row.degrees("longitude", -180, 180),
                row.degrees("latitude", -90, 90),
                row.codes("industry", "industry"),
                row.text("sub"),
                grade,
                row.truth("listed", true),
                flags,
                row.text("exemptDocument"),
                row.date("exemptUntil"),
                row.count("vehiclesPerDay"),
                row.list("stopOrder"),
                offPeak(row),
                figures(row, ANNUAL),
                figures(row, BEFORE));
    }

    private static OffPeak offPeak(SheetRow row) {
        MonthDay start = row.day("offPeakStart");
        MonthDay end = row.day("offPeakEnd");
        List<String> lines = row.list("offPeakLines");
        if (row.text("offPeakStart") == null && row.text("offPeakEnd") == null && lines.isEmpty()) {
            return null;
        }
        missing(row, "offPeakStart", "the first day of the off-peak stop, MM-DD");
        missing(row, "offPeakEnd", "the last day of the off-peak stop, MM-DD");
        missing(row, "offPeakLines", "the lines that stand still");
        return new OffPeak(start, end, lines);
    }

    private static void missing(SheetRow row, String column, String expected) {
        if (row.text(column) == null) {
            row.wrong(column, expected, "nothing");
        }
    }

    private static Map<String, BigDecimal> figures(SheetRow row, Map<String, String> columns) {
        Map<String, BigDecimal> figures = new HashMap<>();
        columns.forEach((column, pollutant) -> {
            BigDecimal figure = row.number(column);
            if (figure != null) {
                figures.put(pollutant, figure);
            }
        });
        return figures;
    }
}
