package io.qinglan.order.task;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.List;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.authority.Areas;

/** Makes dispatch sheets from tasks and orders as they stand. Exercises stay out. */
@ApplicationScoped
class DispatchSheets {

    private static final String SITES = """
            select count(*),
                   count(*) filter (where exists (select 1 from order_answer a where a.site_order = o.id and a.kind = 'receipt')),
                   count(*) filter (where exists (select 1 from order_answer a where a.site_order = o.id and a.kind = 'report'))
              from site_order o join issuing i using (response, version, round)
             where o.area = any(?) and not i.exercise and o.status <> 'superseded'
               and o.issued_at < ? and (o.ended_at is null or o.ended_at > ?)
            """;

    private final TaskFigures tasks;
    private final Areas areas;
    private final DataSource dataSource;
    private final Clock clock;
    private final ZoneId zone;

    DispatchSheets(
            TaskFigures tasks,
            Areas areas,
            DataSource dataSource,
            Clock clock,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.tasks = tasks;
        this.areas = areas;
        this.dataSource = dataSource;
        this.clock = clock;
        this.zone = zone;
    }

    /** The sheet of the week (Monday to Sunday) or the month that a day lies in. */
    DispatchSheet of(String area, String period, LocalDate day) {
        boolean week = period.equals("week");
        LocalDate from = week
                ? day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                : day.with(TemporalAdjusters.firstDayOfMonth());
        LocalDate until = week ? from.plusDays(6) : day.with(TemporalAdjusters.lastDayOfMonth());
        Instant begin = from.atStartOfDay(zone).toInstant();
        Instant end = until.plusDays(1).atStartOfDay(zone).toInstant();
        Instant now = clock.instant();
        List<String> within = areas.within(area);
        TaskFigures.Stand stand = tasks.during(within, begin, end);
        return new DispatchSheet(
                area,
                areas.get(area).name(),
                period,
                from,
                until,
                now,
                stand.responses(),
                stand.departments(),
                sites(within, begin, end),
                stand.overdue());
    }

    private DispatchSheet.Sites sites(Collection<String> within, Instant begin, Instant end) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(SITES)) {
            select.setArray(1, connection.createArrayOf("text", within.toArray()));
            select.setObject(2, TaskRounds.time(end));
            select.setObject(3, TaskRounds.time(begin));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new DispatchSheet.Sites(row.getLong(1), row.getLong(2), row.getLong(3));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the orders of the span cannot be read", e);
        }
    }
}
