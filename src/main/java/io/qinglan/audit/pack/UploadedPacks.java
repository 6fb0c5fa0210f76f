package io.qinglan.audit.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.audit.CaseKinds;
import io.qinglan.authority.Actor;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;
import io.qinglan.web.Problem;

/**
 * Packs that came over HTTP. They live in the database as they came; every node unpacks them into a folder of its own when it starts, or
 * when it first hears of them. An id stands for one content for ever.
 */
@ApplicationScoped
class UploadedPacks {

    private static final int EARLY = 100;

    private final DataSource dataSource;
    private final Decisions decisions;
    private final PolicyLibrary library;
    private final PackCheck check;
    private final Clock clock;

    UploadedPacks(
            DataSource dataSource,
            Decisions decisions,
            PolicyLibrary library,
            Clock clock,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.dataSource = dataSource;
        this.decisions = decisions;
        this.library = library;
        this.check = new PackCheck(library, new CaseKinds(zone));
        this.clock = clock;
    }

    /**
     * A pack that was taken in.
     *
     * @param pack id
     * @param digest of its content and of the packs it extends
     * @param cases own cases, all of which passed
     * @param decision the record of it
     */
    record Taken(String pack, String digest, int cases, UUID decision) {}

    /** Before anybody asks for a pack, those of earlier uploads are there. */
    void atStart(@Observes @Priority(EARLY) StartupEvent start) {
        load();
    }

    /** Adds the packs that another node has taken in since. */
    void load() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select id, archive from uploaded_pack order by uploaded_at, id");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                if (!library.ids().contains(rows.getString(1))) {
                    library.add(library.candidate(unpacked(PackZip.read(rows.getBytes(2)))));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the uploaded packs could not be read", e);
        }
    }

    /**
     * Takes a pack in.
     *
     * @throws Problem 422 for a file, rule or case that is not as it must be; 409 when its id stands for another content
     */
    @Transactional
    Taken take(byte[] zip, Actor author) {
        Path folder = unpacked(PackZip.read(zip));
        PackCheck.Checked checked = check.check(folder);
        PolicyPack pack = checked.pack();
        if (library.ids().contains(pack.id())) {
            throw Problem.conflict(
                    "conflict",
                    "there is a pack " + pack.id()
                            + "; a new content needs a new id, so that old decisions can be replayed");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID decision = record(pack, checked.cases(), author, now);
        insert(pack, zip, checked.cases(), author, now, decision);
        library.add(pack);
        return new Taken(pack.id(), pack.digest(), checked.cases(), decision);
    }

    private UUID record(PolicyPack pack, int cases, Actor author, Instant now) {
        Decision decision = new Decision(
                "pack.uploaded",
                pack.id(),
                now,
                null,
                pack.digest(),
                List.of(),
                Map.of("pack", pack.id(), "digest", pack.digest(), "document", pack.document(), "casesPassed", cases),
                List.of(),
                null,
                author);
        try (Connection connection = dataSource.getConnection()) {
            for (PolicyPack each : pack.chain()) {
                decisions.keep(connection, "pack", each.archive());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the pack could not be archived", e);
        }
        return decisions.append(decision).id();
    }

    private void insert(PolicyPack pack, byte[] zip, int cases, Actor author, Instant now, UUID decision) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into uploaded_pack (id, digest, archive, cases, uploaded_by, uploader, uploaded_at, decision)"
                                + " values (?,?,?,?,?,?,?,?) on conflict (id) do nothing")) {
            Object[] values = {
                pack.id(), pack.digest(), zip, cases, author.id(), author.name(), now.atOffset(ZoneOffset.UTC), decision
            };
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            if (insert.executeUpdate() == 0) {
                throw Problem.conflict("conflict", "there is a pack " + pack.id() + " since a moment");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the pack could not be kept", e);
        }
    }

    private static Path unpacked(Map<String, byte[]> files) {
        try {
            Path folder = Files.createTempDirectory("qinglan-pack").toRealPath();
            PackZip.write(files, folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
