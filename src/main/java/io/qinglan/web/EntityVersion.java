package io.qinglan.web;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;

/** Versions of single things over HTTP: {@code ETag} on what is read, {@code If-Match} on what is changed. */
public final class EntityVersion {

    private EntityVersion() {}

    /** 200 with the thing and its version as ETag. */
    public static Response ok(Object thing, Object version) {
        return Response.ok(thing).tag(tag(version)).build();
    }

    /** The ETag of a version. */
    public static EntityTag tag(Object version) {
        return new EntityTag(String.valueOf(version));
    }

    /**
     * Refuses an update that was not made on the present version.
     *
     * @param ifMatch the header If-Match as it came, null when absent
     * @param version the present version
     * @throws Problem 428 when the header is missing, 412 when it names another version
     */
    public static void require(String ifMatch, Object version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Problem.versionRequired();
        }
        String present = "\"" + version + "\"";
        for (String candidate : ifMatch.split(",")) {
            String trimmed = candidate.trim();
            if (trimmed.equals("*") || trimmed.equals(present)) {
                return;
            }
        }
        throw Problem.stale();
    }
}
