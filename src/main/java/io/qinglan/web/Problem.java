package io.qinglan.web;

import java.util.List;

/**
 * A refusal that the caller can act on, answered as {@code application/problem+json} (RFC 9457). The type is the last part
 * of a stable address, {@code same-person} for {@code /problems/same-person}; each type has its page in
 * {@code docs/problems/}, whose heading is the title of the answer.
 */
public final class Problem extends RuntimeException {

    private static final String ROOT = "/problems/";

    private final int status;
    private final String type;
    private final transient List<InputError> errors;
    private final String about;

    /**
     * Any refusal; the named ones below read better.
     *
     * @param status HTTP status
     * @param type name of a page in docs/problems, with or without the leading {@code /problems/}
     * @param detail what happened here, for a person
     * @param errors the places in the input that are wrong, else empty
     */
    public Problem(int status, String type, String detail, List<InputError> errors) {
        this(status, type, detail, errors, null);
    }

    private Problem(int status, String type, String detail, List<InputError> errors, String about) {
        super(detail);
        this.status = status;
        this.type = type.startsWith(ROOT) ? type.substring(ROOT.length()) : type;
        this.errors = List.copyOf(errors);
        this.about = about;
    }

    /** The same refusal, answered with the address of a report about it as {@code instance}. */
    public Problem about(String address) {
        return new Problem(status, type, getMessage(), errors, address);
    }

    /** 422: what came in is wrong; every error found is named and nothing has been changed. */
    public static Problem invalid(List<InputError> errors) {
        String detail = errors.size() == 1 ? describe(errors.get(0)) : errors.size() + " errors in the input";
        return new Problem(422, "invalid-input", detail, errors);
    }

    /** 422 for a single error. */
    public static Problem invalid(InputError error) {
        return invalid(List.of(error));
    }

    /** 409: the thing is not in a state in which this may happen. */
    public static Problem conflict(String type, String detail) {
        return new Problem(409, type, detail, List.of());
    }

    /** 403: this actor may not do this. */
    public static Problem forbidden(String type, String detail) {
        return new Problem(403, type, detail, List.of());
    }

    /** 403 without a reason of its own: the role or the area does not allow it. */
    public static Problem forbidden(String detail) {
        return forbidden("forbidden", detail);
    }

    /** 401: nobody is signed in, or the key, token or password is unknown. */
    public static Problem unknownCaller() {
        return new Problem(401, "unauthenticated", "sign in, or send a valid key as Authorization: Bearer", List.of());
    }

    /** 404: there is no such thing, or it belongs to another tenant, which is not told apart. */
    public static Problem notFound() {
        return new Problem(404, "not-found", "there is no such thing here", List.of());
    }

    /** 412: someone else changed the thing since it was read. */
    public static Problem stale() {
        return new Problem(
                412, "stale", "changed since it was read; read it again and repeat with the new ETag", List.of());
    }

    /** 428: an update must say with If-Match which version it changes. */
    public static Problem versionRequired() {
        return new Problem(428, "if-match-required", "send If-Match with the ETag of what you have read", List.of());
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** Address of a report about this refusal; null when the address asked for says enough. */
    public String about() {
        return about;
    }

    /** Name of the page in docs/problems. */
    public String name() {
        return type;
    }

    /** The stable relative address, such as {@code /problems/same-person}. */
    public String type() {
        return ROOT + type;
    }

    /** The places in the input that are wrong; empty when it is not about input. */
    public List<InputError> errors() {
        return errors;
    }

    private static String describe(InputError error) {
        String place = error.pointer() != null
                ? error.pointer()
                : error.cell() != null ? error.cell() : error.line() != null ? "line " + error.line() : "input";
        return place + ": expected " + error.expected() + ", got " + error.got();
    }
}
