package io.qinglan.audit.reason;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.qinglan.command.generated.InventoryGenerator;
import io.qinglan.fact.Level;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.fact.warning.Index;
import io.qinglan.forecast.outlook.Series;
import io.qinglan.inventory.SiteFacts;
import io.qinglan.ledger.Canonical;
import io.qinglan.order.OrderDerivations;
import io.qinglan.order.OrderDerivations.Call;
import io.qinglan.order.OrderPacks;
import io.qinglan.order.OrderReasons;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;
import io.qinglan.warning.assessment.ArchivedInput;
import io.qinglan.warning.assessment.AssessmentInput;
import io.qinglan.warning.assessment.AssessmentJson;
import io.qinglan.warning.assessment.Assessor;
import io.qinglan.warning.assessment.Context;

/** Decisions made of generated inputs, without a database: what a site must do, and what level the air calls for, as canonical bytes. */
final class GoldenDecisions {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant START = Instant.parse("2026-12-07T16:00:00Z");
    private static final Level[] LEVELS = {Level.YELLOW, Level.ORANGE, Level.RED};

    private final ObjectMapper json = new ObjectMapper();
    private final OrderDerivations orders;
    private final Assessor assessor;

    GoldenDecisions() {
        PolicyLibrary library = PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules", "rules")));
        this.orders = new OrderDerivations(
                new OrderPacks(library, "cn-2024"), new OrderReasons(null, null, json), json, ZONE);
        this.assessor = Assessor.of(library, ZONE);
    }

    /**
     * The input of a decision, as it is archived.
     *
     * @param kind order or level
     */
    record Asked(String kind, JsonNode input) {}

    /** So many inputs by a seed: sites of a made-up list under a level, and series of days or hours. */
    List<Asked> inputs(long seed, int count) {
        List<Asked> inputs = new ArrayList<>();
        InventoryGenerator generator = new InventoryGenerator(seed, List.of("130102", "130104"));
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            inputs.add(i % 2 == 0 ? order(generator.site(i).fact(), random) : level(random));
        }
        return inputs;
    }

    private Asked order(SiteFact site, Random random) {
        var input = json.createObjectNode();
        input.set("facts", tree(SiteFacts.write(site)));
        input.put("level", LEVELS[random.nextInt(LEVELS.length)].code());
        input.put("start", START.plusSeconds(3_600L * random.nextInt(200)).toString());
        return new Asked("order", input);
    }

    private static Asked level(Random random) {
        LocalDateTime now = LocalDateTime.of(2026, 12, 8, random.nextInt(24), 0);
        boolean hourly = random.nextBoolean();
        int length = hourly ? 48 + random.nextInt(73) : 3 + random.nextInt(6);
        int base = 100 + random.nextInt(220);
        int[] values = new int[length];
        for (int i = 0; i < length; i++) {
            boolean missing = random.nextInt(40) == 0;
            values[i] = missing ? Index.MISSING : Index.scaled(Math.max(20, base + random.nextInt(120) - 60));
        }
        Map<String, int[]> all = Map.of("PM2.5", values);
        Series series = hourly ? Series.hourly(now, all) : Series.daily(LocalDate.of(2026, 12, 8), all);
        Level inForce = random.nextInt(3) == 0 ? LEVELS[random.nextInt(LEVELS.length)] : Level.NONE;
        return new Asked("level", ArchivedInput.of("cn-2024", null, series, Context.at(inForce, now), ZONE));
    }

    /** What comes out by a pack, as canonical bytes. */
    byte[] decided(Asked asked, PolicyPack pack) {
        if (asked.kind().equals("level")) {
            AssessmentInput input = ArchivedInput.read(asked.input(), ZONE);
            return Canonical.bytes(
                    AssessmentJson.of(assessor.assess(pack, input.basis(), input.series(), input.context())));
        }
        SiteFact site = SiteFacts.read(Canonical.bytes(asked.input().get("facts")));
        Instant start = Instant.parse(asked.input().get("start").asText());
        Call call = new Call(Level.of(asked.input().get("level").asText()), start, null, START, false);
        return Canonical.bytes(orders.derive(site, call, pack).obligations());
    }

    JsonNode tree(byte[] bytes) {
        try {
            return json.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(Arrays.toString(bytes), e);
        }
    }
}
