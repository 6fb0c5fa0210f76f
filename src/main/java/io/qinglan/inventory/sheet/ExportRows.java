package io.qinglan.inventory.sheet;

import java.math.BigDecimal;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.ListRowFact;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.inventory.ListedSource;
import io.qinglan.inventory.Point;
import io.qinglan.inventory.Site;
import io.qinglan.inventory.SiteDetails;
import io.qinglan.inventory.SiteState;

/** What is kept, as rows of the tables it came from. */
final class ExportRows {

    private static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("MM-dd");
    private static final Map<String, String> POLLUTANTS =
            Map.of("So2", "SO2", "Nox", "NOx", "Pm", "PM", "Vocs", "VOCs");

    private final boolean english;

    ExportRows(boolean english) {
        this.english = english;
    }

    /** The rows of a table that a site fills. */
    List<ExportRow> of(SheetKind kind, SiteState state) {
        return switch (kind) {
            case SITES -> List.of(site(state));
            case LINES -> lines(state);
            case LIST_ROWS -> listRows(state);
            case MEASURES -> measures(state);
            case FACILITIES -> facilities(state);
            case OUTLETS -> outlets(state);
            case CONTACTS -> contacts(state);
            case SERVICE -> service(state);
            case OVERHAULS -> overhauls(state);
            default -> List.of();
        };
    }

    private ExportRow row(SiteState state) {
        return new ExportRow(english).put("site", state.site().code());
    }

    private ExportRow site(SiteState state) {
        Site site = state.site();
        SiteFact facts = site.facts();
        SiteDetails details = state.details();
        SiteDetails.ExemptClass exempt =
                details.exemptions().isEmpty() ? null : details.exemptions().get(0);
        ExportRow row = row(state)
                .put("area", site.area())
                .put("name", facts.name())
                .codes("industry", "industry", facts.industries())
                .put("sub", facts.sub())
                .put("creditCode", site.creditCode())
                .put("legalRepresentative", site.legalRepresentative())
                .put("address", site.address())
                .put("contact", site.contact())
                .put("phone", site.phone())
                .put("longitude", site.longitude())
                .put("latitude", site.latitude())
                .truth("listed", facts.listed())
                .codes("flags", "flag", facts.flags().stream().sorted().toList())
                .put("exemptDocument", exempt == null ? null : exempt.document())
                .put("exemptUntil", exempt == null ? null : exempt.until())
                .put("vehiclesPerDay", details.vehiclesPerDay())
                .list("stopOrder", facts.planStopOrder());
        if (details.gradeListed() != null) {
            row.put("grade", details.gradeListed());
        } else {
            row.code("grade", "grade", facts.grade());
        }
        if (facts.offPeak() != null) {
            row.put("offPeakStart", day(facts.offPeak().start()))
                    .put("offPeakEnd", day(facts.offPeak().end()))
                    .list("offPeakLines", facts.offPeak().stop());
        }
        POLLUTANTS.forEach((column, pollutant) -> row.put(
                        "annual" + column, facts.annualEmissionKg().get(pollutant))
                .put("before" + column, facts.meanDailyBeforeKg().get(pollutant)));
        return row;
    }

    private static String day(MonthDay day) {
        return MONTH_DAY.format(day);
    }

    private List<ExportRow> lines(SiteState state) {
        Map<String, SiteDetails.Line> details = new LinkedHashMap<>();
        state.details().lines().forEach(line -> details.put(line.line(), line));
        List<ExportRow> rows = new ArrayList<>();
        for (LineFact line : state.site().facts().lines()) {
            rows.add(line(row(state), line, details.get(line.id())));
        }
        return rows;
    }

    private ExportRow line(ExportRow row, LineFact line, SiteDetails.Line details) {
        row.put("line", line.id())
                .put("name", line.name())
                .put("plantCode", line.plantCode())
                .code("process", "process", line.process())
                .put("capacity", line.dailyCapacity())
                .put("unit", line.capacityUnit())
                .code("status", "status", line.longStopped() ? "long_stopped" : "running");
        if (line.emission() != null) {
            row.put("so2", line.emission().kilograms("SO2"))
                    .put("nox", line.emission().kilograms("NOx"))
                    .put("pm", line.emission().kilograms("PM"))
                    .put("vocs", line.emission().kilograms("VOCs"));
        }
        LineReader.BASELINES.forEach(
                (column, field) -> row.put(column, line.baseline().get(field)));
        LineReader.FIGURES.forEach(
                (column, field) -> row.put(column, line.figures().get(field)));
        LineReader.WORDS.forEach(
                (column, field) -> row.code(column, field, line.words().get(field)));
        row.code("product", "product", line.words().get("product"));
        if (details != null) {
            row.put("mfCode", details.mfCode())
                    .put("annualPermit", details.annualPermit())
                    .put("annualEia", details.annualEia())
                    .put("annualPreviousYear", details.annualPreviousYear())
                    .put("annualUnit", details.annualUnit())
                    .truth("spare", details.spare());
            row.put("product", details.product());
        }
        return row;
    }

    private List<ExportRow> listRows(SiteState state) {
        Map<List<String>, String> texts = new LinkedHashMap<>();
        state.details().measures().stream()
                .filter(measure -> measure.line() != null)
                .forEach(measure -> texts.put(List.of(measure.line(), measure.level()), measure.text()));
        List<ExportRow> rows = new ArrayList<>();
        for (ListRowFact fact : state.site().facts().listRows()) {
            BigDecimal base = fact.base() == null ? null : fact.base().value();
            BigDecimal limit = fact.limitTo() == null ? null : fact.limitTo().value();
            String unit = fact.limitTo() != null
                    ? fact.limitTo().unit()
                    : fact.base() == null ? null : fact.base().unit();
            rows.add(row(state)
                    .put("line", fact.line())
                    .code("level", "level", fact.colour())
                    .code("action", "action", fact.action().code())
                    .put("base", base)
                    .put("limitTo", limit)
                    .put("unit", unit)
                    .put("text", texts.get(List.of(fact.line(), fact.colour()))));
        }
        return rows;
    }

    /** Words about a whole site, and words about a line that made no row, by line. */
    private List<ExportRow> measures(SiteState state) {
        Map<String, ExportRow> rows = new LinkedHashMap<>();
        for (SiteDetails.Measure measure : state.details().measures()) {
            boolean made = measure.line() != null
                    && state.site().facts().listRows().stream()
                            .anyMatch(row -> row.line().equals(measure.line())
                                    && row.colour().equals(measure.level()));
            if (!made) {
                rows.computeIfAbsent(
                                String.valueOf(measure.line()),
                                line -> row(state)
                                        .put("enterprise", state.site().facts().name())
                                        .put("area", state.site().area())
                                        .put("line", measure.line()))
                        .put(measure.level(), measure.text());
            }
        }
        return List.copyOf(rows.values());
    }

    private List<ExportRow> facilities(SiteState state) {
        List<ExportRow> rows = new ArrayList<>();
        for (SiteDetails.Facility facility : state.details().facilities()) {
            rows.add(row(state)
                    .put("facility", facility.code())
                    .put("name", facility.name())
                    .put("plantCode", facility.plantCode())
                    .code("facilityKind", "facility_kind", facility.kind())
                    .list("lines", facility.lines())
                    .list("outlets", facility.outlets())
                    .truth("spare", facility.spare())
                    .code("status", "status", facility.longStopped() ? "long_stopped" : "running"));
        }
        return rows;
    }

    private List<ExportRow> outlets(SiteState state) {
        List<ExportRow> rows = new ArrayList<>();
        for (SiteDetails.Outlet outlet : state.details().outlets()) {
            rows.add(row(state)
                    .put("outlet", outlet.code())
                    .put("name", outlet.name())
                    .put("plantCode", outlet.plantCode())
                    .put("outletKind", outlet.kind())
                    .list("lines", outlet.lines()));
        }
        return rows;
    }

    private List<ExportRow> contacts(SiteState state) {
        List<ExportRow> rows = new ArrayList<>();
        for (SiteDetails.Contact contact : state.details().contacts()) {
            rows.add(row(state)
                    .code("role", "contact_role", contact.role())
                    .put("person", contact.name())
                    .put("phone", contact.phone())
                    .truth("duty", contact.duty()));
        }
        return rows;
    }

    private List<ExportRow> service(SiteState state) {
        SiteDetails.Service service = state.details().service();
        return service == null
                ? List.of()
                : List.of(row(state)
                        .put("serviceAddress", service.address())
                        .put("confirmed", service.confirmed())
                        .truth("electronic", service.electronic())
                        .put("channel", service.channel())
                        .put("signedBy", service.signedBy())
                        .put("signed", service.signed())
                        .put("scan", service.scan())
                        .put("from", service.from())
                        .put("until", service.until()));
    }

    private List<ExportRow> overhauls(SiteState state) {
        List<ExportRow> rows = new ArrayList<>();
        for (SiteDetails.Overhaul overhaul : state.details().overhauls()) {
            rows.add(row(state)
                    .put("target", overhaul.target())
                    .put("from", overhaul.from())
                    .put("until", overhaul.until())
                    .put("document", overhaul.document()));
        }
        return rows;
    }

    /** The rows of a monitoring point, one for each thing it measures. */
    List<ExportRow> of(Point point) {
        if (point.targets().isEmpty()) {
            return List.of(point(point));
        }
        List<ExportRow> rows = new ArrayList<>();
        for (Point.Target target : point.targets()) {
            rows.add(point(point)
                    .put(target.kind(), target.target())
                    .code("relation", "relation", target.relation().code())
                    .put("share", target.share())
                    .put("countersigned", target.countersigned())
                    .put("mapFrom", target.from())
                    .put("mapUntil", target.until()));
        }
        return rows;
    }

    private ExportRow point(Point point) {
        ExportRow row = new ExportRow(english)
                .put("site", point.site())
                .put("point", point.code())
                .code("pointKind", "point_kind", point.kind().code())
                .put("name", point.name())
                .put("outlet", point.outlet())
                .put("referenceO2", point.referenceO2())
                .put("referenceO2From", point.referenceO2From())
                .put("validFrom", point.validFrom())
                .put("validUntil", point.validUntil());
        Point.Power power = point.power();
        return power == null
                ? row
                : row.code(
                                "role",
                                "power_role",
                                power.role() == null ? null : power.role().code())
                        .put("ct", power.ct())
                        .put("pt", power.pt())
                        .put("ratedKw", power.ratedKw())
                        .put("standbyKw", power.standbyKw())
                        .put("safeIdleKw", power.safeIdleKw())
                        .put("plantSigned", power.plantSigned())
                        .put("bureauSigned", power.bureauSigned())
                        .put("certificate", power.certificate())
                        .put("certificateUntil", power.certificateUntil());
    }

    /** The row of a dust or mobile source. */
    ExportRow of(ListedSource source) {
        ExportRow row = new ExportRow(english)
                .put("source", source.code())
                .put("area", source.area())
                .put("name", source.name());
        source.fields().forEach((column, value) -> {
            if (column.equals("guarantee")) {
                row.code(column, "truth", value);
            } else {
                row.put(column, value);
            }
        });
        return row;
    }
}
