package io.qinglan.authority;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.web.Problem;

/**
 * What every HTTP edge asks before it acts or shows: role, area, tenant. A bureau's people reach their area and all it
 * contains; a site's people and systems reach their site only, and everything else is not there for them.
 */
@ApplicationScoped
public class Access {

    private static final Role[] BUREAU = {Role.ADMINISTRATOR, Role.OPERATOR, Role.APPROVER, Role.AUDITOR, Role.INSPECTOR
    };

    private final CurrentActor current;
    private final Areas areas;

    /** Made by the container. */
    public Access(CurrentActor current, Areas areas) {
        this.current = current;
        this.areas = areas;
    }

    /**
     * Lets pass who has at least one of the roles.
     *
     * @return who acts
     * @throws Problem 401 unknown, 403 when none of the roles is held
     */
    public Actor requireRole(Role... roles) {
        Actor actor = current.get();
        if (!actor.has(roles)) {
            String wanted = Arrays.stream(roles).map(Role::code).collect(Collectors.joining(", "));
            throw Problem.forbidden("needs one of the roles " + wanted);
        }
        return actor;
    }

    /**
     * Lets pass the people of a bureau; systems that only deliver, and writers of rules, read nothing of sites.
     *
     * @throws Problem 401 unknown, 403 not allowed
     */
    public Actor requireBureau() {
        return requireRole(BUREAU);
    }

    /**
     * Lets pass the people of a bureau, and a site's own people and systems.
     *
     * @throws Problem 401 unknown, 403 not allowed
     */
    public Actor requireBureauOrSite() {
        Actor actor = current.get();
        return actor.site() == null ? requireBureau() : actor;
    }

    /**
     * Lets pass whose area contains the area asked for.
     *
     * @throws Problem 401 unknown, 403 outside the actor's area
     */
    public void requireArea(String area) {
        if (!reachesArea(current.get(), area)) {
            throw Problem.forbidden("area " + area + " is outside the area of your office");
        }
    }

    /**
     * Lets pass the site itself and bureau people of the site's area; for anyone else the site is not there.
     *
     * @param siteArea six-digit code of the area the site lies in
     * @throws Problem 401 unknown, 404 for another tenant
     */
    public void requireSite(String site, String siteArea) {
        if (!sees(site, siteArea)) {
            throw Problem.notFound();
        }
    }

    /** Whether the present actor may see a site and what concerns it. */
    public boolean sees(String site, String siteArea) {
        Actor actor = current.get();
        if (actor.site() != null) {
            return actor.site().equals(site);
        }
        return actor.has(BUREAU) && reachesArea(actor, siteArea);
    }

    /** Whether the actor's own area contains another; an administrator without an area reaches every area. */
    public boolean reachesArea(Actor actor, String area) {
        if (actor.site() != null) {
            return false;
        }
        if (actor.area() == null) {
            return actor.has(Role.ADMINISTRATOR);
        }
        return areas.contains(actor.area(), area);
    }

    /** The codes of all areas the present actor reaches, for a list's where clause; empty for a site's people. */
    public List<String> reachedAreas() {
        Actor actor = current.get();
        if (actor.site() != null) {
            return List.of();
        }
        if (actor.area() == null) {
            return actor.has(Role.ADMINISTRATOR) ? areas.codes() : List.of();
        }
        return areas.within(actor.area());
    }
}
