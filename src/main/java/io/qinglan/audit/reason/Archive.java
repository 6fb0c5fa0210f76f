package io.qinglan.audit.reason;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.inventory.SiteFacts;
import io.qinglan.ledger.Entries;
import io.qinglan.order.OrderDecisions;
import io.qinglan.policy.PackArchives;
import io.qinglan.policy.PolicyPack;
import io.qinglan.web.Problem;

/** Decisions with what was archived beside them, read as it was then. */
@ApplicationScoped
class Archive {

    private final Entries entries;
    private final OrderDecisions orders;
    private final SiteFacts facts;
    private final ObjectMapper json;
    private final PackArchives packs;

    Archive(Entries entries, OrderDecisions orders, SiteFacts facts, ObjectMapper json) {
        this.entries = entries;
        this.orders = orders;
        this.facts = facts;
        this.json = json;
        this.packs = new PackArchives(entries::content);
    }

    /** The record of a decision as a tree. */
    JsonNode record(Entries.Found decision) {
        return parsed(decision.record());
    }

    /** A decision by its id. */
    Optional<Entries.Found> find(UUID id) {
        return entries.find(id);
    }

    /** The decisions on a subject that were recorded up to an instant, oldest first; an order's own among them. */
    List<Entries.Found> of(String subject, Instant known) {
        List<Entries.Found> found = new ArrayList<>(entries.of(subject, known));
        orders.of(subject).stream()
                .map(entries::find)
                .flatMap(Optional::stream)
                .filter(decision -> !decision.recordedAt().isAfter(known))
                .forEach(found::add);
        found.sort(Comparator.comparingLong(Entries.Found::index));
        return found;
    }

    /** Content that a record names by digest, as a tree. */
    JsonNode content(String digest) {
        return parsed(bytes(digest));
    }

    /** Content that a record names by digest. */
    byte[] bytes(String digest) {
        return entries.content(digest).orElseThrow(() -> notArchived("content " + digest));
    }

    /** The facts of a site that a record names by digest. */
    SiteFact facts(String site, String digest) {
        return SiteFacts.read(factBytes(site, digest));
    }

    /** Their canonical bytes. */
    byte[] factBytes(String site, String digest) {
        return facts.find(site, digest).orElseThrow(() -> notArchived("facts " + digest));
    }

    /**
     * The pack of a digest as it was archived.
     *
     * @throws Problem 409 not-archived
     */
    PolicyPack pack(String digest) {
        return packs.pack(digest).orElseThrow(() -> notArchived("pack " + digest));
    }

    /** 409: the decision is older than the archive of this. */
    static Problem notArchived(String what) {
        return Problem.conflict("not-archived", "not archived with the decision: " + what);
    }

    private JsonNode parsed(byte[] bytes) {
        try {
            return json.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("what the ledger keeps is not JSON", e);
        }
    }
}
