package io.qinglan.ledger;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.ledger.verifier.Paths;
import io.qinglan.warning.Desk;

import static io.qinglan.authority.SignedIn.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

/** Signed checkpoints over the decisions in the database, and their proofs over HTTP, checked by the verifier's own code. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class CheckpointsTest {

    private static final HexFormat HEX = HexFormat.of();

    @Inject
    Checkpoints checkpoints;

    @Inject
    Decisions decisions;

    @Inject
    Entries entries;

    @Inject
    LedgerKeys keys;

    @Inject
    DataSource dataSource;

    @Inject
    Desk desk;

    @Test
    void whatIsDecidedIsProvedAgainstASignedCheckpoint() throws Exception {
        String auditor = desk.city().auditor();
        append(3);
        checkpoints.make();
        Checkpoint early = checkpoints.last().orElseThrow();
        List<Recorded> recorded = append(700);
        checkpoints.make();
        Checkpoint late = checkpoints.last().orElseThrow();
        assertThat(late.size()).isEqualTo(early.size() + 700);
        for (Recorded decision : List.of(recorded.get(0), recorded.get(255), recorded.get(699))) {
            JsonPath proof = with(auditor)
                    .get("/api/v1/ledger/inclusion?index=" + decision.index())
                    .then()
                    .statusCode(200)
                    .body("size", equalTo((int) late.size()))
                    .extract()
                    .jsonPath();
            byte[] root = Paths.rootOf(
                    HEX.parseHex(decision.leaf()), decision.index(), late.size(), hashes(proof.getList("path")));
            assertThat(HEX.formatHex(root)).isEqualTo(late.root());
        }
        JsonPath proof = with(auditor)
                .get("/api/v1/ledger/consistency?from=" + early.size())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(Paths.consistent(
                        HEX.parseHex(early.root()),
                        early.size(),
                        HEX.parseHex(late.root()),
                        late.size(),
                        hashes(proof.getList("path"))))
                .isTrue();
    }

    @Test
    void theNoteIsSignedByTheKeyThatIsItselfADecision() throws Exception {
        append(1);
        checkpoints.make();
        String note = given().header("Authorization", "Bearer " + desk.city().auditor())
                .accept("text/plain")
                .get("/api/v1/ledger/checkpoint")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        int end = note.indexOf("\n\n") + 1;
        String text = note.substring(0, end);
        assertThat(text.lines().findFirst()).contains(keys.origin());
        String[] published = keys.verifier().split("\\+", 3);
        byte[] line = Base64.getDecoder()
                .decode(note.substring(note.lastIndexOf(' ') + 1).strip());
        assertThat(HEX.formatHex(line, 0, 4)).isEqualTo(published[1]);
        byte[] raw = Base64.getDecoder().decode(published[2]);
        assertThat(raw[0]).isEqualTo((byte) 1);
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(open(raw));
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        assertThat(signature.verify(line, 4, 64)).isTrue();
        assertThat(keys.verifiers()).contains(keys.verifier());
        try (Connection connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "select d.kind from ledger_key k join decision d on d.index = k.since"
                                + " where k.verifier = ?")) {
            select.setString(1, keys.verifier());
            var row = select.executeQuery();
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo(LedgerKeys.KIND);
        }
    }

    @Test
    void whatIsNotSignedYetIsNotProved() {
        append(2);
        checkpoints.make();
        long size = checkpoints.last().orElseThrow().size();
        append(1);
        String auditor = desk.city().auditor();
        with(auditor).get("/api/v1/ledger/inclusion?index=" + size).then().statusCode(422);
        with(auditor)
                .get("/api/v1/ledger/inclusion?index=0&size=" + (size + 1))
                .then()
                .statusCode(422);
        with(auditor).get("/api/v1/ledger/inclusion").then().statusCode(422);
        with(auditor).get("/api/v1/ledger/consistency?from=9&to=3").then().statusCode(422);
        with(auditor).get("/api/v1/ledger/checkpoint?size=" + (size + 1)).then().statusCode(404);
        given().get("/api/v1/ledger/checkpoint").then().statusCode(401);
    }

    @Test
    void aCheckpointIsMadeOnceAndNothingOfTheTreeCanBeChanged() throws SQLException {
        append(300);
        checkpoints.make();
        Checkpoint last = checkpoints.last().orElseThrow();
        checkpoints.make();
        assertThat(checkpoints.last()).contains(last);
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            for (String table : List.of("ledger_tile", "ledger_checkpoint", "ledger_key")) {
                assertThatThrownBy(() -> statement.execute("delete from " + table))
                        .isInstanceOf(SQLException.class);
                assertThatThrownBy(() -> statement.execute("truncate " + table)).isInstanceOf(SQLException.class);
            }
        }
    }

    private List<Recorded> append(int count) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<Decision> some = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                some.add(new Decision(
                        "test.made",
                        "thing-" + i,
                        Instant.EPOCH,
                        null,
                        null,
                        List.of(),
                        Map.of("n", i),
                        List.of(),
                        null,
                        null));
            }
            try (Connection connection = dataSource.getConnection()) {
                return decisions.appendAll(connection, some);
            }
        });
    }

    private static List<byte[]> hashes(List<String> hex) {
        return hex.stream().map(HEX::parseHex).toList();
    }

    private static PublicKey open(byte[] published) throws Exception {
        byte[] prefix = HEX.parseHex("302a300506032b6570032100");
        byte[] encoded = new byte[44];
        System.arraycopy(prefix, 0, encoded, 0, 12);
        System.arraycopy(published, 1, encoded, 12, 32);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }
}
