package io.qinglan.warning;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** Refuses a write that came without a body. */
public final class Bodies {

    private Bodies() {}

    /** The body, if there is one; else 422. */
    public static <T> T present(T body) {
        if (body == null) {
            throw Problem.invalid(InputError.at("", "a JSON object", null));
        }
        return body;
    }
}
