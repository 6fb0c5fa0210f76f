package io.qinglan.response;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import com.fasterxml.jackson.databind.JsonNode;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.qinglan.fact.Level;
import io.qinglan.warning.Lane;
import io.qinglan.warning.Life;
import io.qinglan.warning.Stand;

/**
 * A response (响应) of an area as it stands in its last version. Its life begins with the approval; before, it is a draft of version
 * 0 that awaits approval or was rejected.
 */
@Entity
@Table(name = "response")
public class Response {

    static final String AWAITING = "awaiting_approval";
    static final String REJECTED = "rejected";

    @Id
    public UUID id;

    public String area;
    public boolean exercise;
    public String basis;

    @Column(name = "basis_id")
    public UUID basisId;

    public String instrument;
    public UUID warning;

    @Embedded
    public Stand stand;

    public String number;
    public String reason;
    public String issuer;

    @JdbcTypeCode(SqlTypes.JSON)
    public JsonNode authority;

    public String approver;

    @Column(name = "issued_at")
    public Instant issuedAt;

    @Column(name = "created_at")
    public Instant createdAt;

    public boolean overridden;

    /** Whether its life has begun. */
    public boolean approved() {
        return stand.version > 0;
    }

    /** Its life in the last version; only once it is approved. */
    public Life life() {
        return stand.life();
    }

    /** What the clock shows. */
    String state(Instant now) {
        return approved() ? life().statusAt(now).code() : stand.status;
    }

    /** The level that holds at an instant. */
    Level level(Instant now) {
        return approved() ? life().levelAt(now) : Level.of(stand.level);
    }

    /** What only one change at a time may be open for. */
    String lane() {
        return Lane.response(id);
    }

    /** What it stands on. */
    ResponseView.Basis basis() {
        return ResponseView.Basis.valueOf(basis.toUpperCase(Locale.ROOT));
    }
}
