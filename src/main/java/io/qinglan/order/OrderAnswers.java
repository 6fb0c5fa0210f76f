package io.qinglan.order;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.qinglan.authority.Actor;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.store.Ids;

/** What comes back on an order: proof of its service (送达), the site's receipt (回执) and reports (执行报告). Each is recorded, none changed. */
@ApplicationScoped
public class OrderAnswers {

    private final DataSource dataSource;
    private final Decisions decisions;
    private final Ids ids;
    private final Clock clock;
    private final Event<OrderServed> events;
    private final Event<OrderAnswered> answered;

    /** Made by the container. */
    public OrderAnswers(
            DataSource dataSource,
            Decisions decisions,
            Ids ids,
            Clock clock,
            Event<OrderServed> events,
            Event<OrderAnswered> answered) {
        this.answered = answered;
        this.events = events;
        this.dataSource = dataSource;
        this.decisions = decisions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Proof that an order reached its addressee.
     *
     * @param channel how: e_delivery, phone, sms, wechat, paper, in_person …
     * @param to the number or address used
     * @param evidence where the proof lies, such as the number of a recording
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Service(
            String channel,
            String to,
            Instant sentAt,
            Instant deliveredAt,
            Instant openedAt,
            String receivedBy,
            String evidence) {

        /** When it reached the addressee: delivered, or at the latest opened; null while that is not proven. */
        public Instant provenAt() {
            return deliveredAt != null ? deliveredAt : openedAt;
        }
    }

    /**
     * A site's answer.
     *
     * @param kind receipt or report
     * @param answer of a receipt: accepted or cannot
     * @param reason why it cannot
     * @param due when it was due; null where the place sets no clock or service was not proven
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(
            UUID id,
            String kind,
            String answer,
            String reason,
            String content,
            String evidence,
            String person,
            Instant at,
            Instant due,
            UUID decision) {}

    /** Keeps a proof of service. */
    @Transactional
    public void served(OrderRow order, Service service, Actor officer) {
        UUID decision = record("order.served", order, service, officer);
        insert(
                "insert into order_service (id, site_order, channel, sent_to, sent_at, delivered_at, opened_at, received_by,"
                        + " evidence, entered_by, entered_at, decision) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                ids.next(),
                order.id(),
                service.channel(),
                service.to(),
                IssuingBook.time(service.sentAt()),
                IssuingBook.time(service.deliveredAt()),
                IssuingBook.time(service.openedAt()),
                service.receivedBy(),
                service.evidence(),
                officer.name(),
                IssuingBook.time(now()),
                decision);
        events.fire(new OrderServed(order.id(), order.site()));
    }

    /** Keeps a site's receipt or report; a receipt that says cannot may name the line meant. */
    @Transactional
    public Answer answered(
            OrderRow order,
            String kind,
            String answer,
            String reason,
            String content,
            String evidence,
            String line,
            Instant due,
            Actor person) {
        Map<String, Object> input = new HashMap<>();
        if (line != null) {
            input.put("line", line);
        }
        input.put("answer", answer);
        input.put("reason", reason);
        input.put("content", content);
        input.put("evidence", evidence);
        UUID decision = record("order." + kind, order, input, person);
        Answer kept =
                new Answer(ids.next(), kind, answer, reason, content, evidence, person.name(), now(), due, decision);
        insert(
                "insert into order_answer (id, site_order, kind, answer, reason, content, evidence, person, at, due, decision)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                kept.id(),
                order.id(),
                kind,
                answer,
                reason,
                content,
                evidence,
                kept.person(),
                IssuingBook.time(kept.at()),
                IssuingBook.time(due),
                decision);
        answered.fire(new OrderAnswered(order.id(), order.area(), order.site(), kind, answer, reason, line, person));
        return kept;
    }

    /** The proofs of service of some orders, oldest first, by order. */
    Map<UUID, List<Service>> services(Collection<UUID> orders) {
        Map<UUID, List<Service>> found = new HashMap<>();
        read(
                "select site_order, channel, sent_to, sent_at, delivered_at, opened_at, received_by, evidence"
                        + " from order_service where site_order = any(?) order by entered_at",
                orders,
                row -> found.computeIfAbsent(row.getObject(1, UUID.class), order -> new ArrayList<>())
                        .add(new Service(
                                row.getString(2),
                                row.getString(3),
                                IssuingBook.instant(row, 4),
                                IssuingBook.instant(row, 5),
                                IssuingBook.instant(row, 6),
                                row.getString(7),
                                row.getString(8))));
        return found;
    }

    /** The answers of sites to some orders, oldest first, by order. */
    Map<UUID, List<Answer>> answers(Collection<UUID> orders) {
        Map<UUID, List<Answer>> found = new HashMap<>();
        read(
                "select site_order, id, kind, answer, reason, content, evidence, person, at, due, decision"
                        + " from order_answer where site_order = any(?) order by at",
                orders,
                row -> found.computeIfAbsent(row.getObject(1, UUID.class), order -> new ArrayList<>())
                        .add(new Answer(
                                row.getObject(2, UUID.class),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                row.getString(8),
                                IssuingBook.instant(row, 9),
                                IssuingBook.instant(row, 10),
                                row.getObject(11, UUID.class))));
        return found;
    }

    private UUID record(String kind, OrderRow order, Object input, Actor actor) {
        Decision decision =
                new Decision(kind, order.id().toString(), now(), null, null, List.of(), input, List.of(), null, actor);
        return decisions.append(decision.in(order.area()).at(order.site())).id();
    }

    private interface RowSink {
        void take(ResultSet row) throws SQLException;
    }

    private void read(String sql, Collection<UUID> orders, RowSink sink) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("uuid", orders.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sink.take(row);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the answers to orders cannot be read", e);
        }
    }

    private void insert(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the answer to an order was not kept", e);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
