package io.qinglan.inventory.sheet;

import java.util.ArrayList;
import java.util.List;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** The errors of a file, the first thousand of them: enough to mend it, not enough to drown in. */
final class SheetErrors {

    private static final int MOST = 1_000;

    private final List<InputError> errors = new ArrayList<>();

    void add(InputError error) {
        if (errors.size() < MOST) {
            errors.add(error);
        }
    }

    /** Refuses the whole file when anything in it is wrong. */
    void check() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    boolean any() {
        return !errors.isEmpty();
    }
}
