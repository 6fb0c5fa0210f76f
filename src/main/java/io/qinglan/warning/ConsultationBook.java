package io.qinglan.warning;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The consultations as kept. */
@ApplicationScoped
class ConsultationBook implements PanacheRepositoryBase<Consultation, UUID> {

    /** The consultations on a proposal, in the order they were recorded. */
    List<Consultation> of(UUID proposal) {
        return list("proposal = ?1 order by recordedAt, id", proposal);
    }
}
