package io.qinglan.authority;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.identity.request.TrustedAuthenticationRequest;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;

/** The embedded accounts as identities of the framework: by password, by key or token, by session cookie. */
final class Identities {

    private Identities() {}

    private static Uni<SecurityIdentity> identity(
            AuthenticationRequestContext context, Supplier<Optional<SignIn.Known>> lookUp) {
        return context.runBlocking(() -> {
            SignIn.Known known = lookUp.get().orElseThrow(AuthenticationFailedException::new);
            return QuarkusSecurityIdentity.builder()
                    .setPrincipal(new QuarkusPrincipal(known.principal()))
                    .addRoles(known.actor().roles().stream().map(Role::code).collect(Collectors.toSet()))
                    .addAttribute(CurrentActor.ATTRIBUTE, known.actor())
                    .build();
        });
    }

    /** By user name and password. */
    @ApplicationScoped
    static class ByPassword implements IdentityProvider<UsernamePasswordAuthenticationRequest> {
        private final SignIn signIn;

        ByPassword(SignIn signIn) {
            this.signIn = signIn;
        }

        @Override
        public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
            return UsernamePasswordAuthenticationRequest.class;
        }

        @Override
        public Uni<SecurityIdentity> authenticate(
                UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
            String password = new String(request.getPassword().getPassword());
            return identity(context, () -> signIn.byPassword(request.getUsername(), password));
        }
    }

    /** By a key or the token of a session. */
    @ApplicationScoped
    static class BySecret implements IdentityProvider<TokenAuthenticationRequest> {
        private final SignIn signIn;

        BySecret(SignIn signIn) {
            this.signIn = signIn;
        }

        @Override
        public Class<TokenAuthenticationRequest> getRequestType() {
            return TokenAuthenticationRequest.class;
        }

        @Override
        public Uni<SecurityIdentity> authenticate(
                TokenAuthenticationRequest request, AuthenticationRequestContext context) {
            return identity(context, () -> signIn.bySecret(request.getToken().getToken()));
        }
    }

    /** By the cookie of a page: whoever was signed in must still be admitted. */
    @ApplicationScoped
    static class ByCookie implements IdentityProvider<TrustedAuthenticationRequest> {
        private final SignIn signIn;

        ByCookie(SignIn signIn) {
            this.signIn = signIn;
        }

        @Override
        public Class<TrustedAuthenticationRequest> getRequestType() {
            return TrustedAuthenticationRequest.class;
        }

        @Override
        public Uni<SecurityIdentity> authenticate(
                TrustedAuthenticationRequest request, AuthenticationRequestContext context) {
            return identity(context, () -> signIn.byName(request.getPrincipal()));
        }
    }
}
