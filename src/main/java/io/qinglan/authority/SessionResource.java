package io.qinglan.authority;

import java.time.Duration;
import java.time.Instant;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.qinglan.web.Problem;

/** Signing in with user name and password, and who one is. Pages sign in by the form at {@code /sign-in}. */
@Path("/api/v1")
@Tag(name = "sign-in · 登录")
public class SessionResource {

    private static final String BEARER = "Bearer ";

    private final SignIn signIn;
    private final Keys keys;
    private final CurrentActor current;
    private final Duration length;

    /** Made by the container. */
    SessionResource(
            SignIn signIn,
            Keys keys,
            CurrentActor current,
            @ConfigProperty(name = "qinglan.sign-in.session", defaultValue = "PT8H") Duration length) {
        this.signIn = signIn;
        this.keys = keys;
        this.current = current;
        this.length = length;
    }

    /** User name and password. */
    public record Credentials(
            @NotNull(message = "a user name") String user,
            @NotNull(message = "a password") String password) {
        @Override
        public String toString() {
            return "Credentials[" + user + "]";
        }
    }

    /** A token for {@code Authorization: Bearer}, and until when it opens. */
    public record Session(String token, Instant expiresAt, Actor actor) {}

    /** Signs in; wrong, unknown and locked are one answer. */
    @POST
    @Path("/session")
    @PermitAll
    @Operation(summary = "Sign in, get a token · 登录并取得令牌")
    @APIResponse(responseCode = "201", description = "signed in · 已登录")
    @APIResponse(responseCode = "401", description = "unknown, wrong or locked · 用户名或密码错误,或已锁定")
    public Response signIn(@NotNull(message = "user and password") @Valid Credentials said) {
        SignIn.Known known = signIn.byPassword(said.user(), said.password()).orElseThrow(Problem::unknownCaller);
        Keys.Made made = keys.session(known.actor().id(), length);
        return Response.status(Response.Status.CREATED)
                .entity(new Session(made.secret(), made.key().expiresAt, known.actor()))
                .build();
    }

    /** Signs out: the token opens nothing any more, the cookie is taken back. */
    @DELETE
    @Path("/session")
    @Operation(summary = "Sign out · 退出登录")
    @APIResponse(responseCode = "204", description = "signed out · 已退出")
    public Response signOut(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        Actor actor = current.get();
        if (authorization != null && authorization.startsWith(BEARER)) {
            keys.valid(authorization.substring(BEARER.length()).trim())
                    .filter(key -> AccessKey.SESSION.equals(key.kind))
                    .ifPresent(token -> keys.revoke(token, actor.id()));
        }
        NewCookie gone = new NewCookie.Builder("qinglan-session")
                .value("")
                .path("/")
                .maxAge(0)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
        return Response.noContent().cookie(gone).build();
    }

    /** Who is signed in, with roles, area and site. */
    @GET
    @Path("/me")
    @Operation(summary = "Who am I · 当前用户")
    public Actor me() {
        return current.get();
    }
}
