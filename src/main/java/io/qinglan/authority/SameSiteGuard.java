package io.qinglan.authority;

import java.net.URI;
import java.util.Set;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.qinglan.web.Problem;

/**
 * A write that comes with the session cookie must come from our own pages. The cookie is SameSite=Strict already; this is
 * the second lock, for browsers that do not keep to it. Programs send keys, not cookies, and are not concerned.
 */
class SameSiteGuard {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final String COOKIE = "qinglan-session";

    @ServerRequestFilter
    void requireOwnPage(ContainerRequestContext request) {
        boolean byCookie = request.getHeaderString(HttpHeaders.AUTHORIZATION) == null
                && request.getCookies().containsKey(COOKIE);
        if (byCookie && !READS.contains(request.getMethod()) && !fromOwnPage(request)) {
            throw Problem.forbidden(
                    "cross-site", "a write with the session cookie must come from a page of this server");
        }
    }

    private static boolean fromOwnPage(ContainerRequestContext request) {
        String fetchSite = request.getHeaderString("Sec-Fetch-Site");
        if (fetchSite != null) {
            return fetchSite.equals("same-origin");
        }
        if (request.getHeaderString("HX-Request") != null || request.getHeaderString("X-Requested-With") != null) {
            return true;
        }
        String origin = request.getHeaderString("Origin");
        String host = request.getHeaderString(HttpHeaders.HOST);
        return origin != null && host != null && host.equals(URI.create(origin).getAuthority());
    }
}
