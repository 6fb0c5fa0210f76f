package io.qinglan.authority;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** The people who may sign in, as other rooms see them. */
@ApplicationScoped
public class People {

    /** The rank of a person at present; the lowest for a key of no person or an unknown id. */
    @Transactional
    public Rank rankOf(UUID person) {
        Account account = Account.findById(person);
        return account == null ? Rank.OFFICER : account.rank();
    }

    /** A person by id, as of now. */
    @Transactional
    public Optional<Actor> find(UUID person) {
        Account account = Account.findById(person);
        return Optional.ofNullable(account).map(Account::actor);
    }

    /** A person by user name, as of now; for rosters. */
    @Transactional
    public Optional<Actor> named(String userName) {
        return Optional.ofNullable(Account.ofUserName(userName)).map(Account::actor);
    }
}
