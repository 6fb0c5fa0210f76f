package io.qinglan.audit;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.ledger.Checkpoint;
import io.qinglan.ledger.Checkpoints;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.ledger.LedgerKeys;
import io.qinglan.ledger.Recorded;
import io.qinglan.ledger.verifier.BundleCheck;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.warning.Desk;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;

/** A bundle convinces whoever trusts the ledger's key or keeps a checkpoint, and nobody when anything in it was changed. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class BundleTest {

    private static final String ANOTHER = "another+00000000+AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    @Inject
    Checkpoints checkpoints;

    @Inject
    Decisions decisions;

    @Inject
    LedgerKeys keys;

    @Inject
    PolicyLibrary packs;

    @Inject
    DataSource dataSource;

    @Inject
    Desk desk;

    @Test
    void aDecisionIsBelievedByTheKeyWithThePackItWasMadeUnder() {
        Desk.City city = desk.city();
        Recorded decision = append(city.code(), 5).get(2);
        BundleCheck.Outcome outcome = BundleCheck.byKey(bundle(city.auditor(), decision.id(), ""), keys.verifier());
        assertThat(outcome.doubt()).isNull();
        assertThat(outcome.holds()).anyMatch(line -> line.contains("is number " + decision.index()));
        assertThat(outcome.holds()).anyMatch(line -> line.startsWith("3 shared contents")); // two packs, one content
        assertThat(outcome.remarks()).anyMatch(line -> line.startsWith("no outside anchor"));
    }

    @Test
    void aDecisionIsBelievedByACheckpointThatWasKept() {
        Desk.City city = desk.city();
        append(city.code(), 1);
        checkpoints.make();
        Checkpoint kept = checkpoints.last().orElseThrow();
        Recorded decision = append(city.code(), 300).get(299);
        byte[] bundle = bundle(city.auditor(), decision.id(), "?from=" + kept.size());
        assertThat(BundleCheck.byCheckpoint(bundle, kept.note()).doubt()).isNull();
        byte[] without = bundle(city.auditor(), decision.id(), "");
        assertThat(BundleCheck.byCheckpoint(without, kept.note()).doubt()).contains("does not prove that its ledger");
        assertThat(BundleCheck.byCheckpoint(
                                without, checkpoints.last().orElseThrow().note())
                        .doubt())
                .isNull();
    }

    @Test
    void withoutTheRightKeyNothingIsBelieved() {
        Desk.City city = desk.city();
        byte[] bundle = bundle(city.auditor(), append(city.code(), 1).get(0).id(), "");
        assertThat(BundleCheck.byKey(bundle, ANOTHER).believed()).isFalse();
        assertThat(BundleCheck.byKey(bundle, keys.verifier().replace('+', '-')).doubt())
                .contains("name+id+key");
        assertThat(BundleCheck.byKey(bundle, "x" + keys.verifier()).believed()).isFalse();
    }

    @Test
    void noChangeOfABundleGoesUnnoticed() {
        Desk.City city = desk.city();
        List<Recorded> made =
                append(city.code(), 40, null); // without its pack a bundle is small, and every byte of it gets its turn
        byte[] bundle = bundle(city.auditor(), made.get(7).id(), "");
        byte[] other = bundle(city.auditor(), made.get(8).id(), "");
        Random random = new Random(20261121);
        int rounds = Boolean.getBoolean("qinglan.soak") ? 100_000 : 10_000;
        for (int round = 0; round < rounds; round++) {
            byte[] changed = change(bundle, other, random);
            if (!Arrays.equals(changed, bundle) && !Arrays.equals(changed, other)) {
                BundleCheck.Outcome outcome = BundleCheck.byKey(changed, keys.verifier());
                assertThat(outcome.believed())
                        .as("round %d: %s", round, new String(changed, StandardCharsets.UTF_8))
                        .isFalse();
            }
        }
    }

    @Test
    void anotherTenantsDecisionIsNotThere() {
        Desk.City city = desk.city();
        Desk.City elsewhere = desk.city();
        UUID decision = append(city.code(), 1).get(0).id();
        with(elsewhere.auditor())
                .get("/api/v1/ledger/bundles/" + decision)
                .then()
                .statusCode(404);
        with(city.operator()).get("/api/v1/ledger/bundles/" + decision).then().statusCode(200);
    }

    private static byte[] change(byte[] bundle, byte[] other, Random random) {
        byte[] changed = bundle.clone();
        int at = random.nextInt(changed.length);
        switch (random.nextInt(5)) {
            case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> changed = Arrays.copyOf(changed, at);
            case 2 -> changed = without(changed, at, Math.min(changed.length, at + 1 + random.nextInt(80)));
            case 3 -> System.arraycopy(other, 0, changed, 0, Math.min(at, other.length));
            default -> {
                int to = random.nextInt(changed.length);
                byte kept = changed[at];
                changed[at] = changed[to];
                changed[to] = kept;
            }
        }
        return changed;
    }

    private static byte[] without(byte[] bytes, int from, int to) {
        byte[] left = new byte[bytes.length - (to - from)];
        System.arraycopy(bytes, 0, left, 0, from);
        System.arraycopy(bytes, to, left, from, bytes.length - to);
        return left;
    }

    private static byte[] bundle(String auditor, UUID decision, String query) {
        return with(auditor)
                .get("/api/v1/ledger/bundles/" + decision + query)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private List<Recorded> append(String area, int count) {
        return append(area, count, packs.pack("cn-2024").digest());
    }

    private List<Recorded> append(String area, int count, String pack) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = dataSource.getConnection()) {
                String shared =
                        decisions.keep(connection, "test.shared", "{\"shared\":true}".getBytes(StandardCharsets.UTF_8));
                List<Decision> some = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    some.add(decision(i, shared, pack).in(area));
                }
                return decisions.appendAll(connection, some);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Decision decision(int i, String shared, String pack) {
        Map<String, Object> input = Map.of("n", i, "shared", shared);
        return new Decision("test.made", "thing", Instant.EPOCH, null, pack, List.of(), input, List.of(), null, null);
    }
}
