package io.qinglan.warning;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;

import com.fasterxml.jackson.databind.JsonNode;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.qinglan.authority.Profile;
import io.qinglan.fact.Level;

/**
 * What rules or a person propose for a warning or a response (建议). It holds the whole ground of the decision: reasons, forecast,
 * pack, how far the next level is; and where it stands on its way to approval.
 */
@Entity
@Table(name = "proposal")
public class Proposal {

    /** What it is about. */
    public static final String WARNING = "warning";
    /** What it is about. */
    public static final String RESPONSE = "response";

    @Id
    public UUID id;

    public String subject;
    public UUID target;
    /** What only one proposal at a time may be open for. */
    public String lane;

    public String area;
    public boolean exercise;
    public String act;

    @Column(name = "from_level")
    public String from;

    @Column(name = "to_level")
    public String to;

    public Instant at;

    @Column(name = "start_at")
    public Instant start;

    @Column(name = "end_at")
    public Instant end;

    public String reason;
    public String basis;

    @Column(name = "override_reason")
    public String overrideReason;

    @Column(name = "override_legal_basis")
    public String overrideLegalBasis;

    @JdbcTypeCode(SqlTypes.JSON)
    public JsonNode because;

    @Column(name = "next_level")
    @JdbcTypeCode(SqlTypes.JSON)
    public JsonNode nextLevel;

    public String pack;

    @Column(name = "pack_digest")
    public String packDigest;

    public UUID forecast;

    @JdbcTypeCode(SqlTypes.JSON)
    public JsonNode assessment;

    /** What the rules saw, until it is archived with the decision; null when no rule was asked, and when read back. */
    @Transient
    public JsonNode asked;

    @Column(name = "legal_basis")
    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> legalBasis = List.of();

    @Column(name = "issue_by")
    public Instant issueBy;

    @Column(name = "lead_time_required")
    public Boolean leadTimeRequired;

    @Column(name = "lead_time_met")
    public Boolean leadTimeMet;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> flags = List.of();

    /** What gave rise to it: forecast, schedule, monitored, manual, regional_notice, transition, warning. */
    public String source;

    @Column(name = "regional_notice")
    public UUID regionalNotice;

    @JdbcTypeCode(SqlTypes.JSON)
    public JsonNode payload;

    public String content;
    public String state;

    @Column(name = "by_rules")
    public boolean byRules;

    public UUID proposer;

    @Column(name = "proposer_name")
    public String proposerName;

    @Column(name = "proposer_unit")
    public String proposerUnit;

    @Column(name = "proposer_post")
    public String proposerPost;

    @Column(name = "proposer_certificate")
    public String proposerCertificate;

    /** Who else prepared it. */
    @JdbcTypeCode(SqlTypes.JSON)
    public List<Party> hands = List.of();

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "asked_at")
    public Instant askedAt;

    public int reminders;

    @Column(name = "deputy_at")
    public Instant deputyAt;

    @Column(name = "decided_at")
    public Instant decidedAt;

    @Column(name = "superseded_by")
    public UUID supersededBy;

    public int version = 1;

    /** Whether it still waits for something. */
    public boolean open() {
        return ProposalState.of(state).open();
    }

    /** The act proposed. */
    public Act act() {
        return Act.of(act);
    }

    /** The level proposed. */
    public Level to() {
        return Level.of(to);
    }

    /** The step it makes in the life of its warning or response when it is approved at this instant. */
    public Step step(Instant approvedAt) {
        // what rules propose holds from the approval at the earliest; what a person wrote holds as written
        Instant from = byRules && at.isBefore(approvedAt) ? approvedAt : at;
        return new Step(act(), to(), from, start, end);
    }

    /** Which power its approval takes. */
    public Profile.Act power() {
        return subject.equals(WARNING) ? Profile.Act.WARNING : Profile.Act.RESPONSE;
    }

    /** The stricter of the two levels: it says who must approve. */
    public Level weight() {
        return Level.higher(Level.of(from), to());
    }

    /** Who proposed. */
    public Party proposerParty() {
        return new Party(proposer, proposerName, proposerCertificate);
    }
}
