package io.qinglan.audit;

import java.time.LocalDate;
import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.authority.Role;
import io.qinglan.policy.Parameter;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;
import io.qinglan.web.Page;
import io.qinglan.web.Problem;

/** The rule packs of this installation, for those who write and approve rules. */
@Path("/api/v1/packs")
@Produces(MediaType.APPLICATION_JSON)
public class PackResource {

    private final PolicyLibrary library;
    private final Access access;

    /** Made by the container. */
    PackResource(PolicyLibrary library, Access access) {
        this.library = library;
        this.access = access;
    }

    /**
     * A pack in a list.
     *
     * @param digest SHA-256 of its content and of the packs it extends
     * @param parent the pack it extends, null when it stands alone
     * @param binding whether its obligations bind; a second-hand or undated source does not
     */
    public record PackLine(
            String id,
            String digest,
            String titleZh,
            String titleEn,
            String document,
            LocalDate inForceFrom,
            LocalDate inForceTo,
            String parent,
            boolean binding) {

        static PackLine of(PolicyPack pack) {
            return new PackLine(
                    pack.id(),
                    pack.digest(),
                    pack.titleZh(),
                    pack.titleEn(),
                    pack.document(),
                    pack.inForceFrom().orElse(null),
                    pack.inForceTo().orElse(null),
                    pack.parent().map(PolicyPack::id).orElse(null),
                    pack.binding());
        }
    }

    /** A number or reading of the law as the pack states or inherits it; {@code pack} names who states it. */
    public record ParameterLine(
            String name,
            String titleZh,
            String titleEn,
            JsonNode value,
            String unit,
            LocalDate since,
            LocalDate until,
            String cite,
            String certainty,
            String pack) {

        static ParameterLine of(Parameter parameter) {
            return new ParameterLine(
                    parameter.name(),
                    parameter.titleZh(),
                    parameter.titleEn(),
                    parameter.value(),
                    parameter.unit(),
                    parameter.since(),
                    parameter.until(),
                    parameter.cite(),
                    parameter.certainty().code(),
                    parameter.pack());
        }
    }

    /** A pack with all its parameters. */
    public record PackView(PackLine pack, List<ParameterLine> parameters) {}

    /** All packs by id. */
    @GET
    @Operation(summary = "Rule packs · 规则包列表")
    public Page<PackLine> list() {
        requireReader();
        return new Page<>(library.packs().stream().map(PackLine::of).toList(), null);
    }

    /** One pack with its parameters, their dates, sources and certainty. */
    @GET
    @Path("{id}")
    @Operation(summary = "One rule pack with its parameters · 规则包及其参数")
    public Response get(@PathParam("id") String id) {
        requireReader();
        if (!library.ids().contains(id)) {
            throw Problem.notFound();
        }
        PolicyPack pack = library.pack(id);
        List<ParameterLine> parameters =
                pack.parameters().all().stream().map(ParameterLine::of).toList();
        return Response.ok(new PackView(PackLine.of(pack), parameters))
                .tag(pack.digest())
                .build();
    }

    private void requireReader() {
        access.requireRole(Role.RULE_AUTHOR, Role.APPROVER);
    }
}
