package io.qinglan.authority;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.fact.Level;
import io.qinglan.web.Problem;

/** The legal limits of acts: who has the power, who must be another person, whose rank suffices. */
@ApplicationScoped
public class Powers {

    private final Profiles profiles;
    private final People people;

    /** Made by the container. */
    public Powers(Profiles profiles, People people) {
        this.profiles = profiles;
        this.people = people;
    }

    /**
     * Refuses a warning by an area that may not issue one: only the government of a city with districts or above may
     * (生态环境法典 Art 263), a county may not.
     *
     * @throws Problem 403 authority-lacking
     */
    public void requireWarningPower(String area) {
        requirePower(area, Profile.Act.WARNING);
    }

    /**
     * Refuses an act by an area without the power for it.
     *
     * @return the power, with issuer, article and instrument
     * @throws Problem 403 authority-lacking
     */
    public Profile.Power requirePower(String area, Profile.Act act) {
        return profiles.of(area)
                .power(act)
                .orElseThrow(() -> Problem.forbidden(
                        "authority-lacking",
                        "area " + area + " has no power for the act '"
                                + act.name().toLowerCase(java.util.Locale.ROOT) + "'"));
    }

    /**
     * By what right an act at a level is done at an instant, for the head of the document.
     *
     * @throws Problem 403 authority-lacking
     */
    public Authority authority(String area, Profile.Act act, Level level, Instant at) {
        Profile.Power power = requirePower(area, act);
        Profile profile = profiles.of(area);
        Optional<Profile.Delegation> delegation = profile.delegation(act, level, at);
        String by = delegation
                .map(given -> given.document() + " (" + given.delegate() + ")")
                .orElse(null);
        return new Authority(
                power.issuer(), new Authority.Power(power.clause(), power.instrument(), by), profile.seal());
    }

    /**
     * Four eyes: refuses when both acts are by one person. Two accounts of one certificate number are one person.
     *
     * @throws Problem 403 same-person
     */
    public void requireOtherPerson(Actor proposer, Actor actor) {
        boolean sameCertificate =
                proposer.certificate() != null && proposer.certificate().equals(actor.certificate());
        if (sameCertificate) {
            throw samePerson();
        }
        requireOtherPerson(proposer.id(), actor);
    }

    /** As above, when only the proposer's id is at hand. */
    public void requireOtherPerson(UUID proposer, Actor actor) {
        if (Objects.equals(proposer, actor.id())) {
            throw samePerson();
        }
    }

    /**
     * Refuses an approval by a person below the rank that the area asks for at this level.
     *
     * @throws Problem 403 rank-too-low
     */
    public void requireRank(String area, Profile.Act act, Level level, Actor actor) {
        Rank needed = profiles.of(area).approval(act, level).rank();
        Rank held = people.rankOf(actor.id());
        if (!held.reaches(needed)) {
            throw Problem.forbidden(
                    "rank-too-low",
                    "approval at level " + level.code() + " needs rank "
                            + needed.name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    /** How many different persons must approve an act at a level. */
    public int approversNeeded(String area, Profile.Act act, Level level) {
        return profiles.of(area).approval(act, level).approvers();
    }

    private static Problem samePerson() {
        return Problem.forbidden("same-person", "who proposed may not also approve; another person must");
    }
}
