package io.qinglan.warning;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The signatures as kept. */
@ApplicationScoped
class SignatureBook implements PanacheRepositoryBase<Signature, UUID> {

    /** The signatures on a proposal, in the order they were given. */
    List<Signature> of(UUID proposal) {
        return list("proposal = ?1 order by recordedAt, id", proposal);
    }
}
