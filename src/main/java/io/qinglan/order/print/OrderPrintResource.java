package io.qinglan.order.print;

import java.net.URI;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.order.VisibleOrders;
import io.qinglan.web.PrintedPage;

/** An order on paper and in a calendar, for whoever may read it. The paper is a copy; the sealed document is the legal instrument. */
@Path("/api/v1/orders")
@Blocking
public class OrderPrintResource {

    private final VisibleOrders orders;
    private final OrderSheets sheets;
    private final OrderCalendar calendar;
    private final PrintedPage printer;

    /** Made by the container. */
    OrderPrintResource(VisibleOrders orders, OrderSheets sheets, OrderCalendar calendar, PrintedPage printer) {
        this.orders = orders;
        this.sheets = sheets;
        this.calendar = calendar;
        this.printer = printer;
    }

    /** The template: one page for screen and paper. */
    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance order(OrderSheet sheet);
    }

    /** The order as PDF, with a square code to its proof. */
    @GET
    @Path("{id}.pdf")
    @Produces("application/pdf")
    @Operation(summary = "one order as PDF · 指令（打印）")
    public Response pdf(@PathParam("id") UUID id, @Context UriInfo here) {
        return Response.ok(printer.pdf(page(id, here.getBaseUri())))
                .header("Content-Disposition", "inline; filename=\"order-" + id + ".pdf\"")
                .build();
    }

    /** The order as a page to print. */
    @GET
    @Path("{id}.html")
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @Operation(summary = "one order as a page to print · 指令（打印页）")
    public String html(@PathParam("id") UUID id, @Context UriInfo here) {
        return page(id, here.getBaseUri());
    }

    /** The times of the order as a calendar. */
    @GET
    @Path("{id}.ics")
    @Produces("text/calendar;charset=UTF-8")
    @Operation(summary = "the times of one order as a calendar · 指令时间（日历）")
    public Response times(@PathParam("id") UUID id) {
        return Response.ok(calendar.of(orders.shown(id)))
                .header("Content-Disposition", "attachment; filename=\"order-" + id + ".ics\"")
                .build();
    }

    private String page(UUID id, URI base) {
        return Templates.order(sheets.of(orders.shown(id), base)).render();
    }
}
