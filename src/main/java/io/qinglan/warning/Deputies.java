package io.qinglan.warning;

import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.authority.Actor;
import io.qinglan.authority.People;
import io.qinglan.authority.Profile;
import io.qinglan.authority.Profiles;

/** Who is asked for an approval, and who takes over when nobody answers. */
@ApplicationScoped
class Deputies {

    private final Profiles profiles;
    private final People people;

    Deputies(Profiles profiles, People people) {
        this.profiles = profiles;
        this.people = people;
    }

    /** Whether the proposal has passed to the deputy on duty, and this is the one: then the rank of the absent is not asked for. */
    boolean standsIn(Proposal proposal, Actor actor, Instant now) {
        return proposal.deputyAt != null
                && deputy(proposal, now)
                        .map(Actor::id)
                        .filter(actor.id()::equals)
                        .isPresent();
    }

    /** The approver on duty for the proposal's area, empty without a roster. */
    Optional<Actor> approver(Proposal proposal, Instant now) {
        return duty(proposal, now).map(Profile.Duty::approver).flatMap(people::named);
    }

    /** The deputy on duty for the proposal's area, empty without a roster. */
    Optional<Actor> deputy(Proposal proposal, Instant now) {
        return duty(proposal, now).map(Profile.Duty::deputy).flatMap(people::named);
    }

    private Optional<Profile.Duty> duty(Proposal proposal, Instant now) {
        return profiles.of(proposal.area).onDuty(now);
    }
}
