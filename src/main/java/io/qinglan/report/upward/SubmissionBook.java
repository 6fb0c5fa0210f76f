package io.qinglan.report.upward;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** The proofs of submission as kept. */
@ApplicationScoped
class SubmissionBook {

    private final DataSource dataSource;

    SubmissionBook(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What was handed over of some occasions, by occasion, oldest first. */
    Map<UUID, List<Submission>> of(Collection<UUID> occasions) {
        Map<UUID, List<Submission>> found = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select id, occasion, version, paper, digest, recipient, channel, sent_to, submitted_at, due,"
                                + " receipt_number, evidence, reason, person, entered_at, decision"
                                + " from report_submission where occasion = any(?) order by version")) {
            select.setArray(1, connection.createArrayOf("uuid", occasions.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Submission one = read(row);
                    found.computeIfAbsent(one.occasion(), none -> new ArrayList<>())
                            .add(one);
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("submissions cannot be read", e);
        }
    }

    /** Keeps a submission in the running transaction; two at once of one version are refused by the database. */
    void keep(Occasion occasion, Submission one) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into report_submission (id, occasion, version, form, form_version, event, response, area, paper,"
                                + " digest, recipient, channel, sent_to, submitted_at, due, receipt_number, evidence, reason,"
                                + " person, entered_at, decision) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
            Object[] values = {
                one.id(),
                one.occasion(),
                one.version(),
                occasion.form().id(),
                occasion.form().version(),
                occasion.form().event(),
                occasion.response().id(),
                occasion.response().area(),
                one.paper(),
                one.digest(),
                one.recipient(),
                one.channel(),
                one.sentTo(),
                time(one.submittedAt()),
                time(one.due()),
                one.receiptNumber(),
                one.evidence(),
                one.reason(),
                one.person(),
                time(one.enteredAt()),
                one.decision()
            };
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the submission was not kept", e);
        }
    }

    private static Submission read(ResultSet row) throws SQLException {
        Instant submitted = instant(row, 9);
        Instant due = instant(row, 10);
        return new Submission(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getInt(3),
                row.getObject(4, UUID.class),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                submitted,
                due,
                due == null ? null : submitted.isAfter(due),
                row.getString(11),
                row.getString(12),
                row.getString(13),
                row.getString(14),
                instant(row, 15),
                row.getObject(16, UUID.class));
    }

    private static OffsetDateTime time(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
