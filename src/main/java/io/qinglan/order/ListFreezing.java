package io.qinglan.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.qinglan.inventory.Freezes;
import io.qinglan.response.AreaAlert;
import io.qinglan.response.ResponseEnded;
import io.qinglan.response.ResponseStarted;

/**
 * Freezes an area's list from the first proposal to the report after lifting, within the transactions of proposals, warnings and
 * responses: nobody eases his own measure while it is being decided. Exercises freeze nothing.
 */
@ApplicationScoped
class ListFreezing {

    private final Freezes freezes;

    ListFreezing(Freezes freezes) {
        this.freezes = freezes;
    }

    void onAlert(@Observes AreaAlert alert) {
        switch (alert.phase()) {
            case PROPOSED -> freezes.proposed(alert.area(), alert.subject());
            case DROPPED -> freezes.dropped(alert.area(), alert.subject());
            case BOUND -> freezes.bound(alert.area(), alert.subject(), alert.at());
            case ENDED -> freezes.ended(alert.area(), alert.subject(), alert.at());
            default -> throw new IllegalArgumentException("no such phase: " + alert.phase());
        }
    }

    void onStarted(@Observes ResponseStarted started) {
        if (!started.exercise()) {
            freezes.bound(started.area(), started.response().toString(), started.start());
        }
    }

    void onEnded(@Observes ResponseEnded ended) {
        if (!ended.exercise()) {
            freezes.ended(ended.area(), ended.response().toString(), ended.at());
        }
    }
}
