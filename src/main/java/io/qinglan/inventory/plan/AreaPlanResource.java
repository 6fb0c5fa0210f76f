package io.qinglan.inventory.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Areas;
import io.qinglan.authority.Role;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** The plan of an area's government (应对预案) over HTTP: the operator enters it, an approver files it. */
@Path("/api/v1/areas/{area}/plans")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class AreaPlanResource {

    private final PlanEdge edge;
    private final Filings filings;
    private final Areas areas;
    private final Access access;

    /** Made by the container. */
    public AreaPlanResource(PlanEdge edge, Filings filings, Areas areas, Access access) {
        this.edge = edge;
        this.filings = filings;
        this.areas = areas;
        this.access = access;
    }

    /** A government's plan as it is sent: what it says of itself, and the parts of {@link GovernmentPlan}. */
    public record AreaPlanInput(
            String title,
            String number,
            LocalDate validFrom,
            LocalDate validUntil,
            PlanHead.AttachedFile attachment,
            String issuer,
            String approvedBy,
            String pack,
            Map<String, BigDecimal> targetPercent,
            Map<String, BigDecimal> cityEmissionKgPerDay,
            Map<String, Map<String, BigDecimal>> otherReductionsKgPerDay) {}

    /** The versions of the plan, newest first. */
    @GET
    @Operation(summary = "versions of a government's plan, newest first · 应对预案各版本")
    public Page<PlanView> list(@PathParam("area") String area, @BeanParam PageRequest request) {
        visible(area);
        return edge.list(PlanKind.GOVERNMENT, area, request);
    }

    /** Enters the next version as a draft. */
    @POST
    @Transactional
    @Operation(summary = "enter the next version of a government's plan as a draft · 录入应对预案")
    public Response enter(@PathParam("area") String area, AreaPlanInput input) {
        Actor person = access.requireRole(Role.OPERATOR);
        visible(area);
        if (input == null) {
            throw Problem.invalid(InputError.at("", "a plan: {title, validFrom, issuer, …}", null));
        }
        PlanHead head =
                new PlanHead(input.title(), input.number(), input.validFrom(), input.validUntil(), input.attachment());
        GovernmentPlan plan = new GovernmentPlan(
                input.issuer(),
                input.approvedBy(),
                input.pack(),
                input.targetPercent(),
                input.cityEmissionKgPerDay(),
                input.otherReductionsKgPerDay());
        return edge.enter(PlanKind.GOVERNMENT, area, area, head, plan, check -> check.government(plan), person);
    }

    /** One version. */
    @GET
    @Path("{version}")
    @Operation(summary = "one version of a government's plan · 查看应对预案")
    public Response get(@PathParam("area") String area, @PathParam("version") int version) {
        visible(area);
        return edge.read(edge.get(PlanKind.GOVERNMENT, area, version));
    }

    /** The document attached to a version. */
    @GET
    @Path("{version}/attachment")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "the document attached to a version of the plan · 下载附件")
    public Response attachment(@PathParam("area") String area, @PathParam("version") int version) {
        visible(area);
        return edge.attachment(edge.get(PlanKind.GOVERNMENT, area, version));
    }

    /** Files a version, sends it back, or takes the filing back; never by the one who entered it. */
    @POST
    @Path("{version}/filing")
    @Transactional
    @Operation(summary = "file, return or withdraw a version of the plan · 备案、退回、撤销备案")
    public Response file(@PathParam("area") String area, @PathParam("version") int version, FilingInput input) {
        Actor person = access.requireRole(Role.APPROVER);
        visible(area);
        StoredPlan plan = edge.get(PlanKind.GOVERNMENT, area, version);
        return edge.read(filings.act(plan, input, person));
    }

    private void visible(String area) {
        access.requireBureau();
        areas.find(area).orElseThrow(Problem::notFound);
        access.requireArea(area);
    }
}
