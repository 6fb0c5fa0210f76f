package io.qinglan.inventory.plan;

import java.time.LocalDate;
import java.util.List;

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
import io.qinglan.authority.Role;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.Site;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** Operation plans (一厂一策) of a site over HTTP: the site enters them, the bureau files them or sends them back. */
@Path("/api/v1/sites/{site}/plans")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class SitePlanResource {

    private final PlanEdge edge;
    private final Filings filings;
    private final Inventory inventory;
    private final Access access;

    /** Made by the container. */
    public SitePlanResource(PlanEdge edge, Filings filings, Inventory inventory, Access access) {
        this.edge = edge;
        this.filings = filings;
        this.inventory = inventory;
        this.access = access;
    }

    /** A site's plan as it is sent: what it says of itself, and the parts of {@link OperationPlan}. */
    public record SitePlanInput(
            String title,
            String number,
            LocalDate validFrom,
            LocalDate validUntil,
            PlanHead.AttachedFile attachment,
            List<String> stopOrder,
            List<LinePlan> lines,
            List<PlannedMeasure> transport,
            List<Dependant> dependants,
            List<CheckItem> checkSheet,
            OperationPlan.Responsible responsible,
            String approvalOpinion) {}

    /** The versions of the plan, newest first. */
    @GET
    @Operation(summary = "versions of a site's operation plan, newest first · 一厂一策各版本")
    public Page<PlanView> list(@PathParam("site") String code, @BeanParam PageRequest request) {
        visible(code);
        return edge.list(PlanKind.OPERATION, code, request);
    }

    /** Enters the next version as a draft; binds nobody until it is filed. */
    @POST
    @Transactional
    @Operation(summary = "enter the next version of a site's operation plan as a draft · 提交一厂一策")
    public Response enter(@PathParam("site") String code, SitePlanInput input) {
        Actor person = access.requireRole(Role.ENTERPRISE, Role.OPERATOR);
        Site site = visible(code);
        if (input == null) {
            throw Problem.invalid(InputError.at("", "a plan: {title, validFrom, lines, …}", null));
        }
        PlanHead head =
                new PlanHead(input.title(), input.number(), input.validFrom(), input.validUntil(), input.attachment());
        OperationPlan plan = new OperationPlan(
                input.stopOrder(),
                input.lines(),
                input.transport(),
                input.dependants(),
                input.checkSheet(),
                input.responsible(),
                input.approvalOpinion());
        return edge.enter(
                PlanKind.OPERATION,
                code,
                site.area(),
                head,
                plan,
                check -> check.operation(plan, site.facts()),
                person);
    }

    /** One version. */
    @GET
    @Path("{version}")
    @Operation(summary = "one version of a site's operation plan · 查看一厂一策")
    public Response get(@PathParam("site") String code, @PathParam("version") int version) {
        visible(code);
        return edge.read(edge.get(PlanKind.OPERATION, code, version));
    }

    /** The document attached to a version. */
    @GET
    @Path("{version}/attachment")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "the document attached to a version of the plan · 下载附件")
    public Response attachment(@PathParam("site") String code, @PathParam("version") int version) {
        visible(code);
        return edge.attachment(edge.get(PlanKind.OPERATION, code, version));
    }

    /** Files a version, sends it back, or takes the filing back; never by the one who entered it. */
    @POST
    @Path("{version}/filing")
    @Transactional
    @Operation(summary = "file, return or withdraw a version of the plan · 备案、退回、撤销备案")
    public Response file(@PathParam("site") String code, @PathParam("version") int version, FilingInput input) {
        Actor person = access.requireRole(Role.OPERATOR, Role.APPROVER);
        visible(code);
        StoredPlan plan = edge.get(PlanKind.OPERATION, code, version);
        return edge.read(filings.act(plan, input, person));
    }

    private Site visible(String code) {
        access.requireBureauOrSite();
        Site site = inventory.find(code).orElseThrow(Problem::notFound).site();
        access.requireSite(code, site.area());
        return site;
    }
}
