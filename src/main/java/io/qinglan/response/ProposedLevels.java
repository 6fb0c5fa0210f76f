package io.qinglan.response;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.qinglan.fact.Level;
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
}
