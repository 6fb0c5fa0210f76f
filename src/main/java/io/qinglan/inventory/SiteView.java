package io.qinglan.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.qinglan.fact.obligation.Emission;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.ListRowFact;
import io.qinglan.fact.obligation.OffPeak;
import io.qinglan.fact.obligation.Quantity;
import io.qinglan.fact.obligation.SiteFact;

/** A site as HTTP shows it: the codes of the lists, emissions in kg/day. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SiteView(
        String site,
        String area,
        String name,
        String creditCode,
        String legalRepresentative,
        String address,
        String contact,
        String phone,
        Double longitude,
        Double latitude,
        List<String> industries,
        String sub,
        String grade,
        boolean listed,
        Set<String> flags,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, LocalDate> flagsUntil,
        List<Line> lines,
        List<String> planStopOrder,
        List<ListRow> listRows,
        Window offPeak,
        int listVersion,
        String facts) {

    /** One line. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            String line,
            String name,
            String plantCode,
            String process,
            BigDecimal capacity,
            String unit,
            Map<String, BigDecimal> emissionKgPerDay,
            Map<String, BigDecimal> baseline,
            Map<String, BigDecimal> figures,
            Map<String, String> words,
            String status) {}

    /** One row of the reduction list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ListRow(String line, String level, String action, Quantity base, Quantity limitTo) {}

    /** A filed off-peak stop. */
    public record Window(String start, String end, List<String> stop) {}

    /** The view of a site of the list. */
    public static SiteView of(StoredSite stored) {
        Site site = stored.site();
        SiteFact facts = site.facts();
        return new SiteView(
                site.code(),
                site.area(),
                facts.name(),
                site.creditCode(),
                site.legalRepresentative(),
                site.address(),
                site.contact(),
                site.phone(),
                site.longitude(),
                site.latitude(),
                facts.industries(),
                facts.sub(),
                facts.grade(),
                facts.listed(),
                facts.flags(),
                facts.flagsUntil(),
                facts.lines().stream().map(SiteView::line).toList(),
                facts.planStopOrder(),
                facts.listRows().stream().map(SiteView::listRow).toList(),
                window(facts.offPeak()),
                stored.since(),
                stored.digest());
    }

    private static Line line(LineFact line) {
        return new Line(
                line.id(),
                line.name(),
                line.plantCode(),
                line.process(),
                line.dailyCapacity(),
                line.capacityUnit(),
                kilograms(line.emission()),
                line.baseline(),
                line.figures(),
                line.words(),
                line.longStopped() ? "long_stopped" : "running");
    }

    private static ListRow listRow(ListRowFact row) {
        return new ListRow(row.line(), row.colour(), row.action().code(), row.base(), row.limitTo());
    }

    private static Window window(OffPeak offPeak) {
        return offPeak == null ? null : new Window(day(offPeak.start()), day(offPeak.end()), offPeak.stop());
    }

    private static String day(MonthDay day) {
        return FactsReader.MONTH_DAY.format(day);
    }

    private static Map<String, BigDecimal> kilograms(Emission emission) {
        if (emission == null) {
            return null;
        }
        Map<String, BigDecimal> kilograms = new LinkedHashMap<>();
        for (String pollutant : FactsReader.POLLUTANTS) {
            kilograms.put(pollutant, plain(emission.kilograms(pollutant)));
        }
        return kilograms;
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(number.stripTrailingZeros().toPlainString());
    }
}
