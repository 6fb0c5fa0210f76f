package io.qinglan.warning;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;

/** What the public may know: warnings announced or in force, with their reasons. Never a proposal, never an exercise. */
@ApplicationScoped
public class PublicWarnings {

    private final WarningBook book;
    private final ProposalBook proposals;
    private final Areas areas;
    private final Clock clock;

    /** Made by the container. */
    PublicWarnings(WarningBook book, ProposalBook proposals, Areas areas, Clock clock) {
        this.book = book;
        this.proposals = proposals;
        this.areas = areas;
        this.clock = clock;
    }

    /**
     * A warning as the public sees it.
     *
     * @param state issued (announced), active or suspended; lifted when its announced end is still ahead
     * @param level the level that holds now; NONE code for a temporary control
     * @param regime temporary_control or none
     * @param because the rules that fired for its issue, as in an assessment
     */
    public record PublicWarning(
            UUID id,
            int version,
            String area,
            String areaName,
            String number,
            String state,
            String level,
            String regime,
            Instant start,
            Instant end,
            String issuer,
            Instant issuedAt,
            Boolean leadTimeMet,
            JsonNode because) {}

    /** All that is announced or in force now, by area. */
    @Transactional
    public List<PublicWarning> current() {
        Instant now = clock.instant();
        return book.current(now).stream().map(warning -> shown(warning, now)).toList();
    }

    private PublicWarning shown(Warning warning, Instant now) {
        WarningView view = WarningView.of(warning, now);
        Proposal proposal = proposals.findById(warning.proposal);
        return new PublicWarning(
                warning.id,
                view.version(),
                warning.area,
                areas.find(warning.area).map(Area::name).orElse(warning.area),
                warning.number,
                view.state(),
                view.level(),
                view.regime(),
                view.start(),
                view.end(),
                warning.issuer,
                warning.issuedAt,
                warning.leadTimeMet,
                proposal.because);
    }
}
