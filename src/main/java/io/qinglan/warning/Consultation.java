package io.qinglan.warning;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import com.fasterxml.jackson.databind.JsonNode;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The record of a consultation (会商) on a proposal: when, which bodies and people, on which forecasts, with what conclusion. */
@Entity
@Table(name = "consultation")
public class Consultation {

    @Id
    public UUID id;

    public UUID proposal;

    @Column(name = "held_at")
    public Instant heldAt;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> bodies;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> people;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> forecasts;

    public String conclusion;
    public String dissent;

    /** What else the record of the place holds. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, JsonNode> further;

    @Column(name = "recorded_by")
    public UUID recordedBy;

    @Column(name = "recorded_by_name")
    public String recordedByName;

    public String certificate;

    @Column(name = "recorded_at")
    public Instant recordedAt;

    /** Who wrote it down. */
    public Party recorder() {
        return new Party(recordedBy, recordedByName, certificate);
    }
}
