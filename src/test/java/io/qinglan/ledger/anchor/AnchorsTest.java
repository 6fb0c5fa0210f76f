package io.qinglan.ledger.anchor;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.audit.Bundles;
import io.qinglan.ledger.Canonical;
import io.qinglan.ledger.Checkpoints;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.ledger.Entries;
import io.qinglan.ledger.Leaf;
import io.qinglan.ledger.LedgerKeys;
import io.qinglan.ledger.Recorded;
import io.qinglan.ledger.verifier.AnchorTrust;
import io.qinglan.ledger.verifier.BundleCheck;
import io.qinglan.ledger.verifier.WitnessServer;
import io.qinglan.store.Ids;

import static org.assertj.core.api.Assertions.assertThat;

/** The ledger is shown to a real time-stamp authority and a real witness; whoever trusts them can tell by when a decision existed. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class AnchorsTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Inject
    DataSource dataSource;

    @Inject
    Checkpoints checkpoints;

    @Inject
    Decisions decisions;

    @Inject
    Entries entries;

    @Inject
    LedgerKeys keys;

    @Inject
    Bundles bundles;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    private Recorded decided() {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = dataSource.getConnection()) {
                List<Recorded> all = decisions.appendAll(
                        connection,
                        java.util.Collections.nCopies(
                                5,
                                new Decision(
                                        "test.decided",
                                        "anchor test",
                                        clock.instant(),
                                        null,
                                        null,
                                        List.of(),
                                        Map.of(),
                                        List.of(),
                                        Map.of(),
                                        null)));
                return all.get(2);
            }
        });
    }

    private Anchors anchors(Clock at, URI authority, WitnessServer witness) {
        return new Anchors(
                dataSource,
                checkpoints,
                decisions,
                entries,
                ids,
                at,
                ZONE,
                Duration.ZERO,
                Optional.ofNullable(authority),
                Optional.ofNullable(witness).map(WitnessServer::address),
                Optional.ofNullable(witness).map(WitnessServer::key));
    }

    private byte[] bundle(Recorded decision) {
        return bundles.of(entries.find(decision.id()).orElseThrow(), null);
    }

    @Test
    void whoTrustsTheAuthorityAndTheWitnessKnowsByWhenADecisionExisted() throws Exception {
        checkpoints.make();
        try (TimeStampServer authority = new TimeStampServer(clock);
                WitnessServer witness = new WitnessServer(keys.verifier(), clock)) {
            Anchors anchors = anchors(clock, authority.address(), witness);
            Recorded first = decided();
            checkpoints.make();
            anchors.setWhenDue();
            Recorded second = decided();
            checkpoints.make();
            assertThat(anchors.covering(first.index())).extracting(Anchor::kind).containsExactly("rfc3161", "witness");
            assertThat(anchors.covering(second.index())).isEmpty();
            // the witness is shown the next one with the proof that it continues what it saw
            long seen = witness.size();
            anchors.setWhenDue();
            assertThat(witness.size()).isGreaterThan(seen);
            assertThat(anchors.covering(second.index())).hasSize(2);

            AnchorTrust trust = AnchorTrust.of(List.of(authority.certificate(), witness.key()));
            BundleCheck.Outcome known = BundleCheck.byKey(bundle(first), keys.verifier(), trust);
            assertThat(known.doubt()).isNull();
            assertThat(known.holds())
                    .anyMatch(line -> line.contains("time-stamp of CN=Time-stamps of the province"))
                    .anyMatch(line -> line.contains("countersigned by the witness witness.example/province"));
            BundleCheck.Outcome unknown = BundleCheck.byKey(bundle(first), keys.verifier());
            assertThat(unknown.doubt()).isNull();
            assertThat(unknown.holds()).noneMatch(line -> line.contains("existed by"));
            assertThat(unknown.remarks()).anyMatch(line -> line.contains("--anchor"));
            try (WitnessServer impostor = new WitnessServer(keys.verifier(), clock)) {
                AnchorTrust other = AnchorTrust.of(List.of(impostor.key()));
                assertThat(BundleCheck.byKey(bundle(first), keys.verifier(), other)
                                .doubt())
                        .contains("witness.example/province does not fit");
            }
        }
    }

    @Test
    void aStampOfAnotherCheckpointIsFoundEvenWhenTheLedgerItselfSealsIt() throws Exception {
        checkpoints.make();
        try (TimeStampServer authority = new TimeStampServer(clock)) {
            Anchors anchors = anchors(clock, authority.address(), null);
            Recorded first = decided();
            checkpoints.make();
            anchors.setWhenDue();
            Recorded second = decided();
            checkpoints.make();
            anchors.setWhenDue();
            ObjectMapper json = new ObjectMapper();
            ObjectNode bundle = (ObjectNode) json.readTree(bundle(second));
            byte[] earlier = anchors.covering(first.index()).get(0).proof();
            ((ObjectNode) bundle.at("/anchors/0"))
                    .put("proof", Base64.getEncoder().encodeToString(earlier));
            assertThat(BundleCheck.byKey(sealed(bundle), keys.verifier()).doubt())
                    .contains("not of the checkpoint it stands with");
            ObjectNode older = (ObjectNode) json.readTree(bundle(second));
            ObjectNode place = (ObjectNode) older.at("/anchors/0");
            Anchor before = anchors.covering(first.index()).get(0);
            long size = checkpoints.last().orElseThrow().size();
            place.put("checkpoint", before.note())
                    .put("proof", Base64.getEncoder().encodeToString(before.proof()));
            place.set("path", json.valueToTree(checkpoints.consistency(before.size(), size)));
            assertThat(BundleCheck.byKey(sealed(older), keys.verifier()).doubt())
                    .contains("does not cover number");
        }
    }

    private byte[] sealed(ObjectNode bundle) {
        bundle.remove("seal");
        String digest = Base64.getEncoder().encodeToString(Leaf.digest(Canonical.bytes(bundle)));
        bundle.put("seal", keys.seal(keys.origin() + "/bundle\n" + digest + "\n"));
        return Canonical.bytes(bundle);
    }

    @Test
    void aDayWithoutAnAnchorIsRecordedOnceAndPrintedInBundles() throws Exception {
        Recorded decision = decided();
        checkpoints.make();
        Instant recorded = entries.find(decision.id()).orElseThrow().recordedAt();
        // a day later nobody outside has seen what was decided
        Clock later = Clock.fixed(recorded.plus(Duration.ofDays(1)), ZONE);
        LocalDate day = LocalDate.ofInstant(recorded, ZONE);
        forget(day);
        Anchors anchors = anchors(later, null, null);
        assertThat(anchors.missedSince(recorded, decision.index())).containsExactly(day);
        anchors.setWhenDue();
        anchors.setWhenDue();
        assertThat(entries.of("anchor " + day, Instant.now().plusSeconds(60)))
                .hasSize(1)
                .allMatch(found -> new String(found.record(), StandardCharsets.UTF_8).contains(day.toString()));
        assertThat(entries.of("anchor " + day, Instant.now().plusSeconds(60))
                        .get(0)
                        .kind())
                .isEqualTo("ledger.anchor_missed");
    }

    @Test
    void anAuthorityThatCannotBeReachedLeavesTheLedgerAsItIs() throws Exception {
        checkpoints.make();
        long before = count();
        anchors(clock, URI.create("http://127.0.0.1:9/tsa"), null).setWhenDue();
        WitnessServer gone = new WitnessServer(keys.verifier(), clock);
        gone.close();
        anchors(clock, null, gone).setWhenDue();
        assertThat(count()).isEqualTo(before);
    }

    private long count() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                var row = connection.createStatement().executeQuery("select count(*) from ledger_anchor")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Anchors that other tests set today; the table itself lets nobody take one away. */
    private void forget(LocalDate day) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter table ledger_anchor disable trigger user");
            statement.execute("grant delete on ledger_anchor to current_user");
            statement.execute(
                    "delete from ledger_anchor where (anchored_at at time zone 'Asia/Shanghai')::date = '" + day + "'");
            statement.execute("revoke delete on ledger_anchor from current_user");
            statement.execute("alter table ledger_anchor enable trigger user");
        }
    }
}
