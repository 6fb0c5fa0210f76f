package io.qinglan.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.order.OrderPacks;
import io.qinglan.policy.Parameter;
import io.qinglan.policy.Parameters;
import io.qinglan.policy.PolicyPack;

/** What the pack in use says of reports: hours, times and counts, each dated and cited. */
@ApplicationScoped
public class ReportRules {

    private static final String SAME_DAY = "same_day";

    private final OrderPacks packs;
    private final ZoneId zone;

    /** Made by the container. */
    public ReportRules(
            OrderPacks packs, @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.packs = packs;
        this.zone = zone;
    }

    /** The pack in use. */
    public PolicyPack pack() {
        return packs.inUse();
    }

    /** The zone in which days are cut. */
    public ZoneId zone() {
        return zone;
    }

    /**
     * A parameter as it holds on a day. Air from before its first date, as when an old episode is lived through under the pack of today, is
     * reported by the value in force now; the figure says since when that holds.
     *
     * @throws io.qinglan.policy.PolicyException when the pack does not state it
     */
    public Parameter on(String name, LocalDate day) {
        Parameters parameters = pack().parameters();
        return parameters.on(day).find(name).orElseGet(() -> parameters.get(name));
    }

    /** When the daily report about a day is due. */
    public Instant dailyDue(LocalDate day) {
        Parameter parameter = on("daily_report", day);
        LocalTime hour = LocalTime.parse(parameter.value().path("hour").asText());
        boolean same = parameter.value().path("covers").asText().equals(SAME_DAY);
        return (same ? day : day.plusDays(1)).atTime(hour).atZone(zone).toInstant();
    }

    /** When the summary of a response that ended then is due. */
    public Instant summaryDue(Instant ended) {
        Parameter parameter = on("summary_within", LocalDate.ofInstant(ended, zone));
        return ended.atZone(zone).plus(Period.parse(parameter.value().asText())).toInstant();
    }

    /** The index above which a day is heavily polluted. */
    public int heavyAbove(LocalDate day) {
        return on("heavy_day", day).value().path("gt").asInt();
    }

    /** Begin of a day. */
    public Instant begin(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The day an instant lies in. */
    public LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    /** The last day that a span touches; its end itself is not part of it. */
    public LocalDate lastDay(Instant until) {
        return LocalDate.ofInstant(until.minus(Duration.ofMillis(1)), zone);
    }
}
