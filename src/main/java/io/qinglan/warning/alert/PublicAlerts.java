package io.qinglan.warning.alert;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

import io.qinglan.authority.Actor;
import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.ledger.Leaf;
import io.qinglan.ledger.Recorded;
import io.qinglan.store.Lease;
import io.qinglan.warning.LifeVersion;
import io.qinglan.warning.Proposal;
import io.qinglan.warning.Records;
import io.qinglan.warning.Warning;
import io.qinglan.warning.alert.AlertBook.Kept;
import io.qinglan.warning.alert.AlertBook.Version;

/**
 * Tells the public of every version of a warning, once, in order. A message is signed when it is made and never made again: whoever
 * fetches it twice gets the same bytes. A feed that is asked for is first brought up to date, so nobody waits for the clock.
 */
@ApplicationScoped
public class PublicAlerts {

    static final String DECISION = "warning.alert_published";
    private static final Actor PROGRAM = Actor.program("public alerts");
    private static final int AT_ONCE = 100;
    private static final int FEED = 50;

    private final AlertBook book;
    private final AlertComposer composer;
    private final CapDocument documents;
    private final AlertSeal seal;
    private final Records records;
    private final Areas areas;
    private final EntityManager entities;
    private final Lease lease;

    /** Made by the container. */
    PublicAlerts(
            AlertBook book,
            AlertComposer composer,
            CapDocument documents,
            AlertSeal seal,
            Records records,
            Areas areas,
            EntityManager entities,
            Lease lease) {
        this.book = book;
        this.composer = composer;
        this.documents = documents;
        this.seal = seal;
        this.records = records;
        this.areas = areas;
        this.entities = entities;
        this.lease = lease;
    }

    /** Runs on one node of all. */
    @Scheduled(every = "{qinglan.alert.every}", identity = "public-alerts")
    void onOneNode() {
        bringUpToDate();
    }

    /** The last messages to the public, newest first. */
    List<Kept> newest() {
        bringUpToDate();
        return book.newest(FEED);
    }

    /** A message that the public may see. */
    Optional<Kept> open(String identifier) {
        Optional<Kept> found = book.open(identifier);
        if (found.isPresent()) {
            return found;
        }
        bringUpToDate();
        return book.open(identifier);
    }

    /** All messages about a warning, oldest first; whoever asks has to know whether they may be seen. */
    List<Kept> of(UUID warning) {
        bringUpToDate();
        return book.of(warning);
    }

    private void bringUpToDate() {
        if (!book.untold(1).isEmpty()) {
            lease.tryRun("public-alerts", Duration.ofMinutes(1), this::tellAll);
        }
    }

    private void tellAll() {
        for (Version version : book.untold(AT_ONCE)) {
            QuarkusTransaction.requiringNew().run(() -> tell(version));
        }
    }

    private void tell(Version which) {
        Warning warning = entities.find(Warning.class, which.warning());
        LifeVersion version = entities.find(
                LifeVersion.class, new LifeVersion.Key(Proposal.WARNING, which.warning(), which.version()));
        List<PublicAlert> earlier =
                book.of(which.warning()).stream().map(Kept::alert).toList();
        String area = areas.find(warning.area).map(Area::name).orElse(warning.area);
        PublicAlert alert = composer.compose(warning, version, area, because(version), earlier);
        byte[] document = seal.signed(documents.of(alert));
        String digest = HexFormat.of().formatHex(Leaf.digest(document));
        Recorded recorded = records.plain(
                DECISION,
                alert.identifier(),
                alert.area(),
                new Told(alert.leaf()),
                new Sealed("CAP 1.2", digest),
                PROGRAM);
        book.keep(new Kept(alert, document, digest, recorded.id()));
    }

    private JsonNode because(LifeVersion version) {
        Proposal proposal = version.proposal == null ? null : entities.find(Proposal.class, version.proposal);
        return proposal == null ? null : proposal.because;
    }

    /** Which version of the warning is told, by its leaf. */
    private record Told(String version) {}

    /** What left the house. */
    private record Sealed(String form, String sha256) {}
}
