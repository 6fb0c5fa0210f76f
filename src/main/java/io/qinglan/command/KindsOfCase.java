package io.qinglan.command;

import java.util.List;

import io.qinglan.audit.CaseKinds;
import io.qinglan.policy.CaseKind;

/** Every kind of case the rooms bring, in the zone of this installation. */
final class KindsOfCase {

    private KindsOfCase() {}

    static List<CaseKind> all() {
        return new CaseKinds(House.zone()).all();
    }
}
