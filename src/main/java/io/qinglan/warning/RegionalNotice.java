package io.qinglan.warning;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import com.fasterxml.jackson.databind.JsonNode;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * What a superior body or the coordinator of a region sent (区域应急联动): a notice, a tip, or the release of an earlier one. It asks; the
 * city's government still issues.
 */
@Entity
@Table(name = "regional_notice")
public class RegionalNotice {

    /** The end of what the region asked for. */
    public static final String RELEASE = "release";

    /** Level of a notice that asks for a control below yellow. */
    public static final String TEMPORARY_CONTROL = "temporary_control";

    @Id
    public UUID id;

    public String kind;
    public String area;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> cities;

    public String level;

    @Column(name = "from_at")
    public Instant from;

    @Column(name = "until_at")
    public Instant until;

    @Column(name = "document_number")
    public String documentNumber;

    public String coordinator;

    @Column(name = "received_at")
    public Instant receivedAt;

    @Column(name = "answered_at")
    public Instant answeredAt;

    public String answer;
    public boolean exercise;

    /** City by city, what the reassessment gave. */
    @JdbcTypeCode(SqlTypes.JSON)
    public JsonNode outcomes;

    @Column(name = "recorded_by")
    public UUID recordedBy;

    @Column(name = "recorded_at")
    public Instant recordedAt;

    public int version = 1;

    boolean deploysTemporaryControl() {
        return level.equals(TEMPORARY_CONTROL);
    }

    boolean releases() {
        return kind.equals(RELEASE);
    }
}
