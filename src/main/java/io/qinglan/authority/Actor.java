package io.qinglan.authority;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;

import io.qinglan.ledger.Person;

/**
 * Who acts, as of the act: what a record of the act keeps even when the person later changes unit or post.
 *
 * @param id the person; for a key of no person the key
 * @param name real name, or the label of the key
 * @param unit 单位
 * @param post 职务
 * @param certificate number of the law-enforcement or work certificate, null when there is none
 * @param roles what the actor may do
 * @param area six-digit code the actor is bound to with all it contains; null = none
 * @param site the site whose tenant the actor is; null = none
 * @param machine whether a key that belongs to no person acts, or the program itself
 */
public record Actor(
        UUID id,
        String name,
        String unit,
        String post,
        String certificate,
        Set<Role> roles,
        String area,
        String site,
        boolean machine)
        implements Person {

    /** Keeps its own copy of the roles. */
    public Actor {
        roles = Set.copyOf(roles);
    }

    /** The program itself, for a job that no person started; it has no role and so passes no check of {@link Access}. */
    public static Actor program(String job) {
        UUID id = UUID.nameUUIDFromBytes(("qinglan:" + job).getBytes(StandardCharsets.UTF_8));
        return new Actor(id, job, "qinglan", null, null, Set.of(), null, null, true);
    }

    /** Whether the actor has at least one of the roles. */
    public boolean has(Role... wanted) {
        for (Role role : wanted) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }
}
