package io.qinglan.warning;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import com.fasterxml.jackson.databind.JsonNode;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A warning (预警) as it stands in its last version; what went before stands in its {@link LifeVersion}s. */
@Entity
@Table(name = "warning")
public class Warning {

    @Id
    public UUID id;

    public String area;
    public boolean exercise;

    @Embedded
    public Stand stand;

    public String number;
    public String issuer;

    @JdbcTypeCode(SqlTypes.JSON)
    public JsonNode authority;

    @Column(name = "issued_at")
    public Instant issuedAt;

    public UUID forecast;

    @Column(name = "regional_notice")
    public UUID regionalNotice;

    @Column(name = "issue_by")
    public Instant issueBy;

    @Column(name = "lead_time_required")
    public Boolean leadTimeRequired;

    @Column(name = "lead_time_met")
    public Boolean leadTimeMet;

    public boolean overridden;

    /** The proposal by which it was issued. */
    public UUID proposal;

    /** Its life in the last version. */
    public Life life() {
        return stand.life();
    }
}
