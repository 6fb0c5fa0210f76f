package io.qinglan.fact.compliance;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the evidence of one window says of one duty (核查结论). Known by order, obligation, test, {@code about} and begin of the window.
 *
 * @param order order of the duty
 * @param obligation id of the duty
 * @param site site of the duty
 * @param target target of the duty
 * @param test how it was judged
 * @param about what the test is about beside the target: a pollutant, an outlet, a gate, a treatment group; empty where nothing
 * @param start begin of the window
 * @param end end of the window
 * @param weight what it may be used for
 * @param confidence how far it may be relied on; {@code NONE} with {@code NOT_ASSESSABLE}
 * @param figures what was compared, by name: numbers, words, lists; in the order they read
 * @param overturnedBy what would overturn it
 * @param points points whose data it rests on
 * @param because the rule and its article
 */
public record Verdict(
        String order,
        String obligation,
        String site,
        String target,
        TestKind test,
        String about,
        Instant start,
        Instant end,
        Result result,
        Weight weight,
        Confidence confidence,
        Map<String, Object> figures,
        List<Overturn> overturnedBy,
        List<String> points,
        Because because) {}
