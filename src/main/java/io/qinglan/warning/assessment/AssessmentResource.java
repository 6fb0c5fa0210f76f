package io.qinglan.warning.assessment;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.qinglan.authority.CurrentActor;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** Dry runs: what a pack would say of a series. Nothing is stored. */
@Path("/api/v1/assessments")
@Tag(name = "assessments · 研判")
@Idempotent
@Transactional
public class AssessmentResource {

    private final CurrentActor actor;
    private final PolicyLibrary library;
    private final Assessor assessor;

    /** Made by the container. */
    AssessmentResource(CurrentActor actor, PolicyLibrary library, Assessor assessor) {
        this.actor = actor;
        this.library = library;
        this.assessor = assessor;
    }

    /** What a pack says of a series in a context (contract 3.2); for anyone signed in. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Assess a series by a pack; nothing is stored")
    @APIResponse(responseCode = "200", description = "the level, its reasons, and how far the next level is")
    @APIResponse(responseCode = "422", description = "the input is wrong; every answer names the place")
    public ObjectNode assess(JsonNode document) {
        actor.get();
        if (document == null) {
            throw Problem.invalid(InputError.at("", "an object with pack, series and context", "nothing"));
        }
        try {
            return AssessmentJson.of(
                    AssessmentInput.read(document, assessor.zone()).assess(library, assessor));
        } catch (InputException e) {
            throw Problem.invalid(e.faults().stream()
                    .map(fault -> InputError.at(fault.pointer(), fault.expected(), fault.got()))
                    .toList());
        }
    }
}
