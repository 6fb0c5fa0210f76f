package io.qinglan.authority;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Accounts of a demonstration, one for each role. They are marked, and refused when the program runs for real. */
@ApplicationScoped
public class DemonstrationAccounts {

    private static final Logger LOG = Logger.getLogger(DemonstrationAccounts.class);

    private final EntityManager entities;
    private final Accounts accounts;
    private final Keys keys;
    private final boolean demonstration;

    /** Made by the container. */
    DemonstrationAccounts(
            EntityManager entities,
            Accounts accounts,
            Keys keys,
            @ConfigProperty(name = "qinglan.demo", defaultValue = "false") boolean demonstration) {
        this.entities = entities;
        this.accounts = accounts;
        this.keys = keys;
        this.demonstration = demonstration;
    }

    /** What opens an account: password for pages, key for programs. */
    public record Credential(String user, String password, String key) {}

    /**
     * One account for each of administrator, operator, approver, rule_author, auditor, enterprise and feed.
     *
     * @param area the demonstration city
     * @param site the site of the enterprise's person
     * @return by role
     */
    @Transactional
    public Map<String, Credential> make(String area, String site) {
        Map<String, Credential> made = new LinkedHashMap<>();
        made.put("administrator", make("demo-administrator", "示范管理员", Rank.OFFICER, area, null, Role.ADMINISTRATOR));
        made.put("operator", make("demo-operator", "示范值班员", Rank.OFFICER, area, null, Role.OPERATOR));
        made.put("approver", make("demo-approver", "示范审批人", Rank.COMMANDER, area, null, Role.APPROVER));
        made.put("rule_author", make("demo-rule-author", "示范规则编写人", Rank.OFFICER, area, null, Role.RULE_AUTHOR));
        made.put("auditor", make("demo-auditor", "示范审计员", Rank.OFFICER, area, null, Role.AUDITOR));
        made.put("enterprise", make("demo-enterprise", "示范企业环保负责人", Rank.OFFICER, area, site, Role.ENTERPRISE));
        made.put("feed", make("demo-feed", "示范数据接入", Rank.OFFICER, area, null, Role.FEED));
        return made;
    }

    /**
     * One more demonstration account, for instance of a county; an account of that name gets a new password and key.
     *
     * @throws IllegalStateException outside a demonstration
     */
    @Transactional
    public Credential make(String user, String name, Rank rank, String area, String site, Role... roles) {
        if (!demonstration) {
            throw new IllegalStateException("demonstration accounts are made in a demonstration only");
        }
        UUID by = Actor.program("demonstration").id();
        String password = Secrets.password();
        NewPerson said =
                new NewPerson(user, password, name, "示范单位(非真实)", name, rank, null, Set.of(roles), area, site, false);
        Account present = Account.ofUserName(user);
        if (present != null && !present.demonstration) {
            throw new IllegalStateException("'" + user + "' is a real account here");
        }
        Account account =
                present == null ? accounts.make(said, true, by).account() : accounts.change(present, said, by);
        revokeEarlier(account.id);
        return new Credential(
                user,
                password,
                keys.forPerson(account, "demonstration", null, by).secret());
    }

    private void revokeEarlier(UUID person) {
        entities.createNativeQuery("UPDATE access_key SET revoked_at = now() WHERE person = ?1 AND revoked_at IS NULL")
                .setParameter(1, person)
                .executeUpdate();
    }

    @Transactional
    void warn(@Observes StartupEvent start) {
        long marked = Account.count("demonstration = true");
        if (!demonstration && marked > 0) {
            LOG.warnf(
                    "%d demonstration accounts are in this database. They are refused: the program does not run with --demo.",
                    marked);
        }
    }
}
