package io.qinglan.warning;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.qinglan.authority.Actor;
import io.qinglan.store.Ids;
import io.qinglan.web.Problem;

/** Takes the records of consultations (会商); with the first one a proposal goes before its approvers and their clock starts. */
@ApplicationScoped
public class Consultations {

    private final ProposalBook book;
    private final ConsultationBook consultations;
    private final Records records;
    private final Clock clock;
    private final Ids ids;

    /** Made by the container. */
    Consultations(ProposalBook book, ConsultationBook consultations, Records records, Clock clock, Ids ids) {
        this.book = book;
        this.consultations = consultations;
        this.records = records;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Records a consultation on an open proposal.
     *
     * @throws Problem 409 when the proposal is decided or superseded, 422 for a record that says too little
     */
    @Transactional
    public Consultation record(UUID id, ConsultationInput input, Actor actor) {
        Proposal proposal = book.locked(id).orElseThrow(Problem::notFound);
        input.require(clock.instant());
        if (!proposal.open()) {
            throw Problem.conflict("out-of-order", "the proposal is " + proposal.state);
        }
        Consultation consultation = consultation(id, input, actor);
        consultations.persistAndFlush(consultation);
        if (proposal.state.equals(ProposalState.OPEN.code())) {
            proposal.state = ProposalState.CONSULTED.code();
            proposal.askedAt = consultation.recordedAt;
        }
        proposal.version++;
        records.act(
                proposal.subject + ".consulted",
                id,
                proposal,
                new Heard(consultation.bodies, consultation.people, consultation.forecasts),
                new Concluded(consultation.conclusion, consultation.dissent),
                actor);
        return consultation;
    }

    private Consultation consultation(UUID proposal, ConsultationInput input, Actor actor) {
        Consultation consultation = new Consultation();
        consultation.id = ids.next();
        consultation.proposal = proposal;
        consultation.recordedAt = clock.instant();
        consultation.heldAt = input.at() == null ? consultation.recordedAt : input.at();
        consultation.bodies = orNone(input.bodies());
        consultation.people = orNone(input.people());
        consultation.forecasts = orNone(input.forecasts());
        consultation.conclusion = input.conclusion();
        consultation.dissent = input.dissent();
        consultation.further = input.further();
        consultation.recordedBy = actor.id();
        consultation.recordedByName = actor.name();
        consultation.certificate = actor.certificate();
        return consultation;
    }

    private static List<String> orNone(List<String> list) {
        return list == null ? List.of() : list;
    }

    private record Heard(List<String> bodies, List<String> people, List<String> forecasts) {}

    private record Concluded(String conclusion, String dissent) {}
}
