package io.qinglan.warning;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * One office-holder's decision on a proposal: given in the system, on a signed sheet or on a recorded call. The last two are
 * entered by an operator and countersigned by an office-holder within the time the place has set.
 */
@Entity
@Table(name = "signature")
public class Signature {

    /** How a decision was given. */
    public static final String IN_SYSTEM = "in_system";

    @Id
    public UUID id;

    public UUID proposal;
    public UUID proposer;
    public UUID signer;

    @Column(name = "signer_name")
    public String signerName;

    @Column(name = "signer_unit")
    public String signerUnit;

    @Column(name = "signer_post")
    public String signerPost;

    @Column(name = "signer_certificate")
    public String signerCertificate;

    public String office;
    public String decision;
    public String reason;

    @Column(name = "override_reason")
    public String overrideReason;

    @Column(name = "override_legal_basis")
    public String overrideLegalBasis;

    public String manner;
    public String document;

    @Column(name = "as_deputy")
    public boolean asDeputy;

    @Column(name = "signed_at")
    public Instant signedAt;

    @Column(name = "recorded_at")
    public Instant recordedAt;

    @Column(name = "entered_by")
    public UUID enteredBy;

    @Column(name = "entered_by_name")
    public String enteredByName;

    @Column(name = "countersign_by")
    public Instant countersignBy;

    public UUID countersigner;

    @Column(name = "countersigner_name")
    public String countersignerName;

    @Column(name = "countersigner_post")
    public String countersignerPost;

    @Column(name = "countersigned_at")
    public Instant countersignedAt;

    /** The vote it is. */
    public Ballot.Vote vote() {
        Party operator = enteredBy == null ? null : new Party(enteredBy, enteredByName, null);
        return new Ballot.Vote(
                new Party(signer, signerName, signerCertificate), operator, decision.equals(Verdict.APPROVE.code()));
    }

    /** Whether it still needs an office-holder's countersignature. */
    public boolean awaitsCountersignature() {
        return countersignBy != null && countersignedAt == null;
    }

    /** What an office-holder says to a proposal. */
    public enum Verdict {
        APPROVE,
        REJECT;

        /** The word used in JSON: lower case. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
