package io.qinglan.order.task;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

/** Tasks as people read them, with the words of both languages. */
@ApplicationScoped
class TaskViews {

    private final TaskBook book;
    private final TaskWords words;
    private final Clock clock;

    TaskViews(TaskBook book, TaskWords words, Clock clock) {
        this.book = book;
        this.words = words;
        this.clock = clock;
    }

    /** The views of some tasks, in their order. */
    List<Map<String, Object>> of(List<Task> tasks) {
        var answers = book.answers(tasks.stream().map(Task::id).toList());
        Instant now = clock.instant();
        return tasks.stream()
                .map(task -> view(task, answers.getOrDefault(task.id(), List.of()), now))
                .toList();
    }

    private Map<String, Object> view(Task task, List<TaskAnswer> answers, Instant now) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", task.id());
        view.put("response", task.response());
        view.put("area", task.area());
        view.put("level", task.level());
        view.put("exercise", task.exercise());
        view.put("subject", words.of("subject", task.subject()));
        view.put("kind", words.of("kind", task.kind()));
        view.put("lead", words.of("department", task.lead()));
        view.put("departments", words.of("department", task.departments()));
        view.put("action", task.body().get("action"));
        view.put("zones", task.body().get("zones"));
        view.put("start", task.start());
        view.put("until", task.until());
        view.put("daily", task.body().get("daily"));
        view.put("due", task.due());
        view.put("everyHours", task.everyHours());
        view.put("form", words.of("field", form(task)));
        view.put("proof", task.body().get("proof"));
        view.put("status", task.status(now));
        view.put("answers", answers);
        view.put("closedAt", task.closedAt());
        view.put("how", task.how());
        view.put(
                "because",
                Map.of(
                        "pack",
                        task.pack(),
                        "row",
                        task.row(),
                        "citation",
                        task.body().path("citation"),
                        "certainty",
                        task.certainty()));
        view.put("decision", task.decision());
        view.put("incomplete", incomplete(task));
        return view;
    }

    /** The names of the figures a report on the task holds. */
    static List<String> form(Task task) {
        List<String> form = new ArrayList<>();
        task.body().path("form").forEach(name -> form.add(name.asText()));
        return form;
    }

    /** A task that is sharper in zones, in an area that has set none, says so. */
    private static List<String> incomplete(Task task) {
        JsonNode body = task.body();
        return body.path("zone").isTextual() && body.path("zones").isEmpty() ? List.of("zones") : List.of();
    }
}
