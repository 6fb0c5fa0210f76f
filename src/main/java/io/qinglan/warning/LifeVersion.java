package io.qinglan.warning;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import com.fasterxml.jackson.databind.JsonNode;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One version of a warning or a response: written once, by one act, never changed. */
@Entity
@Immutable
@Table(name = "life_version")
@IdClass(LifeVersion.Key.class)
public class LifeVersion {

    /** Which version of what. */
    public record Key(String subject, UUID target, int version) implements Serializable {}

    @Id
    public String subject;

    @Id
    public UUID target;

    @Id
    public int version;

    public String act;

    @Embedded
    @AttributeOverride(name = "version", column = @Column(name = "version", insertable = false, updatable = false))
    public Stand stand;

    /** The proposal approved; null when the clock ended it. */
    public UUID proposal;

    public String reason;
    public String basis;

    @Column(name = "override_reason")
    public String overrideReason;

    @Column(name = "override_legal_basis")
    public String overrideLegalBasis;

    @JdbcTypeCode(SqlTypes.JSON)
    public JsonNode payload;

    /** Names and posts of those who approved. */
    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> approvers;

    @Column(name = "recorded_at")
    public Instant recordedAt;

    /** Its decision record. */
    public UUID decision;

    /** The record's leaf in the ledger. */
    public String leaf;
}
