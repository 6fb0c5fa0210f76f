package io.qinglan.warning;

import java.util.UUID;

import io.qinglan.authority.Actor;

/**
 * Somebody with a hand in a proposal: an account of the program, a person who signed on paper, or the rule engine.
 *
 * @param account the account, null for a person who signed on paper
 * @param name real name
 * @param certificate number of the work certificate, null when there is none
 */
public record Party(UUID account, String name, String certificate) {

    /** The person of an account. */
    public static Party of(Actor actor) {
        return new Party(actor.id(), actor.name(), actor.certificate());
    }

    /** A person who signed on paper or spoke on a recorded line. */
    public static Party onPaper(String name) {
        return new Party(null, name, null);
    }

    /**
     * Whether both are the same person. Two accounts of one certificate are one person; a name on paper is the person of that
     * name, since nobody may sign on paper what he proposed at the screen.
     */
    public boolean same(Party other) {
        if (account != null && other.account != null) {
            return account.equals(other.account) || certificate != null && certificate.equals(other.certificate);
        }
        return name != null && name.equals(other.name);
    }
}
