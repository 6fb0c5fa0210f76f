package io.qinglan.authority;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import io.quarkus.elytron.security.common.BcryptUtil;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Who stands behind a password, a key, a token or a cookie. Locks and ends of tokens run on the clock of the database, not
 * on the house clock, which a demonstration turns faster.
 */
@ApplicationScoped
class SignIn {

    private static final String FAILED =
            "UPDATE person SET failures = failures + 1, locked_until = CASE WHEN failures + 1 >= ?1 "
                    + "THEN now() + make_interval(secs => ?2) ELSE locked_until END WHERE id = ?3";
    private static final String SUCCEEDED =
            "UPDATE person SET failures = 0, locked_until = NULL WHERE id = ?1 AND failures > 0";
    private static final String LOCKED = "SELECT count(*) FROM person WHERE id = ?1 AND locked_until > now()";

    /** Checked when the user name is unknown, so that the time taken does not tell which user names exist. */
    private static final String NOBODY = BcryptUtil.bcryptHash("nobody");

    private final EntityManager entities;
    private final boolean demonstration;
    private final int failuresAllowed;
    private final Duration lock;

    SignIn(
            EntityManager entities,
            @ConfigProperty(name = "qinglan.demo", defaultValue = "false") boolean demonstration,
            @ConfigProperty(name = "qinglan.sign-in.failures", defaultValue = "5") int failuresAllowed,
            @ConfigProperty(name = "qinglan.sign-in.lock", defaultValue = "PT15M") Duration lock) {
        this.entities = entities;
        this.demonstration = demonstration;
        this.failuresAllowed = failuresAllowed;
        this.lock = lock;
    }

    /** Whom an identity is made of: the name it is known by and who acts. */
    record Known(String principal, Actor actor) {}

    /** The person of a user name and password; empty when wrong, locked, disabled or not for this mode. */
    @Transactional
    Optional<Known> byPassword(String userName, String password) {
        Account account = Account.ofUserName(userName);
        boolean usable = account != null && account.passwordHash != null && admitted(account);
        boolean right = BcryptUtil.matches(password, usable ? account.passwordHash : NOBODY);
        if (!usable || locked(account)) {
            return Optional.empty();
        }
        if (!right) {
            entities.createNativeQuery(FAILED)
                    .setParameter(1, failuresAllowed)
                    .setParameter(2, (double) lock.toSeconds())
                    .setParameter(3, account.id)
                    .executeUpdate();
            return Optional.empty();
        }
        entities.createNativeQuery(SUCCEEDED).setParameter(1, account.id).executeUpdate();
        return Optional.of(known(account));
    }

    /** Who acts by a key or token; empty when it is unknown, revoked, past its end or not for this mode. */
    @Transactional
    Optional<Known> bySecret(String secret) {
        AccessKey key = AccessKey.valid(secret);
        if (key == null || key.demonstration && !demonstration) {
            return Optional.empty();
        }
        if (key.person == null) {
            return Optional.of(new Known("key:" + key.id, key.machine()));
        }
        Account account = Account.findById(key.person);
        return account != null && admitted(account) ? Optional.of(known(account)) : Optional.empty();
    }

    /** The person of a session cookie; empty when the account has been disabled since. */
    @Transactional
    Optional<Known> byName(String userName) {
        Account account = Account.ofUserName(userName);
        return account != null && admitted(account) ? Optional.of(known(account)) : Optional.empty();
    }

    /** Outside a demonstration its credentials, which anyone can read, open nothing. */
    private boolean admitted(Account account) {
        return !account.disabled && (demonstration || !account.demonstration);
    }

    private boolean locked(Account account) {
        return ((Number) entities.createNativeQuery(LOCKED)
                                .setParameter(1, account.id)
                                .getSingleResult())
                        .intValue()
                > 0;
    }

    private static Known known(Account account) {
        return new Known(account.userName, account.actor());
    }
}
