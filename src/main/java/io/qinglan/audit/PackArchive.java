package io.qinglan.audit;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.ledger.Decisions;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;

/** Keeps the pack in use and the ones it extends beside the decisions that name them, byte for byte, once and for ever. */
@ApplicationScoped
class PackArchive {

    private final DataSource dataSource;
    private final Decisions decisions;
    private final PolicyLibrary library;
    private final String pack;

    PackArchive(
            DataSource dataSource,
            Decisions decisions,
            PolicyLibrary library,
            @ConfigProperty(name = "qinglan.pack", defaultValue = "cn-2024") String pack) {
        this.dataSource = dataSource;
        this.decisions = decisions;
        this.library = library;
        this.pack = pack;
    }

    void keepAtStart(@Observes StartupEvent start) {
        QuarkusTransaction.requiringNew().run(() -> keep(library.pack(pack)));
    }

    /** Keeps a pack and those it extends in the running transaction. */
    void keep(PolicyPack used) {
        try (Connection connection = dataSource.getConnection()) {
            for (PolicyPack each : used.chain()) {
                decisions.keep(connection, "pack", each.archive());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the pack in use cannot be archived", e);
        }
    }
}
