package io.qinglan.authority;

import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** The way into an empty house: one administrator of the whole installation, made when there is no account at all. */
@ApplicationScoped
public class FirstAdministrator {

    private static final int LOCK = 0x51_1A_01;

    private final EntityManager entities;
    private final Accounts accounts;

    /** Made by the container. */
    FirstAdministrator(EntityManager entities, Accounts accounts) {
        this.entities = entities;
        this.accounts = accounts;
    }

    /** User name and password, to be shown once and written for the owner's eyes only. */
    public record Credential(String user, String password) {}

    /**
     * Makes the administrator when no account exists; of several nodes starting at once one does.
     *
     * @return what to show, empty when there are accounts already
     */
    @Transactional
    public Optional<Credential> makeWhenEmpty() {
        entities.createNativeQuery("SELECT pg_advisory_xact_lock(?1)")
                .setParameter(1, (long) LOCK)
                .getSingleResult();
        if (Account.count() > 0) {
            return Optional.empty();
        }
        NewPerson administrator = new NewPerson(
                "administrator",
                null,
                "Administrator · 管理员",
                null,
                null,
                null,
                null,
                Set.of(Role.ADMINISTRATOR),
                null,
                null,
                false);
        Accounts.Made made =
                accounts.make(administrator, false, Actor.program("first-start").id());
        return Optional.of(new Credential(made.account().userName, made.password()));
    }
}
