package io.qinglan.compliance.lead;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the look from the desk says; a visit is asked for only when papers and shared data do not suffice (国办发〔2024〕54号). */
public enum Outcome {
    /** only a look on site can tell */
    VISIT,
    /** papers and data at hand tell enough, no visit */
    PAPERS_SUFFICE,
    /** there is nothing in it */
    UNFOUNDED;

    /** The word used in JSON: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The outcome of a code, empty when there is none. */
    public static Optional<Outcome> of(String code) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.code().equals(code))
                .findFirst();
    }

    /** All codes, for answers to wrong input. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(Outcome::code).toList();
    }
}
