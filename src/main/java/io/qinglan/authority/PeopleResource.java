package io.qinglan.authority;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.qinglan.web.Cursor;
import io.qinglan.web.EntityVersion;
import io.qinglan.web.Idempotent;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** Accounts, made and kept by the administrator of the area. */
@Path("/api/v1/people")
@Tag(name = "people and keys · 人员与密钥")
@RolesAllowed("administrator")
@Idempotent
@Transactional
public class PeopleResource {

    private final Access access;
    private final Accounts accounts;

    /** Made by the container. */
    PeopleResource(Access access, Accounts accounts) {
        this.access = access;
        this.accounts = accounts;
    }

    /** Makes an account; without a password one is drawn and shown in this answer only. */
    @POST
    @Operation(summary = "Make an account · 新建人员")
    @APIResponse(responseCode = "201", description = "made · 已新建")
    @APIResponse(responseCode = "409", description = "user name or certificate taken · 用户名或证件号已存在")
    public Response make(@NotNull(message = "a person") @Valid NewPerson said) {
        Actor actor = access.requireRole(Role.ADMINISTRATOR);
        requireReach(actor, said.area());
        Accounts.Made made = accounts.make(said, false, actor.id());
        return Response.created(URI.create("/api/v1/people/" + made.account().id))
                .tag(EntityVersion.tag(made.account().version))
                .entity(PersonView.of(made.account(), made.password()))
                .build();
    }

    /** The accounts of the administrator's area, newest first. */
    @GET
    @Operation(summary = "List accounts · 人员列表")
    public Page<PersonView> list(@BeanParam PageRequest page) {
        Actor actor = access.requireRole(Role.ADMINISTRATOR);
        List<String> reached = actor.area() == null ? null : access.reachedAreas();
        return Page.of(accounts.list(reached, page), page, account -> Cursor.of(account.createdAt, account.id))
                .map(account -> PersonView.of(account, null));
    }

    /** One account. */
    @GET
    @Path("/{id}")
    @Operation(summary = "Read an account · 查看人员")
    public Response read(@PathParam("id") UUID id) {
        Actor actor = access.requireRole(Role.ADMINISTRATOR);
        Account account = reached(actor, id);
        return EntityVersion.ok(PersonView.of(account, null), account.version);
    }

    /** Changes an account: roles, area, post, password, or that it is disabled. */
    @PUT
    @Path("/{id}")
    @Operation(summary = "Change an account · 修改人员")
    @APIResponse(responseCode = "412", description = "changed since it was read · 读取后已被他人修改")
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull(message = "a person") @Valid NewPerson said) {
        Actor actor = access.requireRole(Role.ADMINISTRATOR);
        Account account = reached(actor, id);
        EntityVersion.require(ifMatch, account.version);
        requireReach(actor, said.area());
        Account changed = accounts.change(account, said, actor.id());
        return EntityVersion.ok(PersonView.of(changed, null), changed.version);
    }

    private Account reached(Actor actor, UUID id) {
        Account account = accounts.find(id).orElseThrow(Problem::notFound);
        boolean within = actor.area() == null || account.area != null && access.reachesArea(actor, account.area);
        if (!within) {
            throw Problem.notFound();
        }
        return account;
    }

    private void requireReach(Actor actor, String area) {
        if (actor.area() != null && (area == null || !access.reachesArea(actor, area))) {
            throw Problem.forbidden("an administrator of area " + actor.area() + " makes people of that area only");
        }
    }
}
