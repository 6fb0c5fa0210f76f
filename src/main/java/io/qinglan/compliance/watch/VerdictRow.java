package io.qinglan.compliance.watch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.qinglan.fact.compliance.Because;
import io.qinglan.fact.compliance.Overturn;
import io.qinglan.fact.compliance.Verdict;
import io.qinglan.ledger.Canonical;
import io.qinglan.ledger.Leaf;

/**
 * A verdict as it is stored.
 *
 * @param key its series
 * @param verdict what the rules say
 * @param figures canonical JSON
 * @param ground canonical JSON of what many verdicts share: rule, article, what would overturn it, points
 * @param groundId names the ground
 * @param said names all that is said, by which the same is known
 */
record VerdictRow(Series key, Verdict verdict, byte[] figures, byte[] ground, long groundId, long said) {

    /** One test of one obligation. */
    record Series(WatchedOrder order, int ordinal, String test, String about, String target) {

        String name() {
            return order.id() + "|" + ordinal + "|" + test + "|" + about;
        }
    }

    /**
     * What many verdicts share, with its name.
     *
     * @param body canonical JSON
     */
    record Ground(byte[] body, long id) {

        static Ground of(Because because, List<Overturn> overturnedBy, List<String> points) {
            byte[] body = Canonical.bytes(ground(because, overturnedBy, points));
            return new Ground(body, number(body));
        }
    }

    static VerdictRow of(Checked checked, Verdict verdict, Ground ground) {
        Series series = new Series(
                checked.order(), checked.duty().ordinal(), verdict.test().code(), verdict.about(), verdict.target());
        byte[] figures = Figures.json(verdict.figures());
        String head = verdict.result() + "|" + verdict.weight() + "|" + verdict.confidence() + "|" + verdict.end() + "|"
                + new String(figures, StandardCharsets.UTF_8);
        return new VerdictRow(
                series,
                verdict,
                figures,
                ground.body(),
                ground.id(),
                number((head + ground.id()).getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, Object> ground(Because because, List<Overturn> overturnedBy, List<String> points) {
        Map<String, Object> ground = new TreeMap<>();
        Map<String, Object> reason = new TreeMap<>();
        reason.put("rule", because.rule());
        reason.put("clause", because.clause());
        reason.put("title", Map.of("zh", because.titleZh(), "en", because.titleEn()));
        ground.put("because", reason);
        ground.put("overturnedBy", overturnedBy.stream().map(Overturn::code).toList());
        ground.put("points", points);
        return ground;
    }

    private static long number(byte[] said) {
        return ByteBuffer.wrap(Leaf.digest(said)).getLong();
    }
}
