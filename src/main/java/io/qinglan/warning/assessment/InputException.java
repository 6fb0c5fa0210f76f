package io.qinglan.warning.assessment;

import java.util.List;

/** An input that cannot be assessed; names the place, what was expected and what came. */
public final class InputException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<InputFault> faults;

    /** One fault. */
    public InputException(String pointer, String expected, Object got) {
        this(List.of(new InputFault(pointer, expected, String.valueOf(got))));
    }

    private InputException(List<InputFault> faults) {
        super(faults.get(0).toString());
        this.faults = List.copyOf(faults);
    }

    /** What is wrong. */
    public List<InputFault> faults() {
        return faults;
    }
}
