package io.qinglan.inventory.sheet;

import java.math.BigDecimal;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.qinglan.fact.obligation.OffPeak;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.inventory.Site;

/** Rows of the file of sites. A site already listed keeps its lines and list rows; everything else stands as the row says. */
final class SitesFile {

    private SitesFile() {}

    static Map<String, Site> read(Sheet sheet, Tenancy tenancy) {
        Map<String, Site> sites = new LinkedHashMap<>();
        for (SheetRow row : sheet.rows()) {
            Site site = site(row, tenancy);
            if (site.code() != null && sites.put(site.code(), site) != null) {
                row.wrong("site", "each site once", site.code() + " again");
            }
        }
        return sites;
    }

    private static Site site(SheetRow row, Tenancy tenancy) {
        String code = row.required("site");
        if (code != null && !Codes.isSite(code)) {
            row.wrong("site", Codes.SITE_EXPECTED, code);
        }
        String creditCode = row.text("creditCode");
        if (creditCode != null && !Codes.isCredit(creditCode)) {
            row.wrong("creditCode", Codes.CREDIT_EXPECTED, creditCode);
        }
        return new Site(
                tenancy.area(row),
                creditCode,
                row.text("legalRepresentative"),
                row.text("address"),
                row.text("contact"),
                row.text("phone"),
                row.degrees("longitude", -180, 180),
                row.degrees("latitude", -90, 90),
                facts(code, row, code == null ? null : tenancy.facts(code)));
    }

    private static SiteFact facts(String code, SheetRow row, SiteFact before) {
        row.required("industry");
        String listed = row.code("listed", "truth");
        return new SiteFact(
                code,
                row.required("name"),
                row.codes("industry", "industry"),
                row.text("sub"),
                row.code("grade", "grade"),
                !"false".equals(listed),
                new HashSet<>(row.codes("flags", "flag")),
                before == null ? List.of() : before.lines(),
                row.list("stopOrder"),
                before == null ? List.of() : before.listRows(),
                offPeak(row),
                before == null ? null : before.annualEmissionKg(),
                before(row));
    }

    private static OffPeak offPeak(SheetRow row) {
        MonthDay start = row.day("offPeakStart");
        MonthDay end = row.day("offPeakEnd");
        List<String> lines = row.list("offPeakLines");
        if (start == null && end == null && lines.isEmpty()) {
            return null;
        }
        if (start == null) {
            row.wrong("offPeakStart", "the first day of the off-peak stop, MM-DD", "nothing");
        }
        if (end == null) {
            row.wrong("offPeakEnd", "the last day of the off-peak stop, MM-DD", "nothing");
        }
        if (lines.isEmpty()) {
            row.wrong("offPeakLines", "the lines that stand still", "nothing");
        }
        return new OffPeak(start, end, lines);
    }

    private static Map<String, BigDecimal> before(SheetRow row) {
        Map<String, BigDecimal> before = new HashMap<>();
        Map.of("beforeSo2", "SO2", "beforeNox", "NOx", "beforePm", "PM", "beforeVocs", "VOCs")
                .forEach((column, pollutant) -> {
                    BigDecimal figure = row.number(column);
                    if (figure != null) {
                        before.put(pollutant, figure);
                    }
                });
        return before;
    }
}
