package io.qinglan.authority;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.qinglan.web.EntityVersion;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** What an area has settled: powers, approvals, delegations, clocks and lawful texts. */
@Path("/api/v1/areas/{code}/profile")
@Tag(name = "areas · 行政区域")
@Idempotent
@Transactional
public class ProfileResource {

    private final Access access;
    private final Areas areas;
    private final Profiles profiles;

    /** Made by the container. */
    ProfileResource(Access access, Areas areas, Profiles profiles) {
        this.access = access;
        this.areas = areas;
        this.profiles = profiles;
    }

    /** The present profile, or an earlier version that a decision names. */
    @GET
    @Operation(summary = "Read the profile of an area · 查看区域职权配置")
    public Response read(@PathParam("code") String code, @QueryParam("version") Integer version) {
        String area = areas.find(code).orElseThrow(Problem::notFound).code();
        Profile profile = version == null ? profiles.of(area) : profiles.of(area, version);
        return EntityVersion.ok(profile, profile.version());
    }

    /** Keeps a new version; earlier ones stay for the decisions made under them. */
    @PUT
    @RolesAllowed("administrator")
    @Operation(summary = "Settle the profile of an area · 修改区域职权配置")
    @APIResponse(responseCode = "412", description = "changed since it was read · 读取后已被他人修改")
    @APIResponse(responseCode = "428", description = "If-Match is missing · 缺少 If-Match")
    public Response keep(
            @PathParam("code") String code,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull(message = "a profile") Profile said) {
        Actor actor = access.requireRole(Role.ADMINISTRATOR);
        String area = areas.find(code).orElseThrow(Problem::notFound).code();
        access.requireArea(area);
        Profile present = profiles.of(area);
        EntityVersion.require(ifMatch, present.version());
        if (said.area() != null && !said.area().equals(area)) {
            throw Problem.invalid(InputError.at("/area", area + ", as in the address", said.area()));
        }
        Profile kept = profiles.keep(said.as(area, present.version()), actor.id());
        return EntityVersion.ok(kept, kept.version());
    }
}
