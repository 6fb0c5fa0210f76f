package io.qinglan.warning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.authority.CurrentActor;
import io.qinglan.authority.Profile;
import io.qinglan.authority.Profiles;
import io.qinglan.forecast.AirObserved;
import io.qinglan.forecast.ForecastListener;
import io.qinglan.forecast.StoredForecast;
import io.qinglan.store.Lease;

/**
 * Assesses areas again: at every forecast, when observed air or a regional notice comes in, and on schedule; and proposes what the
 * rules conclude. The same conclusion again makes no second proposal; one that no longer holds is withdrawn.
 */
@ApplicationScoped
public class Reassessment implements ForecastListener {

    private static final Duration STILL_NOW = Duration.ofHours(3);

    private final WarningBook warnings;
    private final Proposals proposals;
    private final ProposalViews views;
    private final RuleProposals drafts;
    private final Judge judge;
    private final Areas areas;
    private final Profiles profiles;
    private final CurrentActor current;
    private final Lease lease;
    private final Clock clock;

    /** Made by the container. */
    Reassessment(
            WarningBook warnings,
            Proposals proposals,
            ProposalViews views,
            RuleProposals drafts,
            Judge judge,
            Areas areas,
            Profiles profiles,
            CurrentActor current,
            Lease lease,
            Clock clock) {
        this.warnings = warnings;
        this.proposals = proposals;
        this.views = views;
        this.drafts = drafts;
        this.judge = judge;
        this.areas = areas;
        this.profiles = profiles;
        this.current = current;
        this.lease = lease;
        this.clock = clock;
    }

    /** What the rules found, and what is open because of it. */
    record Outcome(Optional<Finding> finding, Optional<Proposal> proposal) {}

    @Override
    @Transactional
    public Map<String, Object> onForecast(StoredForecast forecast) {
        Outcome outcome = of(forecast.forecast().area(), "forecast", null);
        outcome.proposal().ifPresent(this::rememberWhoBroughtIt);
        Map<String, Object> said = new LinkedHashMap<>();
        outcome.finding().ifPresent(finding -> said.put("outlook", finding.assessment()));
        outcome.proposal().ifPresent(proposal -> said.put("proposal", views.of(proposal)));
        return said;
    }

    /** Who brought the forecast has a hand in its proposal and does not approve it; a feed or a job is nobody. */
    private void rememberWhoBroughtIt(Proposal proposal) {
        if (!Arc.container().requestContext().isActive()) {
            return;
        }
        current.find().filter(actor -> !actor.machine()).map(Party::of).ifPresent(party -> {
            if (proposal.hands.stream().noneMatch(party::same)) {
                proposal.hands =
                        Stream.concat(proposal.hands.stream(), Stream.of(party)).toList();
            }
        });
    }

    /** Air that has just been observed may already be over the line; old hours that are filled in say nothing of now. */
    void observed(@Observes AirObserved observed) {
        boolean recent = observed.last().isAfter(clock.instant().minus(STILL_NOW));
        if (recent && mayWarn(observed.area())) {
            of(observed.area(), "monitored", null);
        }
    }

    /** Runs on one node of all. */
    @Scheduled(every = "{qinglan.warning.reassessment.every}", identity = "reassessment")
    void onOneNode() {
        lease.tryRun("reassessment", Duration.ofMinutes(10), this::run);
    }

    /** Assesses every area that may issue a warning. */
    public void run() {
        List<String> issuing =
                areas.all().stream().map(Area::code).filter(this::mayWarn).toList();
        issuing.forEach(area -> QuarkusTransaction.requiringNew().run(() -> of(area, "schedule", null)));
    }

    /**
     * Assesses one area in the running transaction.
     *
     * @param source what gave rise to it: forecast, monitored, schedule, regional_notice
     * @param notice the notice that gave rise to it, else null
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Outcome of(String area, String source, UUID notice) {
        Instant now = clock.instant();
        Warning live = warnings.live(area, false, now).orElse(null);
        Optional<Finding> finding = judge.find(area, live);
        if (finding.isEmpty() || !mayWarn(area)) {
            return new Outcome(finding, Optional.empty());
        }
        Optional<Proposal> draft = drafts.of(area, live, finding.get());
        if (draft.isEmpty()) {
            proposals.withdrawByRules(Lane.warning(area, false));
            return new Outcome(finding, Optional.empty());
        }
        draft.get().source = source;
        draft.get().regionalNotice = notice;
        return new Outcome(finding, proposals.byRules(draft.get(), true));
    }

    private boolean mayWarn(String area) {
        return areas.find(area).isPresent()
                && profiles.of(area).power(Profile.Act.WARNING).isPresent();
    }
}
