package io.qinglan.authority;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** Whether a profile can hold: powers the area can have, spans that end after they begin, figures in bounds. */
final class ProfileCheck {

    private static final int MOST_APPROVERS = 5;

    private final List<InputError> errors = new ArrayList<>();

    private ProfileCheck() {}

    /** Refuses with every error found, 422. */
    static void require(Profile profile, Area area) {
        ProfileCheck check = new ProfileCheck();
        check.powers(profile, area);
        check.approvals(profile);
        check.delegations(profile);
        check.clocks(profile.clocks());
        check.roster(profile);
        check.documentNumbers(profile);
        if (!check.errors.isEmpty()) {
            throw Problem.invalid(check.errors);
        }
    }

    private void powers(Profile profile, Area area) {
        Set<Profile.Act> seen = new HashSet<>();
        for (int i = 0; i < profile.powers().size(); i++) {
            Profile.Power power = profile.powers().get(i);
            String at = "/powers/" + i;
            filled(at + "/act", "warning, response or order", power.act());
            filled(at + "/issuer", "in whose name", power.issuer());
            filled(at + "/clause", "the article that gives the power", power.clause());
            filled(at + "/instrument", "the statute or document", power.instrument());
            if (!seen.add(power.act())) {
                error(at + "/act", "each act once", power.act());
            }
            if (power.act() == Profile.Act.WARNING && area.kind() == Area.Kind.COUNTY) {
                error(at + "/act", "no warning power: only a city with districts or above issues warnings", "warning");
            }
        }
    }

    private void approvals(Profile profile) {
        for (int i = 0; i < profile.approvals().size(); i++) {
            Profile.ApprovalRule rule = profile.approvals().get(i);
            String at = "/approvals/" + i;
            filled(at + "/act", "warning, response or order", rule.act());
            filled(at + "/rank", "officer, office_head, deputy_commander or commander", rule.rank());
            if (rule.approvers() < 1 || rule.approvers() > MOST_APPROVERS) {
                error(at + "/approvers", "1 to " + MOST_APPROVERS, rule.approvers());
            }
        }
    }

    private void delegations(Profile profile) {
        for (int i = 0; i < profile.delegations().size(); i++) {
            Profile.Delegation delegation = profile.delegations().get(i);
            String at = "/delegations/" + i;
            filled(at + "/delegate", "the body that signs", delegation.delegate());
            filled(at + "/document", "number and title of the delegating document", delegation.document());
            filled(at + "/from", "an instant", delegation.from());
            if (delegation.acts().isEmpty()) {
                error(at + "/acts", "at least one act", "none");
            }
            span(at, delegation.from(), delegation.until());
        }
    }

    private void clocks(Profile.Clocks clocks) {
        for (int i = 0; i < clocks.approvalReminders().size(); i++) {
            positive(
                    "/clocks/approvalReminders/" + i, clocks.approvalReminders().get(i));
        }
        positive("/clocks/deputyAfter", clocks.deputyAfter());
        positive("/clocks/countersignWithin", clocks.countersignWithin());
        positive("/clocks/replyWithin", clocks.replyWithin());
        positive("/clocks/reportWithin", clocks.reportWithin());
    }

    private void roster(Profile profile) {
        for (int i = 0; i < profile.roster().size(); i++) {
            Profile.Duty duty = profile.roster().get(i);
            String at = "/roster/" + i;
            filled(at + "/from", "an instant", duty.from());
            filled(at + "/until", "an instant", duty.until());
            filled(at + "/approver", "a user name", duty.approver());
            span(at, duty.from(), duty.until());
            if (duty.approver() != null && duty.approver().equals(duty.deputy())) {
                error(at + "/deputy", "another person than the approver", duty.deputy());
            }
        }
    }

    private void documentNumbers(Profile profile) {
        for (int i = 0; i < profile.documentNumbers().size(); i++) {
            Profile.NumberPattern pattern = profile.documentNumbers().get(i);
            String at = "/documentNumbers/" + i;
            filled(at + "/act", "warning, response or order", pattern.act());
            if (pattern.pattern() == null || !pattern.pattern().contains("{number}")) {
                error(at + "/pattern", "a text with {number}", pattern.pattern());
            }
        }
    }

    private void span(String at, java.time.Instant from, java.time.Instant until) {
        if (from != null && until != null && !from.isBefore(until)) {
            error(at + "/until", "later than from", until);
        }
    }

    private void positive(String at, Duration duration) {
        if (duration != null && (duration.isNegative() || duration.isZero())) {
            error(at, "a time longer than nothing, such as PT15M", duration);
        }
    }

    private void filled(String at, String expected, Object value) {
        if (value == null || value.toString().isBlank()) {
            error(at, expected, value);
        }
    }

    private void error(String at, String expected, Object got) {
        errors.add(InputError.at(at, expected, got));
    }
}
