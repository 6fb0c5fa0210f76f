package io.qinglan.command;

import java.util.List;

import io.qinglan.policy.CaseKind;
import io.qinglan.policy.PolicyLibrary;

/** Every kind of case the rooms bring. */
final class KindsOfCase {

    private KindsOfCase() {}

    static List<CaseKind> all(PolicyLibrary library) {
        return List.of();
    }
}
