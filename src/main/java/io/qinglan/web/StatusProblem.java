package io.qinglan.web;

import java.util.List;

/** The problem that stands for a bare HTTP status of the framework. */
final class StatusProblem {

    private StatusProblem() {}

    static Problem of(int status, String detail) {
        return switch (status) {
            case 400 -> new Problem(422, "invalid-input", detail, List.of());
            case 401 -> Problem.unknownCaller();
            case 403 -> Problem.forbidden("your roles do not allow this");
            case 404 -> Problem.notFound();
            case 405 -> new Problem(405, "method-not-allowed", "this address does not know the method", List.of());
            case 406 ->
                new Problem(406, "not-acceptable", "the answer cannot be given in a media type you accept", List.of());
            case 409 -> Problem.conflict("conflict", detail);
            case 412 -> Problem.stale();
            case 413 -> new Problem(413, "too-large", "the body is larger than this address takes", List.of());
            case 415 ->
                new Problem(415, "unsupported-media-type", "this address does not read that Content-Type", List.of());
            case 422 -> new Problem(422, "invalid-input", detail, List.of());
            case 428 -> Problem.versionRequired();
            default -> status >= 500 ? internal("") : new Problem(status, "invalid-input", detail, List.of());
        };
    }

    static Problem internal(String reference) {
        return new Problem(500, "internal-error", "the program failed; nothing was changed" + reference, List.of());
    }
}
