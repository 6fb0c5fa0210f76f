package io.qinglan.order.task;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Role;
import io.qinglan.web.Cursor;
import io.qinglan.web.EntityVersion;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** Tasks of departments over HTTP: the board of the bureau, receipts and reports of departments. */
@Path("/api/v1/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class TaskResource {

    private static final List<String> STATUSES = List.of("issued", "acknowledged", "reported", "overdue", "closed");

    private final TaskBook book;
    private final TaskViews views;
    private final TaskAnswers answers;
    private final Access access;
    private final Clock clock;

    /** Made by the container. */
    TaskResource(TaskBook book, TaskViews views, TaskAnswers answers, Access access, Clock clock) {
        this.book = book;
        this.views = views;
        this.answers = answers;
        this.access = access;
        this.clock = clock;
    }

    /** A department's receipt. */
    public record TaskReceiptInput(
            @JsonAlias({"note", "content"}) String text) {}

    /**
     * A department's report.
     *
     * @param figures every figure of the task's form, whole numbers from 0
     * @param evidence where the proof lies
     */
    public record TaskReportInput(
            @JsonAlias({"content", "summary", "note"}) String text, Map<String, Long> figures, String evidence) {}

    /** Tasks, newest first; a task whose report is late stands under {@code overdue} only. */
    @GET
    @Operation(summary = "tasks of departments, newest first; status issued, acknowledged, reported, overdue or closed")
    public Page<Map<String, Object>> list(
            @QueryParam("response") UUID response,
            @QueryParam("status") String status,
            @QueryParam("subject") String subject,
            @QueryParam("lead") String lead,
            @BeanParam PageRequest request) {
        access.requireBureau();
        if (status != null && !STATUSES.contains(status)) {
            throw Problem.invalid(InputError.parameter("status", String.join(", ", STATUSES), status));
        }
        Optional<Cursor> after = request.after();
        List<Task> found = book.list(new TaskBook.Wanted(
                access.reachedAreas(),
                response,
                status,
                subject,
                lead,
                clock.instant(),
                after.map(cursor -> cursor.instant(0)).orElse(null),
                after.map(cursor -> cursor.uuid(1)).orElse(null),
                request.limit()));
        Page<Task> page = Page.of(found, request, last -> Cursor.of(last.madeAt(), last.id()));
        return new Page<>(views.of(page.items()), page.next());
    }

    /** One task; 404 outside the caller's areas. */
    @GET
    @Path("{id}")
    @Operation(summary = "one task of a department")
    public Response get(@PathParam("id") UUID id) {
        access.requireBureau();
        Task task = visible(book.find(id));
        Map<String, Object> view = views.of(List.of(task)).get(0);
        int answered = ((List<?>) view.get("answers")).size();
        return EntityVersion.ok(view, view.get("status") + "-" + task.level() + "-" + answered);
    }

    /** A department says that it has the task. */
    @POST
    @Path("{id}/receipt")
    @Transactional
    @Operation(summary = "a department acknowledges its task")
    public Response receipt(@PathParam("id") UUID id, TaskReceiptInput input) {
        Actor person = access.requireRole(Role.OPERATOR, Role.INSPECTOR);
        Task task = open(visible(book.locked(id)));
        return Response.status(201)
                .entity(answers.received(task, input == null ? null : input.text(), person))
                .build();
    }

    /** A department reports on its task; every figure of the form is asked for. */
    @POST
    @Path("{id}/reports")
    @Transactional
    @Operation(summary = "a department reports on its task, with the figures of the form and where the proof lies")
    public Response report(@PathParam("id") UUID id, TaskReportInput input) {
        Actor person = access.requireRole(Role.OPERATOR, Role.INSPECTOR);
        Task task = open(visible(book.locked(id)));
        List<InputError> errors = errors(task, input);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return Response.status(201)
                .entity(answers.reported(task, input.text(), input.figures(), input.evidence(), person))
                .build();
    }

    private static List<InputError> errors(Task task, TaskReportInput input) {
        List<InputError> errors = new ArrayList<>();
        if (input == null) {
            return List.of(InputError.at("", "{text, figures, evidence}", null));
        }
        if (input.text() == null || input.text().isBlank()) {
            errors.add(InputError.at("/text", "the report", input.text()));
        }
        if (input.evidence() == null || input.evidence().isBlank()) {
            String proof = task.body().at("/proof/zh").asText();
            errors.add(InputError.at("/evidence", "where the proof lies (" + proof + ")", input.evidence()));
        }
        Map<String, Long> figures = input.figures() == null ? Map.of() : input.figures();
        List<String> form = TaskViews.form(task);
        for (String name : form) {
            Long figure = figures.get(name);
            if (figure == null || figure < 0) {
                errors.add(InputError.at("/figures/" + name, "a whole number from 0", figure));
            }
        }
        figures.keySet().stream()
                .filter(name -> !form.contains(name))
                .sorted()
                .forEach(name -> errors.add(InputError.at("/figures/" + name, "one of " + form, name)));
        return errors;
    }

    private Task visible(Optional<Task> found) {
        Task task = found.orElseThrow(Problem::notFound);
        if (!access.reachedAreas().contains(task.area())) {
            throw Problem.notFound();
        }
        return task;
    }

    private static Task open(Task task) {
        if (task.state().equals(Task.CLOSED)) {
            throw Problem.conflict("out-of-order", "the task is closed: " + task.how());
        }
        return task;
    }
}
