package io.qinglan.dispatch.webhook;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Role;
import io.qinglan.web.Problem;

/** For whom the caller subscribes: a site's people and systems for their site, the administrator of the whole house for its message gateway. */
@ApplicationScoped
class Subscriber {

    private final Access access;

    Subscriber(Access access) {
        this.access = access;
    }

    /**
     * The code of the site, or {@link Subscription#GATEWAY}.
     *
     * @throws Problem 401 unknown, 403 for everybody else
     */
    String site() {
        Actor actor = access.requireRole(Role.ENTERPRISE, Role.ADMINISTRATOR);
        if (actor.site() != null) {
            return actor.site();
        }
        if (actor.area() == null && actor.has(Role.ADMINISTRATOR)) {
            return Subscription.GATEWAY;
        }
        throw Problem.forbidden("needs a key or an account of a site, or the administrator of the whole house");
    }
}
