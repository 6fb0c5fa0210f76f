package io.qinglan.authority;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.qinglan.fact.Level;

/**
 * What an area has settled about who may do what, in whose name and with which lawful texts. Kept in versions; a decision
 * names the version it was made under. What a place has not settled is null or empty and shows as incomplete in its orders.
 *
 * @param area six-digit code
 * @param version 0 for the statutory default of an area without a profile of its own, then 1, 2, …
 * @param powers one for each act the area may do
 * @param approvals who approves, per act and level; the first row that fits binds
 * @param delegations bodies that sign for the government
 * @param clocks the running times of the place
 * @param roster who is on duty to approve, and the deputy
 * @param consequences what follows when an order is not obeyed, each with its article
 * @param remedies what the addressee may do against an order
 * @param contacts whom to call
 * @param seal what stands under a document
 * @param documentNumbers patterns of document numbers per act, with {year}, {number}, {area}
 */
public record Profile(
        String area,
        int version,
        List<Power> powers,
        List<ApprovalRule> approvals,
        List<Delegation> delegations,
        Clocks clocks,
        List<Duty> roster,
        List<String> consequences,
        Remedies remedies,
        List<Contact> contacts,
        Seal seal,
        List<NumberPattern> documentNumbers) {

    /** Missing lists are empty lists. */
    public Profile {
        powers = copy(powers);
        approvals = copy(approvals);
        delegations = copy(delegations);
        clocks = clocks == null ? Clocks.UNSET : clocks;
        roster = copy(roster);
        consequences = copy(consequences);
        contacts = copy(contacts);
        seal = seal == null ? new Seal(Seal.Kind.NONE) : seal;
        documentNumbers = copy(documentNumbers);
    }

    private static <T> List<T> copy(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** An act that needs a power. */
    public enum Act {
        /** determining and issuing a warning */
        WARNING,
        /** starting and changing a response */
        RESPONSE,
        /** orders to sites */
        ORDER
    }

    /**
     * The power to do an act.
     *
     * @param issuer in whose name, such as 某市人民政府
     * @param clause the article that gives the power
     * @param instrument the statute, or the document by which the power was given
     */
    public record Power(Act act, String issuer, String clause, String instrument) {}

    /**
     * Who approves.
     *
     * @param levels the levels this row is for; empty = all
     * @param rank the least rank of each approver
     * @param approvers how many different persons
     */
    public record ApprovalRule(Act act, List<Level> levels, Rank rank, int approvers) {
        /** Missing levels are all levels. */
        public ApprovalRule {
            levels = copy(levels);
        }

        boolean covers(Act wanted, Level level) {
            return act == wanted && (levels.isEmpty() || levels.contains(level));
        }
    }

    /**
     * A body that acts for the government.
     *
     * @param delegate the body that signs
     * @param document number and title of the delegating document
     * @param from first instant
     * @param until end, exclusive; null = open
     * @param acts what is delegated
     * @param levels the levels delegated; empty = all
     */
    public record Delegation(
            String delegate, String document, Instant from, Instant until, List<Act> acts, List<Level> levels) {
        /** Missing lists are empty lists. */
        public Delegation {
            acts = copy(acts);
            levels = copy(levels);
        }

        boolean covers(Act act, Level level, Instant at) {
            boolean running = !at.isBefore(from) && (until == null || at.isBefore(until));
            return running && acts.contains(act) && (levels.isEmpty() || levels.contains(level));
        }
    }

    /**
     * Running times; a null one is a clock the place has not set and that therefore does not run.
     *
     * @param approvalReminders after how long an unanswered approval is reminded of, each time
     * @param deputyAfter after how long an unanswered approval passes to the deputy
     * @param countersignWithin how long an approval entered from a signed sheet or a call may wait for its countersignature
     * @param replyWithin how long a site has for its receipt, from the later of start and service
     * @param reportWithin how long a site has for its report, from the later of start and service
     */
    public record Clocks(
            List<Duration> approvalReminders,
            Duration deputyAfter,
            Duration countersignWithin,
            Duration replyWithin,
            Duration reportWithin) {
        static final Clocks UNSET = new Clocks(List.of(), null, null, null, null);

        /** Missing reminders are none. */
        public Clocks {
            approvalReminders = copy(approvalReminders);
        }
    }

    /**
     * Who approves in a span of time.
     *
     * @param until end, exclusive
     * @param approver user name
     * @param deputy user name of who takes over when the approver does not answer
     */
    public record Duty(Instant from, Instant until, String approver, String deputy) {}

    /** What the addressee may do against an order. */
    public record Remedies(Review review, Litigation litigation) {}

    /** Administrative review (行政复议): to which body, within how many days. */
    public record Review(String body, Integer days) {}

    /** Administrative litigation (行政诉讼): before which court, within how many months. */
    public record Litigation(String court, Integer months) {}

    /** Whom to call. */
    public record Contact(String name, String phone, String duty) {}

    /** What stands under a document. */
    public record Seal(Kind kind) {
        /** Kinds of seal an order can carry. */
        public enum Kind {
            /** seal of the unified state platform */
            UNIFIED_E_SEAL,
            /** picture of a stamped sheet */
            STAMPED_SCAN,
            /** none */
            NONE
        }
    }

    /** How documents of an act are numbered, such as {@code 某重污染预警〔{year}〕{number}号}. */
    public record NumberPattern(Act act, String pattern) {}

    /** The same content as another version, or of another area. */
    public Profile as(String otherArea, int otherVersion) {
        return new Profile(
                otherArea,
                otherVersion,
                powers,
                approvals,
                delegations,
                clocks,
                roster,
                consequences,
                remedies,
                contacts,
                seal,
                documentNumbers);
    }

    /** The same profile with these powers. */
    Profile with(List<Power> others) {
        return new Profile(
                area,
                version,
                others,
                approvals,
                delegations,
                clocks,
                roster,
                consequences,
                remedies,
                contacts,
                seal,
                documentNumbers);
    }

    /** The power for an act, empty when the area does not have it. */
    public Optional<Power> power(Act act) {
        return powers.stream().filter(power -> power.act() == act).findFirst();
    }

    /** Who approves an act at a level: one person of any rank where the place has settled nothing else. */
    public ApprovalRule approval(Act act, Level level) {
        return approvals.stream()
                .filter(rule -> rule.covers(act, level))
                .findFirst()
                .orElseGet(() -> new ApprovalRule(act, List.of(), Rank.OFFICER, 1));
    }

    /** The delegation by which another body signs an act at an instant, empty when the government itself signs. */
    public Optional<Delegation> delegation(Act act, Level level, Instant at) {
        return delegations.stream()
                .filter(delegation -> delegation.covers(act, level, at))
                .findFirst();
    }

    /** Who is on duty to approve at an instant. */
    public Optional<Duty> onDuty(Instant at) {
        return roster.stream()
                .filter(duty -> !at.isBefore(duty.from()) && at.isBefore(duty.until()))
                .findFirst();
    }
}
