package io.qinglan.inventory.plan;

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

import io.qinglan.authority.Access;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.Site;
import io.qinglan.web.PrintedPage;
import io.qinglan.web.Problem;

/** The notice board (公示牌) of a site, to print. */
@Path("/api/v1")
@Blocking
public class NoticeBoardResource {

    private final NoticeBoards boards;
    private final PrintedPage printer;
    private final Inventory inventory;
    private final Access access;

    /** Made by the container. */
    public NoticeBoardResource(NoticeBoards boards, PrintedPage printer, Inventory inventory, Access access) {
        this.boards = boards;
        this.printer = printer;
        this.inventory = inventory;
        this.access = access;
    }

    /** The template of the board: one page for screen and paper. */
    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance board(NoticeBoard board);
    }

    /** The board as PDF, its font embedded. */
    @GET
    @Path("sites/{site}/notice-board.pdf")
    @Produces("application/pdf")
    @Operation(summary = "the notice board of a site as PDF · 公示牌")
    public Response pdf(@PathParam("site") String code, @Context UriInfo here) {
        byte[] pdf = printer.pdf(Templates.board(boards.of(visible(code), boards.link(code, here.getBaseUri()), false))
                .render());
        return Response.ok(pdf)
                .header("Content-Disposition", "inline; filename=\"notice-board.pdf\"")
                .build();
    }

    /** The board as a page to print. */
    @GET
    @Path("sites/{site}/notice-board.html")
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @Operation(summary = "the notice board of a site as a page to print · 公示牌")
    public String html(@PathParam("site") String code, @Context UriInfo here) {
        return Templates.board(boards.of(visible(code), boards.link(code, here.getBaseUri()), false))
                .render();
    }

    private Site visible(String code) {
        access.requireBureauOrSite();
        Site site = inventory.find(code).orElseThrow(Problem::notFound).site();
        access.requireSite(code, site.area());
        return site;
    }
}
