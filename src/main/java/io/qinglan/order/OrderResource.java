package io.qinglan.order;

import java.time.Instant;
import java.util.Arrays;
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
import io.qinglan.order.OrderAnswers.Answer;
import io.qinglan.order.OrderAnswers.Service;
import io.qinglan.web.Cursor;
import io.qinglan.web.EntityVersion;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** Orders over HTTP: the bureau reads those of its area, a site its own; the site answers, the officer proves service. */
@Path("/api/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class OrderResource {

    private final OrderBook book;
    private final OrderViews views;
    private final OrderAnswers answers;
    private final Access access;

    /** Made by the container. */
    public OrderResource(OrderBook book, OrderViews views, OrderAnswers answers, Access access) {
        this.book = book;
        this.views = views;
        this.answers = answers;
        this.access = access;
    }

    /**
     * A site's receipt (回执).
     *
     * @param line of cannot: the line meant, absent = the whole site
     */
    public record ReceiptInput(
            @JsonAlias({"status", "decision"}) String answer,
            String reason,
            @JsonAlias({"note", "content"}) String text,
            String evidence,
            String line) {}

    /** A site's report (执行报告). */
    public record ReportInput(
            @JsonAlias({"content", "summary", "note"}) String text, String evidence) {}

    /** Orders, newest first. */
    @GET
    @Operation(summary = "orders, newest first; a site sees its own")
    public Page<Map<String, Object>> list(
            @QueryParam("response") UUID response,
            @QueryParam("site") String site,
            @QueryParam("status") String status,
            @BeanParam PageRequest request) {
        Actor actor = access.requireBureauOrSite();
        if (status != null
                && Arrays.stream(OrderStatus.values())
                        .noneMatch(known -> known.code().equals(status))) {
            throw Problem.invalid(InputError.parameter("status", "issued, superseded, lifted or cancelled", status));
        }
        boolean another = actor.site() != null && site != null && !site.equals(actor.site());
        if (another) {
            throw Problem.notFound();
        }
        Optional<Cursor> after = request.after();
        List<OrderRow> found = book.list(new OrderBook.Wanted(
                actor.site() == null ? access.reachedAreas() : null,
                response,
                actor.site() == null ? site : actor.site(),
                status,
                after.map(cursor -> cursor.instant(0)).orElse(null),
                after.map(cursor -> cursor.uuid(1)).orElse(null),
                request.limit()));
        Page<OrderRow> page = Page.of(found, request, last -> Cursor.of(last.issuedAt(), last.id()));
        return new Page<>(views.of(page.items()), page.next());
    }

    /** One order; 404 for another tenant. */
    @GET
    @Path("{id}")
    @Operation(summary = "one order")
    public Response get(@PathParam("id") UUID id) {
        OrderRow order = visible(id);
        Map<String, Object> view = views.of(List.of(order)).get(0);
        int proofs = ((List<?>) view.get("service")).size() + ((List<?>) view.get("answers")).size();
        return EntityVersion.ok(view, order.status() + "-" + order.orderVersion() + "-" + proofs);
    }

    /** The site says that it has the order: accepted, or why it cannot carry it out. */
    @POST
    @Path("{id}/receipt")
    @Transactional
    @Operation(summary = "the site's receipt: accepted, or cannot with a reason")
    public Response receipt(@PathParam("id") UUID id, ReceiptInput input) {
        Actor person = access.requireRole(Role.ENTERPRISE);
        OrderRow order = inForce(visible(id));
        if (input == null
                || input.answer() == null
                || !List.of("accepted", "cannot").contains(input.answer())) {
            throw Problem.invalid(
                    InputError.at("/answer", "accepted or cannot", input == null ? null : input.answer()));
        }
        boolean unreasoned = input.answer().equals("cannot") && blank(input.reason());
        if (unreasoned) {
            throw Problem.invalid(InputError.at("/reason", "why the site cannot carry it out", input.reason()));
        }
        Answer answer = answers.answered(
                order,
                "receipt",
                input.answer(),
                input.reason(),
                input.text(),
                input.evidence(),
                input.line(),
                due(order, "replyWithin"),
                person);
        return Response.status(201).entity(answer).build();
    }

    /** The site reports how it carries the order out. */
    @POST
    @Path("{id}/reports")
    @Transactional
    @Operation(summary = "the site's report on how it carries the order out")
    public Response report(@PathParam("id") UUID id, ReportInput input) {
        Actor person = access.requireRole(Role.ENTERPRISE);
        OrderRow order = visible(id);
        if (input == null || blank(input.text())) {
            throw Problem.invalid(InputError.at("/text", "the report", input == null ? null : input.text()));
        }
        Answer answer = answers.answered(
                order, "report", null, null, input.text(), input.evidence(), null, due(order, "reportWithin"), person);
        return Response.status(201).entity(answer).build();
    }

    /** An officer proves that the order reached its addressee. */
    @POST
    @Path("{id}/service")
    @Transactional
    @Operation(summary = "proof of service: how, to whom, when, where the evidence lies")
    public Response service(@PathParam("id") UUID id, Service input) {
        Actor officer = access.requireRole(Role.OPERATOR, Role.INSPECTOR);
        OrderRow order = visible(id);
        if (input == null || blank(input.channel())) {
            throw Problem.invalid(
                    InputError.at("/channel", "how it was served", input == null ? null : input.channel()));
        }
        boolean untimed = input.sentAt() == null && input.provenAt() == null;
        if (untimed) {
            throw Problem.invalid(InputError.at("/sentAt", "when it was sent or delivered", null));
        }
        answers.served(order, input, officer);
        return Response.status(201).entity(views.of(List.of(order)).get(0)).build();
    }

    private OrderRow visible(UUID id) {
        OrderRow order = book.find(id).orElseThrow(Problem::notFound);
        access.requireSite(order.site(), order.area());
        return order;
    }

    private static OrderRow inForce(OrderRow order) {
        if (!order.status().equals(OrderStatus.ISSUED.code())) {
            throw Problem.conflict("out-of-order", "the order is " + order.status());
        }
        return order;
    }

    private Instant due(OrderRow order, String clock) {
        OrderViews.Shared common = views.shared(order);
        List<Service> services = answers.services(List.of(order.id())).getOrDefault(order.id(), List.of());
        return views.due(common.parts().get(clock), common.start(), OrderViews.servedAt(services));
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
