package io.qinglan.command;

import java.nio.file.Path;
import java.time.ZoneId;

import io.qinglan.policy.PolicyLibrary;

/** Where this installation lies, as {@code bin/qinglan} says it. */
final class House {

    private House() {}

    /** The project's folder. */
    static Path home() {
        return Path.of(System.getProperty("qinglan.home", "."));
    }

    /** The folder of the rule packs. */
    static Path rules() {
        return Path.of(
                System.getProperty("qinglan.rules", home().resolve("rules").toString()));
    }

    /** The zone of instants without an offset. */
    static ZoneId zone() {
        return ZoneId.of(System.getProperty("qinglan.zone", "Asia/Shanghai"));
    }

    /** The packs and standards of this installation. */
    static PolicyLibrary library() {
        return PolicyLibrary.open(rules());
    }
}
