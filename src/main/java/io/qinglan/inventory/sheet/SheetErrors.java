package io.qinglan.inventory.sheet;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.qinglan.web.InputError;

/** Things noted about a file, the first thousand of them: enough to mend it, not enough to drown in. */
final class SheetErrors {

    private static final int MOST = 1_000;

    private final Set<InputError> errors = new LinkedHashSet<>();

    void add(InputError error) {
        if (errors.size() < MOST) {
            errors.add(error);
        }
    }

    boolean any() {
        return !errors.isEmpty();
    }

    List<InputError> all() {
        return List.copyOf(errors);
    }
}
