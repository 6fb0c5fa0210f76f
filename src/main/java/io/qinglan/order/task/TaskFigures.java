package io.qinglan.order.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** How far departments are with their tasks: what rooms to the right may ask. Exercises stay out; access is not checked here. */
@ApplicationScoped
public class TaskFigures {

    private final TaskBook book;
    private final TaskWords words;
    private final Clock clock;

    TaskFigures(TaskBook book, TaskWords words, Clock clock) {
        this.book = book;
        this.words = words;
        this.clock = clock;
    }

    private record Key(String lead, String subject) {}

    /**
     * How departments stood in a span.
     *
     * @param responses responses the tasks belong to
     * @param departments one row for each lead department and subject
     * @param overdue tasks whose report is late now
     */
    public record Stand(int responses, List<Department> departments, List<Overdue> overdue) {}

    /**
     * What a department came to with one subject.
     *
     * @param lead code, zh, en
     * @param subject code, zh, en
     * @param tasks tasks that held in the span
     * @param acknowledged of these, answered by a receipt or a report
     * @param reports reports made in the span
     * @param lateReports of these, after they were due
     * @param overdue tasks whose report is late now
     * @param closed tasks closed before the end of the span
     * @param figures sums of the figures of the reports, by name
     */
    public record Department(
            Map<String, String> lead,
            Map<String, String> subject,
            int tasks,
            int acknowledged,
            int reports,
            int lateReports,
            int overdue,
            int closed,
            Map<String, Long> figures) {}

    /** A task whose report is late. */
    public record Overdue(
            String task,
            String area,
            Map<String, String> lead,
            Map<String, String> subject,
            String actionZh,
            String actionEn,
            Instant due,
            long hoursLate) {}

    /** How departments of some areas stood in a span. */
    public Stand during(Collection<String> areas, Instant begin, Instant end) {
        Instant now = clock.instant();
        List<Task> tasks = book.during(areas, begin, end);
        Map<UUID, List<TaskAnswer>> answers =
                book.answers(tasks.stream().map(Task::id).toList());
        Map<Key, List<Task>> byDepartment = new LinkedHashMap<>();
        tasks.forEach(task -> byDepartment
                .computeIfAbsent(new Key(task.lead(), task.subject()), key -> new ArrayList<>())
                .add(task));
        return new Stand(
                (int) tasks.stream().map(Task::response).distinct().count(),
                byDepartment.entrySet().stream()
                        .map(entry -> department(entry.getKey(), entry.getValue(), answers, begin, end, now))
                        .toList(),
                tasks.stream()
                        .filter(task -> task.overdue(now))
                        .map(task -> overdue(task, now))
                        .toList());
    }

    /** Tasks of some areas that wait for a report with a due time; those not late yet have 0 hours. */
    public List<Overdue> open(Collection<String> areas) {
        Instant now = clock.instant();
        return book.during(areas, now, now.plusSeconds(1)).stream()
                .filter(task -> !task.state().equals(Task.CLOSED) && task.due() != null)
                .map(task -> overdue(task, now))
                .toList();
    }

    /** The name of a figure that reports carry, in a language. */
    public String figureName(String figure, String language) {
        return words.of("field", figure).getOrDefault(language, figure);
    }

    private Department department(
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
        return new Department(
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

    private Overdue overdue(Task task, Instant now) {
        return new Overdue(
                task.id().toString(),
                task.area(),
                words.of("department", task.lead()),
                words.of("subject", task.subject()),
                task.body().at("/action/zh").asText(),
                task.body().at("/action/en").asText(),
                task.due(),
                Math.max(0, Duration.between(task.due(), now).toHours()));
    }
}
