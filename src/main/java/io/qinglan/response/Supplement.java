package io.qinglan.response;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Measures added to a response (加严措施), with their own window, basis and approver. */
@Entity
@Table(name = "supplement")
public class Supplement {

    static final String APPROVED = "approved";

    @Id
    public UUID id;

    public UUID response;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> measures;

    @Column(name = "from_at")
    public Instant from;

    @Column(name = "until_at")
    public Instant until;

    public String basis;
    public String reason;
    public String status;
    public UUID proposal;
    public String approver;

    @Column(name = "created_at")
    public Instant createdAt;

    /** As other rooms see it. */
    SupplementView view() {
        return new SupplementView(id, measures, from, until, basis, approver);
    }
}
