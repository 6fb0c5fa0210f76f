package io.qinglan.warning.alert;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import io.qinglan.authority.Access;
import io.qinglan.authority.Role;
import io.qinglan.warning.Sight;
import io.qinglan.warning.Warning;
import io.qinglan.warning.alert.AlertBook.Kept;
import io.qinglan.web.Problem;

/** The messages about a warning that the caller may see: those of the warnings he sees; else 404. */
@ApplicationScoped
class VisibleAlerts {

    private final PublicAlerts alerts;
    private final EntityManager entities;
    private final Access access;
    private final Sight sight;

    VisibleAlerts(PublicAlerts alerts, EntityManager entities, Access access, Sight sight) {
        this.alerts = alerts;
        this.entities = entities;
        this.access = access;
        this.sight = sight;
    }

    /** All messages about a warning, oldest first. */
    List<Kept> of(UUID id) {
        access.requireRole(Role.values());
        Warning warning = entities.find(Warning.class, id);
        if (warning == null || !sight.sees(warning.area)) {
            throw Problem.notFound();
        }
        return alerts.of(id);
    }

    /** The message of a version. */
    Kept of(UUID id, int version) {
        return of(id).stream()
                .filter(kept -> kept.alert().version() == version)
                .findFirst()
                .orElseThrow(Problem::notFound);
    }
}
