package io.qinglan.inventory.plan;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.Site;
import io.qinglan.web.Problem;

/** The public page that the square code of a notice board leads to. */
@Path("/notice-boards")
@Blocking
public class PublicBoardResource {

    private final NoticeBoards boards;
    private final Inventory inventory;

    /** Made by the container. */
    public PublicBoardResource(NoticeBoards boards, Inventory inventory) {
        this.boards = boards;
        this.inventory = inventory;
    }

    /** What the square code leads to: the same board without telephones of people; only of a site whose board may hang. */
    @GET
    @PermitAll
    @Path("{site}")
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @Operation(summary = "the notice board of a site, for everybody · 公示牌（公众）")
    public String open(@PathParam("site") String code, @Context UriInfo here) {
        Site site = inventory.find(code).orElseThrow(Problem::notFound).site();
        NoticeBoard board = boards.of(site, boards.link(code, here.getBaseUri()), true);
        if (!board.valid()) {
            throw Problem.notFound();
        }
        return NoticeBoardResource.Templates.board(board).render();
    }
}
