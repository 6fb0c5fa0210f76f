package io.qinglan.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves the page of a problem type at the very address that the answer names. */
@Path("/problems/{type}")
@PermitAll
public class ProblemPageResource {

    private final ProblemPages pages;

    /** Made by the container. */
    public ProblemPageResource(ProblemPages pages) {
        this.pages = pages;
    }

    /** The page, 404 when there is no such type. */
    @GET
    @Produces("text/markdown; charset=utf-8")
    @Operation(summary = "What a problem type means · 错误类型说明")
    public String page(@PathParam("type") String type) {
        return pages.text(type).orElseThrow(Problem::notFound);
    }
}
