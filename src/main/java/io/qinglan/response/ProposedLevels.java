package io.qinglan.response;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.qinglan.fact.Level;
import io.qinglan.warning.Proposal;
import io.qinglan.warning.ProposalBook;

/** What open proposals would bring, for rooms that try it out before anybody approves. */
@ApplicationScoped
public class ProposedLevels {

    private final ProposalBook book;

    /** Made by the container. */
    public ProposedLevels(ProposalBook book) {
        this.book = book;
    }

    /**
     * What a proposal would bring.
     *
     * @param level the level proposed
     * @param until the end, null when open
     * @param pack id of the pack it was made by, null when by a person alone
     */
    public record Proposed(String area, Level level, Instant from, Instant until, String pack) {}

    /** What the proposal of an id would bring; empty when there is none of that id or it brings no level. */
    @Transactional
    public Optional<Proposed> find(UUID id) {
        return book.findByIdOptional(id)
                .filter(proposal -> proposal.to != null)
                .map(proposal -> new Proposed(
                        proposal.area,
                        Level.of(proposal.to),
                        proposal.start == null ? proposal.at : proposal.start,
                        proposal.end,
                        proposal.pack));
    }

    /**
     * What waits to be decided, or was.
     *
     * @param response the response it is about; null when it is about a warning
     * @param level what it would bring; none when it ends something or changes no level
     * @param until the end, null when open
     * @param open whether it still waits
     */
    public record Pending(
            UUID proposal,
            UUID response,
            String area,
            Level level,
            Instant from,
            Instant until,
            boolean exercise,
            boolean open) {}

    /** The proposal of an id, whatever it would bring and wherever it stands; empty when there is none. */
    @Transactional
    public Optional<Pending> any(UUID id) {
        return book.findByIdOptional(id).map(ProposedLevels::pending);
    }

    /** What waits in any area and would bring a level, oldest first; exercises left out. */
    @Transactional
    public List<Pending> waiting() {
        return book.waiting().stream()
                .map(ProposedLevels::pending)
                .filter(pending -> pending.level().above(Level.NONE) && !pending.exercise())
                .toList();
    }

    private static Pending pending(Proposal proposal) {
        return new Pending(
                proposal.id,
                Proposal.RESPONSE.equals(proposal.subject) ? proposal.target : null,
                proposal.area,
                proposal.to == null ? Level.NONE : Level.of(proposal.to),
                proposal.start == null ? proposal.at : proposal.start,
                proposal.end,
                proposal.exercise,
                proposal.open());
    }
}
