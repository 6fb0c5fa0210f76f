package io.qinglan.order.task;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

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

    private final TaskBook book;
    private final TaskWords words;
    private final Areas areas;
    private final DataSource dataSource;
    private final Clock clock;
    private final ZoneId zone;

    DispatchSheets(
            TaskBook book,
            TaskWords words,
            Areas areas,
            DataSource dataSource,
            Clock clock,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.book = book;
        this.words = words;
        this.areas = areas;
        this.dataSource = dataSource;
        this.clock = clock;
        this.zone = zone;
    }

    private record Key(String lead, String subject) {}

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
        List<Task> tasks = book.during(within, begin, end);
        Map<UUID, List<TaskAnswer>> answers =
                book.answers(tasks.stream().map(Task::id).toList());
        Map<Key, List<Task>> byDepartment = new LinkedHashMap<>();
        tasks.forEach(task -> byDepartment
                .computeIfAbsent(new Key(task.lead(), task.subject()), key -> new ArrayList<>())
                .add(task));
        List<DispatchSheet.Row> rows = byDepartment.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue(), answers, begin, end, now))
                .toList();
        return new DispatchSheet(
                area,
                areas.get(area).name(),
                period,
                from,
                until,
                now,
                (int) tasks.stream().map(Task::response).distinct().count(),
                rows,
                sites(within, begin, end),
                tasks.stream()
                        .filter(task -> task.overdue(now))
                        .map(task -> late(task, now))
                        .toList());
    }

    private DispatchSheet.Row row(
            Key key, List<Task> tasks, Map<UUID, List<TaskAnswer>> answers, Instant begin, Instant end, Instant now) {
        int acknowledged = 0;
        int reports = 0;
        int late = 0;
        Map<String, Long> figures = new TreeMap<>();
        for (Task task : tasks) {
            List<TaskAnswer> answered = answers.getOrDefault(task.id(), List.of());
            acknowledged += answered.isEmpty() ? 0 : 1;
            for (TaskAnswer answer : answered) {
                boolean counts = answer.kind().equals("report")
                        && !answer.at().isBefore(begin)
                        && answer.at().isBefore(end);
                if (counts) {
                    reports++;
                    late += answer.late() ? 1 : 0;
                    answer.figures().forEach((name, figure) -> figures.merge(name, figure, Long::sum));
                }
            }
        }
        return new DispatchSheet.Row(
                words.of("department", key.lead()),
                words.of("subject", key.subject()),
                tasks.size(),
                acknowledged,
                reports,
                late,
                (int) tasks.stream().filter(task -> task.overdue(now)).count(),
                (int) tasks.stream()
                        .filter(task ->
                                task.closedAt() != null && task.closedAt().isBefore(end))
                        .count(),
                figures);
    }

    private DispatchSheet.Late late(Task task, Instant now) {
        return new DispatchSheet.Late(
                task.id().toString(),
                words.of("department", task.lead()),
                words.of("subject", task.subject()),
                task.body().at("/action/zh").asText(),
                task.body().at("/action/en").asText(),
                task.due(),
                Duration.between(task.due(), now).toHours());
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
