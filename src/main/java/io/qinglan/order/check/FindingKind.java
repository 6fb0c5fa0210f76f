package io.qinglan.order.check;

import java.util.LinkedHashMap;
import java.util.Map;

import io.qinglan.policy.PolicyException;
import io.qinglan.policy.PolicyPack;

/**
 * A kind of finding as the pack describes it in {@code measures/checks.csv}.
 *
 * @param severity {@code error}, {@code warning} or {@code information}
 * @param citation what asks for it
 * @param certainty {@code stated, inferred, open}: how sure that source is
 */
record FindingKind(String code, String severity, String titleZh, String titleEn, String citation, String certainty) {

    /** The kinds of a pack and of those it extends, by code; the nearest pack's row holds. */
    static Map<String, FindingKind> of(PolicyPack pack) {
        Map<String, FindingKind> kinds = new LinkedHashMap<>();
        for (PolicyPack each : pack.chain()) {
            each.measures("checks")
                    .forEach(row -> kinds.putIfAbsent(
                            row.get("code"),
                            new FindingKind(
                                    row.get("code"),
                                    row.get("severity"),
                                    row.get("title_zh"),
                                    row.get("title_en"),
                                    row.get("citation"),
                                    row.get("certainty"))));
        }
        if (kinds.isEmpty()) {
            throw new PolicyException(pack.id() + ": no measures/checks.csv here or in the packs it extends");
        }
        return kinds;
    }
}
