package io.qinglan.warning;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Profiles;
import io.qinglan.dispatch.Outbox;
import io.qinglan.store.Lease;

import static org.assertj.core.api.Assertions.assertThat;

/** Unanswered approvals on a clock of the test. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class RemindersTest {

    @Inject
    Desk desk;

    @Inject
    ProposalBook book;

    @Inject
    Profiles profiles;

    @Inject
    Deputies deputies;

    @Inject
    Records records;

    @Inject
    Outbox outbox;

    @Inject
    Lease lease;

    @Inject
    EntityManager entities;

    @Test
    void remindsAfterAQuarterAndHalfAnHourAndPassesToTheDeputy() {
        Desk.City city = desk.city();
        String id = desk.propose(city, "yellow", Desk.now(), null, false);
        UUID proposal = UUID.fromString(id);
        at(Duration.ofDays(1), Instant.now()).run();
        assertThat(told(id)).as("nobody is asked before the consultation").isEmpty();
        desk.consult(city, id);
        Instant asked = reload(proposal).askedAt;
        at(Duration.ofMinutes(14), asked).run();
        assertThat(told(id)).isEmpty();
        at(Duration.ofMinutes(15), asked).run();
        at(Duration.ofMinutes(16), asked).run();
        assertThat(told(id)).containsExactly("approval.reminded");
        at(Duration.ofMinutes(30), asked).run();
        at(Duration.ofMinutes(90), asked).run();
        assertThat(told(id)).containsExactly("approval.reminded", "approval.reminded", "approval.passed_to_deputy");
        assertThat(reload(proposal).deputyAt).isNotNull();
    }

    @Test
    void anAnsweredProposalIsNotRemindedOf() {
        Desk.City city = desk.city();
        String id = desk.propose(city, "yellow", Desk.now(), null, false);
        desk.consult(city, id);
        desk.approve(city.approver(), id).statusCode(200);
        at(Duration.ofHours(1), Instant.now()).run();
        assertThat(told(id)).isEmpty();
    }

    private Reminders at(Duration later, Instant from) {
        java.time.Clock clock = java.time.Clock.fixed(from.plus(later), java.time.ZoneOffset.UTC);
        return new Reminders(book, profiles, deputies, records, outbox, lease, clock);
    }

    private Proposal reload(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> book.findById(id));
    }

    private List<String> told(String proposal) {
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery(
                                "SELECT type FROM outbox WHERE subject = ?1 AND type LIKE 'approval.%' "
                                        + "ORDER BY created_at, type DESC",
                                String.class)
                        .setParameter(1, proposal)
                        .getResultList());
    }
}
