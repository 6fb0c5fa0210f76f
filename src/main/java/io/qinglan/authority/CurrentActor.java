package io.qinglan.authority;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;

import io.qinglan.web.Problem;

/** Who sends the request that is being served. */
@ApplicationScoped
public class CurrentActor {

    static final String ATTRIBUTE = "qinglan.actor";

    private final CurrentIdentityAssociation association;

    /** Made by the container. */
    public CurrentActor(CurrentIdentityAssociation association) {
        this.association = association;
    }

    /**
     * The actor of this request.
     *
     * @throws Problem 401 when nobody is signed in
     */
    public Actor get() {
        return find().orElseThrow(Problem::unknownCaller);
    }

    /** The actor of this request, empty when nobody is signed in; for pages open to the public. */
    public Optional<Actor> find() {
        SecurityIdentity identity = association.getIdentity();
        return identity == null || identity.isAnonymous()
                ? Optional.empty()
                : Optional.ofNullable(identity.getAttribute(ATTRIBUTE));
    }
}
