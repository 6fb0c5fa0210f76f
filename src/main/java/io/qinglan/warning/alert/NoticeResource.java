package io.qinglan.warning.alert;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.warning.alert.AlertBook.Kept;
import io.qinglan.web.PrintedPage;
import io.qinglan.web.Problem;

/** The notice (公告) of the last message about a warning: to read out, to put on a page, to print. */
@Path("/api/v1/warnings/{warning}")
@Blocking
public class NoticeResource {

    private final VisibleAlerts alerts;
    private final AlertWords words;
    private final PrintedPage printer;
    private final ZoneId zone;

    /** Made by the container. */
    NoticeResource(
            VisibleAlerts alerts,
            AlertWords words,
            PrintedPage printer,
            @ConfigProperty(name = "qinglan.zone") String zone) {
        this.alerts = alerts;
        this.words = words;
        this.printer = printer;
        this.zone = ZoneId.of(zone);
    }

    /** The template: one page for screen and paper. */
    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance notice(Notice notice);
    }

    /** As plain text. */
    @GET
    @Path("notice.txt")
    @Produces(MediaType.TEXT_PLAIN + ";charset=UTF-8")
    @Operation(summary = "the public notice of a warning as text · 公告")
    public String text(@PathParam("warning") UUID warning) {
        return notice(warning).text();
    }

    /** As a page. */
    @GET
    @Path("notice.html")
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @Operation(summary = "the public notice of a warning as a page · 公告")
    public String page(@PathParam("warning") UUID warning) {
        return Templates.notice(notice(warning)).render();
    }

    /** As PDF, its font embedded. */
    @GET
    @Path("notice.pdf")
    @Produces("application/pdf")
    @Operation(summary = "the public notice of a warning as PDF · 公告")
    public Response pdf(@PathParam("warning") UUID warning) {
        byte[] pdf = printer.pdf(Templates.notice(notice(warning)).render());
        return Response.ok(pdf)
                .header("Content-Disposition", "inline; filename=\"notice.pdf\"")
                .build();
    }

    private Notice notice(UUID warning) {
        List<Kept> told = alerts.of(warning);
        if (told.isEmpty()) {
            throw Problem.notFound();
        }
        return Notice.of(told.get(told.size() - 1).alert(), words, zone);
    }
}
