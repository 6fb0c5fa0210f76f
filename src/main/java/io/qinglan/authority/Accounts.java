package io.qinglan.authority;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.elytron.security.common.BcryptUtil;

import io.qinglan.store.Ids;
import io.qinglan.web.InputError;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** Making and changing accounts; every state an account has been in is kept with who brought it about. */
@ApplicationScoped
class Accounts {

    private final EntityManager entities;
    private final Areas areas;
    private final AuthorityActs acts;
    private final ObjectMapper json;
    private final Ids ids;
    private final Clock clock;

    Accounts(EntityManager entities, Areas areas, AuthorityActs acts, ObjectMapper json, Ids ids, Clock clock) {
        this.entities = entities;
        this.areas = areas;
        this.acts = acts;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** An account with the password that opens it, for showing it once. */
    record Made(Account account, String password) {}

    /** Makes an account; 422 when something does not fit, 409 when user name or certificate is taken. */
    @Transactional
    Made make(NewPerson said, boolean demonstration, UUID by) {
        check(said);
        if (Account.ofUserName(said.user()) != null) {
            throw Problem.conflict("user-taken", "there is an account '" + said.user() + "' already");
        }
        refuseTakenCertificate(said.certificate(), null);
        String password = said.password() == null ? Secrets.password() : said.password();
        Account account = new Account();
        account.id = ids.next();
        account.userName = said.user();
        account.demonstration = demonstration;
        account.createdAt = clock.instant();
        fill(account, said);
        account.passwordHash = BcryptUtil.bcryptHash(password);
        account.persistAndFlush();
        keepVersion(account, by);
        acts.record(by, "person-made", account.id, PersonView.of(account, null));
        return new Made(account, said.password() == null ? password : null);
    }

    /** Changes an account; a role taken away is gone with the next request. */
    @Transactional
    Account change(Account account, NewPerson said, UUID by) {
        check(said);
        if (!account.userName.equals(said.user())) {
            throw Problem.invalid(InputError.at("/user", "the unchanged user name " + account.userName, said.user()));
        }
        refuseTakenCertificate(said.certificate(), account.id);
        fill(account, said);
        if (said.password() != null) {
            account.passwordHash = BcryptUtil.bcryptHash(said.password());
            account.failures = 0;
            account.lockedUntil = null;
        }
        account.persistAndFlush();
        keepVersion(account, by);
        acts.record(by, "person-changed", account.id, PersonView.of(account, null));
        return account;
    }

    /** One page of accounts, newest first, of the areas given; null for all. */
    @Transactional
    List<Account> list(List<String> reached, PageRequest page) {
        StringBuilder query = new StringBuilder("from Account a where true = true");
        if (reached != null) {
            query.append(" and a.area in :reached");
        }
        page.after().ifPresent(after -> query.append(" and (a.createdAt, a.id) < (:at, :id)"));
        var typed = entities.createQuery(query + " order by a.createdAt desc, a.id desc", Account.class);
        if (reached != null) {
            typed.setParameter("reached", reached);
        }
        page.after()
                .ifPresent(after -> typed.setParameter("at", after.instant(0)).setParameter("id", after.uuid(1)));
        return typed.setMaxResults(page.limit()).getResultList();
    }

    /** An account by id. */
    @Transactional
    Optional<Account> find(UUID id) {
        return Optional.ofNullable(Account.findById(id));
    }

    private void check(NewPerson said) {
        List<InputError> errors = new ArrayList<>();
        boolean bureau = said.roles().stream().anyMatch(Role::ofBureau);
        if (bureau && said.area() == null) {
            errors.add(InputError.at("/area", "the six-digit code of the area, for a role of a bureau", null));
        }
        if (said.roles().contains(Role.ENTERPRISE) && said.site() == null) {
            errors.add(InputError.at("/site", "the code of the site, for the role enterprise", null));
        }
        if (said.site() != null && !List.of(Role.ENTERPRISE, Role.FEED).containsAll(said.roles())) {
            errors.add(InputError.at("/roles", "only enterprise and feed for a person of a site", said.roles()));
        }
        if (said.roles().contains(Role.FEED) && said.area() == null && said.site() == null) {
            errors.add(InputError.at("/area", "an area or a site, for the role feed", null));
        }
        if (said.area() != null && areas.find(said.area()).isEmpty()) {
            errors.add(InputError.at("/area", "an area kept here", said.area()));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private static void refuseTakenCertificate(String certificate, UUID self) {
        if (certificate == null) {
            return;
        }
        Account other = Account.find("certificate", certificate).firstResult();
        if (other != null && !other.id.equals(self)) {
            throw Problem.conflict(
                    "certificate-taken",
                    "certificate " + certificate + " belongs to another account: one person, one account");
        }
    }

    private static void fill(Account account, NewPerson said) {
        account.name = said.name();
        account.unit = said.unit();
        account.post = said.post();
        account.rank = said.rank().name().toLowerCase(Locale.ROOT);
        account.certificate = said.certificate();
        account.roles(said.roles());
        account.area = said.area();
        account.site = said.site();
        account.disabled = said.disabled();
    }

    private void keepVersion(Account account, UUID by) {
        try {
            entities.createNativeQuery("INSERT INTO person_version (person, version, content, changed_by, changed_at) "
                            + "VALUES (?1, ?2, cast(?3 AS jsonb), ?4, ?5)")
                    .setParameter(1, account.id)
                    .setParameter(2, account.version)
                    .setParameter(3, json.writeValueAsString(PersonView.of(account, null)))
                    .setParameter(4, by)
                    .setParameter(5, clock.instant())
                    .executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an account could not be written as JSON", e);
        }
    }
}
