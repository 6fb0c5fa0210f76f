package io.qinglan.audit.reason;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.ledger.Canonical;
import io.qinglan.ledger.Entries;
import io.qinglan.ledger.Leaf;
import io.qinglan.order.OrderDerivations;
import io.qinglan.warning.assessment.AssessmentJson;
import io.qinglan.warning.assessment.Assessor;

/** Runs a decision again from its archived input and pack: the same bytes, or every place in which they differ. */
@ApplicationScoped
class Replays {

    private final Archive archive;
    private final OrderDerivations orders;
    private final Assessor assessor;
    private final ObjectMapper json;
    private final ZoneId zone;
    private final String engine;

    Replays(
            Archive archive,
            OrderDerivations orders,
            Assessor assessor,
            ObjectMapper json,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "dev") String engine) {
        this.archive = archive;
        this.orders = orders;
        this.assessor = assessor;
        this.json = json;
        this.zone = zone;
        this.engine = engine;
    }

    /**
     * What came of it.
     *
     * @param derived whether rules took part; an act of a person is only checked to be what was hashed
     * @param same whether the bytes are the same
     * @param recorded SHA-256 of what was recorded, lower-case hex
     * @param again SHA-256 of what came out now
     * @param differences JSON pointer, recorded and now; empty when the same
     * @param engine the version that ran it again
     */
    record Replay(
            boolean derived,
            boolean same,
            String recorded,
            String again,
            List<Map<String, Object>> differences,
            String pack,
            String engine) {}

    /**
     * Runs a decision again.
     *
     * @throws io.qinglan.web.Problem 409 not-archived when its input or pack was not kept
     */
    Replay of(Entries.Found decision) {
        if (OrderCase.is(decision)) {
            OrderCase order = OrderCase.of(decision, archive);
            byte[] again = orders.again(order.record(), order.site(), order.call(), order.pack());
            return compared(decision.record(), again, order.pack().digest());
        }
        if (LevelCase.is(decision, archive)) {
            LevelCase level = LevelCase.of(decision, archive, zone);
            byte[] said = archive.bytes(level.record().at("/output/said").asText());
            byte[] again = Canonical.bytes(AssessmentJson.of(assessor.assess(
                    level.pack(),
                    level.input().basis(),
                    level.input().series(),
                    level.input().context())));
            return compared(said, again, level.pack().digest());
        }
        return act(decision);
    }

    /** Nothing was derived: the record is canonical, and hashes to its leaf. */
    private Replay act(Entries.Found decision) {
        byte[] again = Canonical.bytes(archive.record(decision));
        boolean leaf = HexFormat.of().formatHex(Leaf.hash(decision.record())).equals(decision.leaf());
        boolean same = leaf && Arrays.equals(decision.record(), again);
        return new Replay(false, same, digest(decision.record()), digest(again), List.of(), null, engine);
    }

    private Replay compared(byte[] recorded, byte[] again, String pack) {
        boolean same = Arrays.equals(recorded, again);
        List<Map<String, Object>> differences = new ArrayList<>();
        if (!same) {
            differences(differences, "", tree(recorded), tree(again));
        }
        return new Replay(true, same, digest(recorded), digest(again), differences, pack, engine);
    }

    /** Every place in which two trees differ. */
    static void differences(List<Map<String, Object>> found, String pointer, JsonNode one, JsonNode other) {
        if (one.equals(other)) {
            return;
        }
        if (one.isObject() && other.isObject()) {
            TreeSet<String> keys = new TreeSet<>();
            one.fieldNames().forEachRemaining(keys::add);
            other.fieldNames().forEachRemaining(keys::add);
            keys.forEach(key -> differences(found, pointer + "/" + key, one.path(key), other.path(key)));
        } else if (one.isArray() && other.isArray()) {
            for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
                differences(found, pointer + "/" + i, one.path(i), other.path(i));
            }
        } else {
            Map<String, Object> difference = new LinkedHashMap<>();
            difference.put("pointer", pointer);
            difference.put("recorded", one instanceof MissingNode ? null : one);
            difference.put("again", other instanceof MissingNode ? null : other);
            found.add(difference);
        }
    }

    private JsonNode tree(byte[] bytes) {
        try {
            return json.readTree(bytes);
        } catch (java.io.IOException e) {
            throw new IllegalStateException("is not JSON: " + new String(bytes, StandardCharsets.UTF_8), e);
        }
    }

    private static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(Leaf.digest(bytes));
    }
}
