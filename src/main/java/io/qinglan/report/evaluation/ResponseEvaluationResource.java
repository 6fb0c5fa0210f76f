package io.qinglan.report.evaluation;

import java.util.Map;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.report.paper.PaperAnswers;
import io.qinglan.report.part.Scopes;
import io.qinglan.response.ResponseView;
import io.qinglan.response.Responses;
import io.qinglan.web.Problem;

/** The evaluation of a response. */
@Path("/api/v1/responses/{response}/evaluation")
@Produces({PaperAnswers.JSON, PaperAnswers.XLSX, PaperAnswers.PDF, PaperAnswers.HTML})
@Blocking
public class ResponseEvaluationResource {

    private final Evaluations evaluations;
    private final Scopes scopes;
    private final Responses responses;
    private final PaperAnswers answers;
    private final Access access;

    ResponseEvaluationResource(
            Evaluations evaluations, Scopes scopes, Responses responses, PaperAnswers answers, Access access) {
        this.evaluations = evaluations;
        this.scopes = scopes;
        this.responses = responses;
        this.answers = answers;
        this.access = access;
    }

    /** The evaluation of one response; 404 outside the caller's areas. */
    @GET
    @Operation(summary = "the evaluation of a response; also as .xlsx, .pdf, .html · 评估报告")
    public Response of(@PathParam("response") UUID id, @Context HttpHeaders headers) {
        access.requireBureau();
        ResponseView response = responses
                .find(id)
                .filter(one -> one.version() > 0 && access.reachedAreas().contains(one.area()))
                .orElseThrow(Problem::notFound);
        return answers.ok(
                evaluations.of(scopes.of(response), Map.of("response", response.id())), "evaluation-" + id, headers);
    }
}
