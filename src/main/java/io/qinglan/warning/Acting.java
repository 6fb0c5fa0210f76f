package io.qinglan.warning;

import java.util.UUID;

import io.qinglan.authority.Actor;
import io.qinglan.ledger.Person;

/** Who acted, as the ledger keeps it. */
record Acting(UUID id, String name, String unit, String post, String certificate) implements Person {

    /** The person of an account; the program itself has a name but no account. */
    static Acting of(Actor actor) {
        UUID account = actor.machine() && actor.roles().isEmpty() ? null : actor.id();
        return new Acting(account, actor.name(), actor.unit(), actor.post(), actor.certificate());
    }
}
