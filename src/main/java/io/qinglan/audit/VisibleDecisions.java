package io.qinglan.audit;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.CurrentActor;
import io.qinglan.authority.Role;
import io.qinglan.ledger.Entries;
import io.qinglan.web.Problem;

/** Decisions as far as the caller may see them: the auditor and the bureau of the area, a site its own. */
@ApplicationScoped
public class VisibleDecisions {

    private final Entries entries;
    private final Access access;
    private final CurrentActor current;

    VisibleDecisions(Entries entries, Access access, CurrentActor current) {
        this.entries = entries;
        this.access = access;
        this.current = current;
    }

    /**
     * A decision the caller may see.
     *
     * @throws Problem 404 when there is none, or it is another tenant's
     */
    public Entries.Found find(UUID id) {
        Entries.Found found = entries.find(id).orElseThrow(Problem::notFound);
        if (!sees(found)) {
            throw Problem.notFound();
        }
        return found;
    }

    /** Whether the caller may see a decision. */
    public boolean sees(Entries.Found decision) {
        Actor actor = current.get();
        return decision.area() == null
                ? actor.site() == null && actor.has(Role.AUDITOR, Role.ADMINISTRATOR)
                : access.sees(decision.site(), decision.area());
    }
}
