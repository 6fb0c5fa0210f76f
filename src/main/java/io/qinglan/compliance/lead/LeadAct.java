package io.qinglan.compliance.lead;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One thing that happened to a lead. Acts are only ever added; each is stored as it was done, with who did it and when.
 * What is not {@link #shownToSite()} stays inside the bureau: who works on it, and a visit not yet made.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public sealed interface LeadAct {

    /** Whether the site reads this act, and its decision record, from the minute it is done. */
    default boolean shownToSite() {
        return true;
    }

    /** It came in. */
    record Opened(Source source, String site, UUID order, String obligation, String line, String concern, Instant due)
            implements LeadAct {}

    /** It came in again and stays one lead. */
    record Repeated(Source source, String concern, Map<String, Object> figures) implements LeadAct {
        @Override
        public boolean shownToSite() {
            return !source.confidential();
        }
    }

    /** Looked at from the desk; names the site where the lead did not. */
    record Verified(Outcome outcome, String text, String site, List<String> attachments) implements LeadAct {
        @Override
        public boolean shownToSite() {
            return false;
        }
    }

    /** Given to a person. */
    record Assigned(UUID person, String to, String unit, Instant due, String note) implements LeadAct {
        @Override
        public boolean shownToSite() {
            return false;
        }
    }

    /** The person it was given to is reminded before it is due. */
    record Reminded(String to, Instant due) implements LeadAct {
        @Override
        public boolean shownToSite() {
            return false;
        }
    }

    /** Passed up the ladder of the area because something awaited did not come. */
    record Escalated(String awaited, int rung, String post, String to, String phone, List<String> beside, Instant due)
            implements LeadAct {
        @Override
        public boolean shownToSite() {
            return false;
        }
    }

    /** Seen from outside by somebody without a certificate, who neither entered nor questioned anybody. */
    record Observed(String text, String place, Instant seenAt, List<String> attachments) implements LeadAct {}

    /** The site's say. */
    record Explained(
            UUID explanation,
            Reason reason,
            String text,
            String line,
            Instant from,
            Instant until,
            List<String> attachments)
            implements LeadAct {}

    /** A named person's answer to a site that cannot, or needs time. */
    record Answered(UUID explanation, boolean accepted, String reason, Instant until) implements LeadAct {}

    /** A visit is asked for. */
    record InspectionAsked(UUID inspection, String purpose, List<Officer> officers, Instant from, Instant until)
            implements LeadAct {
        @Override
        public boolean shownToSite() {
            return false;
        }
    }

    /** Another person approves the visit or does not, having seen how often the site was visited this year. */
    record InspectionDecided(UUID inspection, boolean approved, String reason, String code, int yearCount, Integer cap)
            implements LeadAct {
        @Override
        public boolean shownToSite() {
            return false;
        }
    }

    /** A visit asked for is not made. */
    record InspectionDropped(UUID inspection, String reason) implements LeadAct {
        @Override
        public boolean shownToSite() {
            return false;
        }
    }

    /** What was found on site. */
    record InspectionRecorded(
            UUID inspection,
            String code,
            Instant enteredAt,
            Instant leftAt,
            String text,
            String present,
            boolean entryRefused,
            List<String> attachments)
            implements LeadAct {}

    /** The facts as a named person finds them. */
    record Ruled(UUID ruling, Finding finding, String text, Instant rectifyBy, Map<String, Object> caseFile)
            implements LeadAct {}

    /** The site says it has put things right. */
    record Rectified(String text, List<String> attachments) implements LeadAct {}

    /** A named person looks whether it has. */
    record RectificationChecked(boolean accepted, String reason) implements LeadAct {}

    /** The site appeals. */
    record Appealed(UUID appeal, String text, List<String> attachments) implements LeadAct {}

    /** Another person's answer to the appeal. */
    record AppealDecided(UUID appeal, boolean reversed, Finding finding, String reason) implements LeadAct {}

    /** The clock of the appeal ran out. */
    record Settled(Instant at) implements LeadAct {}

    /** The body that decides on penalties has decided, and the decision is legally effective. */
    record TookEffect(String documentNumber, String body, Instant servedAt, Instant effectiveAt) implements LeadAct {}

    /** The answer to whoever gave the lead. */
    record SourceAnswered(String text, String document, Instant sentAt) implements LeadAct {
        @Override
        public boolean shownToSite() {
            return false;
        }
    }

    /** Goes on as part of another lead of the site. */
    record MergedInto(UUID lead, String reason) implements LeadAct {}
}
