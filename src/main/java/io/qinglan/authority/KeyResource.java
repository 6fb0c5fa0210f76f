package io.qinglan.authority;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.qinglan.web.Cursor;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** Keys: the administrator's for people, machines and sites of the area, a site's for itself. */
@Path("/api/v1/keys")
@Tag(name = "people and keys · 人员与密钥")
@RolesAllowed({"administrator", "enterprise"})
@Idempotent
@Transactional
public class KeyResource {

    private final Access access;
    private final Areas areas;
    private final Keys keys;

    /** Made by the container. */
    KeyResource(Access access, Areas areas, Keys keys) {
        this.access = access;
        this.areas = areas;
        this.keys = keys;
    }

    /** Makes a key; it is in this answer only. */
    @POST
    @Operation(summary = "Make a key, shown once · 新建密钥(仅显示一次)")
    @APIResponse(responseCode = "201", description = "made · 已新建")
    public Response make(@NotNull(message = "a key") @Valid NewKey said) {
        Actor actor = access.requireRole(Role.ADMINISTRATOR, Role.ENTERPRISE);
        Keys.Made made = actor.has(Role.ADMINISTRATOR) ? byAdministrator(said, actor) : bySite(said, actor);
        return Response.created(URI.create("/api/v1/keys/" + made.key().id))
                .entity(KeyView.of(made.key(), made.secret()))
                .build();
    }

    /** The keys of the administrator's area or of the own site, newest first, revoked ones too. */
    @GET
    @Operation(summary = "List keys · 密钥列表")
    public Page<KeyView> list(@BeanParam PageRequest page) {
        Actor actor = access.requireRole(Role.ADMINISTRATOR, Role.ENTERPRISE);
        List<String> reached = actor.area() == null || actor.site() != null ? null : access.reachedAreas();
        return Page.of(keys.list(actor.site(), reached, page), page, key -> Cursor.of(key.createdAt, key.id))
                .map(key -> KeyView.of(key, null));
    }

    /** Revokes a key at once. */
    @DELETE
    @Path("/{id}")
    @Operation(summary = "Revoke a key · 吊销密钥")
    @APIResponse(responseCode = "204", description = "revoked · 已吊销")
    public void revoke(@PathParam("id") UUID id) {
        Actor actor = access.requireRole(Role.ADMINISTRATOR, Role.ENTERPRISE);
        AccessKey key = keys.find(id).filter(found -> own(found, actor)).orElseThrow(Problem::notFound);
        keys.revoke(key, actor.id());
    }

    private boolean own(AccessKey key, Actor actor) {
        if (actor.site() != null) {
            return actor.site().equals(key.site);
        }
        return actor.area() == null || key.area != null && access.reachesArea(actor, key.area);
    }

    private Keys.Made byAdministrator(NewKey said, Actor actor) {
        if (said.person() != null) {
            return forPerson(said, actor);
        }
        if (said.area() == null && said.site() == null) {
            throw Problem.invalid(
                    InputError.at("/area", "an area or a site that the key is bound to, or a person", null));
        }
        if (said.area() != null) {
            areas.get(said.area());
        }
        if (actor.area() != null && (said.area() == null || !access.reachesArea(actor, said.area()))) {
            throw Problem.forbidden("an administrator of area " + actor.area() + " makes keys of that area only");
        }
        Set<Role> roles = roles(said, said.site() == null ? Role.FEED : Role.ENTERPRISE);
        if (roles.contains(Role.ENTERPRISE) && said.site() == null) {
            throw Problem.invalid(InputError.at("/site", "the code of the site, for the role enterprise", null));
        }
        return keys.forMachine(said.label(), roles, said.area(), said.site(), said.expiresAt(), actor.id());
    }

    private Keys.Made forPerson(NewKey said, Actor actor) {
        Account person = Account.ofUserName(said.person());
        boolean reached = person != null
                && (actor.area() == null || person.area != null && access.reachesArea(actor, person.area));
        if (!reached) {
            throw Problem.invalid(InputError.at("/person", "the user name of a person of your area", said.person()));
        }
        return keys.forPerson(person, said.label(), said.expiresAt(), actor.id());
    }

    private Keys.Made bySite(NewKey said, Actor actor) {
        if (said.person() != null) {
            throw Problem.forbidden("a site makes keys for its systems, not for people");
        }
        if (said.site() != null && !said.site().equals(actor.site())) {
            throw Problem.notFound();
        }
        return keys.forMachine(
                said.label(), roles(said, Role.ENTERPRISE), actor.area(), actor.site(), said.expiresAt(), actor.id());
    }

    private static Set<Role> roles(NewKey said, Role otherwise) {
        Set<Role> wanted = said.roles() == null || said.roles().isEmpty() ? Set.of(otherwise) : said.roles();
        if (!Set.of(Role.ENTERPRISE, Role.FEED).containsAll(wanted)) {
            throw Problem.invalid(InputError.at("/roles", "enterprise or feed: a machine never decides", wanted));
        }
        return wanted;
    }
}
