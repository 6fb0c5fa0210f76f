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
import io.qinglan.warning.WarningQuery;
import io.qinglan.warning.WarningView;
import io.qinglan.web.Problem;

/** The evaluation of a whole episode: a warning with all responses on it. */
@Path("/api/v1/warnings/{warning}/evaluation")
@Produces({PaperAnswers.JSON, PaperAnswers.XLSX, PaperAnswers.PDF, PaperAnswers.HTML})
@Blocking
public class EpisodeEvaluationResource {

    private final Evaluations evaluations;
    private final Scopes scopes;
    private final WarningQuery warnings;
    private final PaperAnswers answers;
    private final Access access;

    EpisodeEvaluationResource(
            Evaluations evaluations, Scopes scopes, WarningQuery warnings, PaperAnswers answers, Access access) {
        this.evaluations = evaluations;
        this.scopes = scopes;
        this.warnings = warnings;
        this.answers = answers;
        this.access = access;
    }

    /** The evaluation of a warning and all responses on it; 404 outside the caller's areas. */
    @GET
    @Operation(
            summary =
                    "the evaluation of an episode: a warning with all responses on it; also as .xlsx, .pdf, .html · 评估报告")
    public Response of(@PathParam("warning") UUID id, @Context HttpHeaders headers) {
        access.requireBureau();
        WarningView warning = warnings.view(id)
                .filter(one -> access.reachedAreas().contains(one.area()))
                .orElseThrow(Problem::notFound);
        return answers.ok(
                evaluations.of(scopes.of(warning), Map.of("warning", warning.id())), "evaluation-" + id, headers);
    }
}
