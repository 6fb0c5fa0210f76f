package io.qinglan.authority;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.qinglan.web.ShownOnce;

/**
 * A person as the administrator sees it.
 *
 * @param password the drawn password, only in the answer that made the account
 * @param demonstration whether the account is refused outside a demonstration
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersonView(
        UUID id,
        String user,
        String password,
        String name,
        String unit,
        String post,
        Rank rank,
        String certificate,
        Set<Role> roles,
        String area,
        String site,
        boolean disabled,
        boolean demonstration,
        int version,
        Instant createdAt)
        implements ShownOnce {

    @Override
    public PersonView withoutSecret() {
        return new PersonView(
                id,
                user,
                null,
                name,
                unit,
                post,
                rank,
                certificate,
                roles,
                area,
                site,
                disabled,
                demonstration,
                version,
                createdAt);
    }

    static PersonView of(Account account, String shownOnce) {
        return new PersonView(
                account.id,
                account.userName,
                shownOnce,
                account.name,
                account.unit,
                account.post,
                account.rank(),
                account.certificate,
                account.roles(),
                account.area,
                account.site,
                account.disabled,
                account.demonstration,
                account.version,
                account.createdAt);
    }
}
