package io.qinglan.forecast;

import java.nio.file.Path;

import io.qinglan.policy.PolicyLibrary;

/** The packs and standards of {@code rules/} as tests read them. */
public final class StandardsOnDisk {

    private StandardsOnDisk() {}

    /** The library of the repository's own {@code rules/}. */
    public static PolicyLibrary library() {
        return PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules", "rules")));
    }

    /** The standards of ambient air. */
    public static AirStandards standards() {
        return AirStandards.of(library());
    }
}
