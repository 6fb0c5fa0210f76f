package io.qinglan.audit.pack;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.authority.Actor;
import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.policy.PacksInForce;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;
import io.qinglan.store.Ids;
import io.qinglan.web.Problem;

/**
 * Which pack an area decides by. An activation is proposed by a writer of rules and approved by an approver, who is another person; it
 * never reaches back: its date is that of the approval at the earliest. Every act is a decision on record.
 */
@ApplicationScoped
class Activations implements PacksInForce {

    private final ActivationBook book;
    private final UploadedPacks uploaded;
    private final PolicyLibrary library;
    private final Areas areas;
    private final Decisions decisions;
    private final Ids ids;
    private final Clock clock;
    private final String configured;

    Activations(
            ActivationBook book,
            UploadedPacks uploaded,
            PolicyLibrary library,
            Areas areas,
            Decisions decisions,
            Ids ids,
            Clock clock,
            @ConfigProperty(name = "qinglan.pack", defaultValue = "cn-2024") String configured) {
        this.book = book;
        this.uploaded = uploaded;
        this.library = library;
        this.areas = areas;
        this.decisions = decisions;
        this.ids = ids;
        this.clock = clock;
        this.configured = configured;
    }

    @Override
    public PolicyPack of(String area, Instant at) {
        for (String inside = area;
                inside != null;
                inside = areas.find(inside).map(Area::parent).orElse(null)) {
            Optional<Activation> own = book.of(inside, at);
            if (own.isPresent()) {
                return named(own.get().pack());
            }
        }
        return library.pack(configured);
    }

    /** A pack by its id; one that another node has taken in is fetched. */
    PolicyPack named(String id) {
        if (!library.ids().contains(id)) {
            uploaded.load();
        }
        return library.pack(id);
    }

    /**
     * Proposes that an area decides by a pack.
     *
     * @throws Problem 409 when a proposal for the area is open
     */
    @Transactional
    Activation propose(PolicyPack pack, String area, Instant from, String reason, Actor author) {
        Optional<Activation> open = book.open(area);
        if (open.isPresent()) {
            throw Problem.conflict(
                    "out-of-order",
                    "a proposal for " + area + " is open since " + open.get().proposedAt() + ": "
                            + open.get().pack());
        }
        Instant now = now();
        Instant effective = from == null || from.isBefore(now) ? now : from;
        UUID id = ids.next();
        UUID decision = record("pack.activation.proposed", id, pack, area, effective, reason, author, now);
        Activation proposed = new Activation(
                id,
                pack.id(),
                pack.digest(),
                area,
                effective,
                reason,
                author.id(),
                author.name(),
                now,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                decision);
        book.propose(proposed);
        return proposed;
    }

    /**
     * Approves the open proposal of a pack for an area.
     *
     * @throws Problem 409 when there is none, 403 same-person for who proposed it
     */
    @Transactional
    Activation approve(PolicyPack pack, String area, String reason, Actor approver) {
        Activation open = book.open(pack.id(), area)
                .orElseThrow(() -> Problem.conflict(
                        "out-of-order",
                        "no proposal of " + pack.id() + " for " + area + " is open; a writer of rules proposes first"));
        if (open.proposedBy().equals(approver.id())) {
            throw Problem.forbidden(
                    "same-person", "who proposed the activation may not approve it; another person must");
        }
        Instant now = now();
        Instant effective = open.effectiveFrom().isBefore(now) ? now : open.effectiveFrom();
        record("pack.activation.approved", open.id(), pack, area, effective, reason, approver, now);
        book.approve(open.id(), approver.id(), approver.name(), now, effective);
        return book.list(pack.id(), List.of(area), 1).get(0);
    }

    /**
     * Withdraws a proposal or an activation: from now on the area decides by what stood before.
     *
     * @throws Problem 409 when none stands
     */
    @Transactional
    Activation withdraw(PolicyPack pack, String area, String reason, Actor person) {
        Activation standing = book.standing(pack.id(), area)
                .orElseThrow(() -> Problem.conflict("out-of-order", pack.id() + " is not activated for " + area));
        Instant now = now();
        record("pack.activation.withdrawn", standing.id(), pack, area, now, reason, person, now);
        book.withdraw(standing.id(), person.id(), person.name(), now, reason);
        return book.list(pack.id(), List.of(area), 1).get(0);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private UUID record(
            String kind,
            UUID id,
            PolicyPack pack,
            String area,
            Instant effective,
            String reason,
            Actor person,
            Instant now) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("activation", id.toString());
        input.put("pack", pack.id());
        input.put("digest", pack.digest());
        input.put("before", of(area, now).id());
        input.put("effectiveFrom", effective.toString());
        input.put("reason", reason);
        Decision decision =
                new Decision(kind, id.toString(), now, null, pack.digest(), List.of(), input, List.of(), null, person);
        return decisions.append(decision.in(area)).id();
    }
}
