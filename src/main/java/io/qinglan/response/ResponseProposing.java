package io.qinglan.response;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.qinglan.authority.Actor;
import io.qinglan.authority.Areas;
import io.qinglan.authority.Powers;
import io.qinglan.authority.Profile;
import io.qinglan.fact.Level;
import io.qinglan.store.Ids;
import io.qinglan.warning.Act;
import io.qinglan.warning.ForbiddenReasons;
import io.qinglan.warning.Lane;
import io.qinglan.warning.Life;
import io.qinglan.warning.OutOfOrder;
import io.qinglan.warning.Proposal;
import io.qinglan.warning.Proposals;
import io.qinglan.warning.Stand;
import io.qinglan.warning.Status;
import io.qinglan.warning.Step;
import io.qinglan.warning.TransitionInput;
import io.qinglan.warning.WarningFacts;
import io.qinglan.warning.WarningQuery;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** What people propose for responses: a start on a named basis, every change, and measures on top. */
@ApplicationScoped
public class ResponseProposing {

    private final ResponseBook book;
    private final Proposals proposals;
    private final WarningQuery warnings;
    private final Areas areas;
    private final Powers powers;
    private final ObjectMapper json;
    private final Clock clock;
    private final Ids ids;

    /** Made by the container. */
    ResponseProposing(
            ResponseBook book,
            Proposals proposals,
            WarningQuery warnings,
            Areas areas,
            Powers powers,
            ObjectMapper json,
            Clock clock,
            Ids ids) {
        this.book = book;
        this.proposals = proposals;
        this.warnings = warnings;
        this.areas = areas;
        this.powers = powers;
        this.json = json;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Proposes a response; it awaits approval under its id.
     *
     * @throws Problem 403 authority-lacking, 409 when its warning has ended, 422 for bad input or a forbidden reason
     */
    @Transactional
    public Response start(ResponseInput input, Actor actor) {
        input.require();
        Profile.Power power = powers.requirePower(input.area(), Profile.Act.RESPONSE);
        ForbiddenReasons.require("/reason", input.reason());
        Response response = draft(input);
        requireOrder(response);
        book.persistAndFlush(response);
        Proposal proposal = proposal(response, Act.START, response.lane(), input.reason());
        proposal.legalBasis = List.of(power.clause());
        proposal.from = Level.NONE.code();
        proposal.to = response.stand.level;
        proposal.start = response.stand.start;
        proposal.at = response.stand.start;
        proposal.end = response.stand.end;
        proposal.basis = basis(response);
        proposals.byPerson(proposal, actor, false);
        return response;
    }

    private Response draft(ResponseInput input) {
        Response response = new Response();
        response.id = ids.next();
        response.area = input.area();
        response.basis = input.basis().kind();
        response.basisId = input.basis().id();
        response.instrument = input.basis().instrument();
        response.number = input.number();
        response.reason = input.reason();
        response.createdAt = clock.instant();
        response.exercise = Boolean.TRUE.equals(input.exercise());
        WarningFacts warning = warning(input);
        if (warning != null) {
            response.warning = warning.id();
            response.exercise = warning.exercise();
        }
        Level level = input.level() == null
                ? warning.level()
                : input.level().equals("temporary_control") ? Level.NONE : Level.of(input.level());
        Instant start = input.start() == null ? warning.start() : input.start();
        Life life = new Life(0, Status.ISSUED, level, level, start, start, input.until());
        response.stand = Stand.of(life);
        response.stand.status = Response.AWAITING;
        return response;
    }

    /** A response on a warning needs that warning in force for the area; an exercise stands on an exercise. */
    private WarningFacts warning(ResponseInput input) {
        if (input.basis().known() != ResponseView.Basis.WARNING) {
            return null;
        }
        WarningFacts warning = warnings.find(input.basis().id())
                .filter(found -> areas.contains(found.area(), input.area()))
                .orElseThrow(() -> Problem.invalid(InputError.at(
                        "/basis/id",
                        "a warning that covers area " + input.area(),
                        input.basis().id())));
        if (!warning.open()) {
            throw Problem.conflict("out-of-order", "the warning it shall stand on has ended");
        }
        if (input.exercise() != null && input.exercise() != warning.exercise()) {
            throw Problem.invalid(
                    InputError.at("/exercise", warning.exercise() + ", as the warning it stands on", input.exercise()));
        }
        return warning;
    }

    private static void requireOrder(Response response) {
        if (response.stand.end != null && !response.stand.end.isAfter(response.stand.start)) {
            throw Problem.invalid(InputError.at("/until", "an end after the start", response.stand.end));
        }
    }

    /**
     * Proposes a change of a response.
     *
     * @throws Problem 409 where its life does not allow it, 422 for bad input or a forbidden reason
     */
    @Transactional
    public Proposal transition(UUID id, TransitionInput input, Actor actor) {
        Response response = book.findByIdOptional(id).orElseThrow(Problem::notFound);
        Profile.Power power = powers.requirePower(response.area, Profile.Act.RESPONSE);
        Instant now = clock.instant();
        requireBegun(response, now);
        Life life = response.life();
        Step step = input.step(life, now);
        try {
            life.after(step);
        } catch (OutOfOrder obstacle) {
            throw Problem.conflict("out-of-order", obstacle.getMessage());
        }
        Proposal proposal = proposal(response, step.act(), response.lane(), input.reason());
        proposal.legalBasis = List.of(power.clause());
        proposal.from = life.levelAt(step.at()).code();
        proposal.to = (step.to() == null ? life.level() : step.to()).code();
        proposal.at = step.at();
        proposal.start = step.start();
        proposal.end = step.end();
        proposal.basis = input.basisText();
        proposal.payload = input.correction();
        if (input.override() != null) {
            proposal.overrideReason = input.override().reason();
            proposal.overrideLegalBasis = input.override().legalBasis();
        }
        return proposals.byPerson(proposal, actor, false);
    }

    /**
     * Proposes measures on top of a response.
     *
     * @throws Problem 409 when it has not begun or has ended, 422 for bad input or a forbidden reason
     */
    @Transactional
    public Supplement supplement(UUID id, SupplementInput input, Actor actor) {
        Response response = book.findByIdOptional(id).orElseThrow(Problem::notFound);
        Profile.Power power = powers.requirePower(response.area, Profile.Act.RESPONSE);
        Instant now = clock.instant();
        requireBegun(response, now);
        Supplement supplement = new Supplement();
        supplement.id = ids.next();
        supplement.response = id;
        supplement.measures = input.texts();
        supplement.from = input.from() == null ? now : input.from();
        supplement.until = input.until();
        supplement.basis = input.basis();
        supplement.reason = input.reason();
        supplement.status = Response.AWAITING;
        supplement.createdAt = now;
        Proposal proposal = proposal(response, Act.SUPPLEMENT, Lane.supplement(supplement.id), input.reason());
        proposal.legalBasis = List.of(power.clause());
        proposal.from = response.stand.level;
        proposal.to = response.stand.level;
        proposal.at = supplement.from;
        proposal.end = supplement.until;
        proposal.basis = input.basis();
        proposal.payload = json.valueToTree(new Added(supplement.id, supplement.measures));
        supplement.proposal = proposals.byPerson(proposal, actor, false).id;
        book.keep(supplement);
        return supplement;
    }

    private static void requireBegun(Response response, Instant now) {
        if (!response.approved() || !response.life().openAt(now)) {
            throw Problem.conflict("out-of-order", "the response is " + response.state(now));
        }
    }

    private static Proposal proposal(Response response, Act act, String lane, String reason) {
        Proposal proposal = new Proposal();
        proposal.subject = Proposal.RESPONSE;
        proposal.target = response.id;
        proposal.lane = lane;
        proposal.area = response.area;
        proposal.exercise = response.exercise;
        proposal.act = act.code();
        proposal.reason = reason;
        proposal.source = "manual";
        proposal.because = JsonNodeFactory.instance.arrayNode();
        proposal.legalBasis = List.of();
        return proposal;
    }

    private static String basis(Response response) {
        String document = response.instrument == null ? String.valueOf(response.basisId) : response.instrument;
        return response.basis + ": " + document;
    }

    /** What a supplement adds, as the proposal carries it. */
    record Added(UUID supplement, List<String> measures) {}
}
