package io.qinglan.order.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.ListVersions;
import io.qinglan.inventory.StoredSite;

/** Rows of the board as people read them, with the name of the site or the words of the task. */
@ApplicationScoped
class BoardViews {

    private final TaskBook tasks;
    private final TaskWords words;
    private final Inventory inventory;
    private final ListVersions versions;

    BoardViews(TaskBook tasks, TaskWords words, Inventory inventory, ListVersions versions) {
        this.tasks = tasks;
        this.words = words;
        this.inventory = inventory;
        this.versions = versions;
    }

    /** The views of some rows, in their order, at an instant. */
    List<Map<String, Object>> of(List<BoardRow> rows, Instant at) {
        Map<String, StoredSite> sites = inventory.find(
                rows.stream().filter(BoardViews::site).map(BoardRow::code).toList(), versions.current());
        Map<UUID, Task> known = tasks
                .all(rows.stream().filter(row -> !site(row)).map(BoardRow::id).toList())
                .stream()
                .collect(Collectors.toMap(Task::id, Function.identity()));
        return rows.stream()
                .map(row -> site(row) ? order(row, sites.get(row.code()), at) : task(row, known.get(row.id())))
                .toList();
    }

    private static boolean site(BoardRow row) {
        return row.kind().equals("site");
    }

    private static Map<String, Object> order(BoardRow row, StoredSite site, Instant at) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("kind", row.kind());
        view.put("order", row.id());
        view.put("site", row.code());
        view.put("name", site == null ? null : site.site().facts().name());
        view.put("area", row.area());
        view.put("status", row.status());
        view.put("late", late(row, at));
        view.put("due", row.due());
        view.put("servedAt", row.servedAt());
        view.put("replyBy", row.replyBy());
        view.put("receiptAt", row.receiptAt());
        view.put("answer", row.answer());
        view.put("reportBy", row.reportBy());
        view.put("reportAt", row.reportAt());
        return view;
    }

    /** Which of the two clocks has run out without an answer. */
    private static List<String> late(BoardRow row, Instant at) {
        List<String> late = new ArrayList<>();
        boolean open = !row.status().equals(Task.CLOSED);
        if (open
                && row.receiptAt() == null
                && row.replyBy() != null
                && row.replyBy().isBefore(at)) {
            late.add("receipt");
        }
        if (open
                && row.reportAt() == null
                && row.reportBy() != null
                && row.reportBy().isBefore(at)) {
            late.add("report");
        }
        return late;
    }

    private Map<String, Object> task(BoardRow row, Task task) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("kind", row.kind());
        view.put("task", row.id());
        view.put("area", row.area());
        view.put("status", row.status());
        view.put("late", row.status().equals(Task.OVERDUE) ? List.of("report") : List.of());
        view.put("due", row.due());
        view.put("subject", words.of("subject", task.subject()));
        view.put("lead", words.of("department", task.lead()));
        view.put("departments", words.of("department", task.departments()));
        view.put("action", task.body().get("action"));
        view.put("proof", task.body().get("proof"));
        view.put("start", task.start());
        view.put("until", task.until());
        view.put("everyHours", task.everyHours());
        return view;
    }
}
