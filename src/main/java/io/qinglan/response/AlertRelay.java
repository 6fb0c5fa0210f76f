package io.qinglan.response;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;

import io.qinglan.warning.ProposalDecided;
import io.qinglan.warning.ProposalRaised;
import io.qinglan.warning.ProposalWithdrawn;
import io.qinglan.warning.WarningEnded;
import io.qinglan.warning.WarningIssued;

/** Tells the rooms behind this one what proposals and warnings mean for an area. */
@ApplicationScoped
class AlertRelay {

    private final Event<AreaAlert> alerts;

    AlertRelay(Event<AreaAlert> alerts) {
        this.alerts = alerts;
    }

    void onRaised(@Observes ProposalRaised raised) {
        tell(raised.area(), raised.proposal(), AreaAlert.Phase.PROPOSED, raised.at(), raised.exercise());
    }

    void onWithdrawn(@Observes ProposalWithdrawn withdrawn) {
        tell(withdrawn.area(), withdrawn.proposal(), AreaAlert.Phase.DROPPED, withdrawn.at(), withdrawn.exercise());
    }

    void onDecided(@Observes ProposalDecided decided) {
        if (!decided.approved()) {
            tell(
                    decided.proposal().area,
                    decided.proposal().id,
                    AreaAlert.Phase.DROPPED,
                    decided.at(),
                    decided.proposal().exercise);
        }
    }

    void onIssued(@Observes WarningIssued issued) {
        tell(issued.area(), issued.warning(), AreaAlert.Phase.BOUND, issued.start(), issued.exercise());
    }

    void onEnded(@Observes WarningEnded ended) {
        tell(ended.area(), ended.warning(), AreaAlert.Phase.ENDED, ended.at(), ended.exercise());
    }

    private void tell(String area, Object subject, AreaAlert.Phase phase, Instant at, boolean exercise) {
        if (!exercise) {
            alerts.fire(new AreaAlert(area, subject.toString(), phase, at));
        }
    }
}
