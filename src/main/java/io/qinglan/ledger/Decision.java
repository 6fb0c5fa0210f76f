package io.qinglan.ledger;

import java.time.Instant;
import java.util.List;

/**
 * What was decided, on what facts, under which rule, by whom: one step of the rules or one act of a person, before it is recorded.
 *
 * @param kind what kind of step, in dots: {@code warning.proposed}, {@code order.issued}
 * @param subject what it is about: the id of the proposal, the warning, the order
 * @param occurredAt when it was true
 * @param receivedAt when we knew it; null when that was the same moment
 * @param pack digest of the policy pack the rules came from, null when no rule took part
 * @param legalBasis the articles in force, as cited
 * @param input the facts the step saw, anything that can be written as JSON
 * @param fired the rules that fired with the facts and parameter values they matched
 * @param output what came out
 * @param actor who acted, null when nobody did
 * @param area the area whose bureau may read it, null when it belongs to no area
 * @param site the site that may read it as its own, null when it concerns none
 */
public record Decision(
        String kind,
        String subject,
        Instant occurredAt,
        Instant receivedAt,
        String pack,
        List<String> legalBasis,
        Object input,
        List<?> fired,
        Object output,
        Person actor,
        String area,
        String site) {

    /** A decision that belongs to no area yet; see {@link #in} and {@link #at}. */
    public Decision(
            String kind,
            String subject,
            Instant occurredAt,
            Instant receivedAt,
            String pack,
            List<String> legalBasis,
            Object input,
            List<?> fired,
            Object output,
            Person actor) {
        this(kind, subject, occurredAt, receivedAt, pack, legalBasis, input, fired, output, actor, null, null);
    }

    /** The same decision, readable by the bureau of this area and of what contains it. */
    public Decision in(String area) {
        return new Decision(
                kind, subject, occurredAt, receivedAt, pack, legalBasis, input, fired, output, actor, area, site);
    }

    /** The same decision, readable by this site too. */
    public Decision at(String site) {
        return new Decision(
                kind, subject, occurredAt, receivedAt, pack, legalBasis, input, fired, output, actor, area, site);
    }
}
