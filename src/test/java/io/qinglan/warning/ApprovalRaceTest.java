package io.qinglan.warning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.authority.Role;
import io.qinglan.web.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** Many at once: one decision takes effect, and never the proposer's. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class ApprovalRaceTest {

    private static final String CITY = "610100";

    @Inject
    Areas areas;

    @Inject
    Proposing proposing;

    @Inject
    Approvals approvals;

    @Inject
    WarningBook warnings;

    @Inject
    History history;

    @BeforeEach
    void city() {
        areas.keep(List.of(new Area(CITY, "西安市", Area.Kind.CITY, null)));
    }

    @Test
    void ofManyApproversAtOnceOneDecides() throws Exception {
        Actor operator = actor("operator", Role.OPERATOR);
        UUID proposal = propose(operator, Duration.ofDays(40));
        List<Callable<String>> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Actor approver = actor("approver " + i, Role.APPROVER);
            all.add(() -> decide(proposal, approver));
        }
        Actor proposer =
                new Actor(operator.id(), operator.name(), null, null, null, Set.of(Role.APPROVER), CITY, null, false);
        all.add(() -> decide(proposal, proposer));
        all.add(() -> decide(proposal, proposer));
        List<String> outcomes = together(all);
        assertThat(outcomes).filteredOn("approved"::equals).hasSize(1);
        assertThat(outcomes).filteredOn("out-of-order"::equals).hasSize(5);
        assertThat(outcomes).filteredOn("same-person"::equals).hasSize(2);
        UUID warning = QuarkusTransaction.requiringNew()
                .call(() -> warnings.find("proposal", proposal).firstResult().id);
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> history.of(Proposal.WARNING, warning).size()))
                .isEqualTo(1);
    }

    @Test
    void ofTwoWarningsForOneAreaAndTimeOneIsIssued() throws Exception {
        Actor operator = actor("operator", Role.OPERATOR);
        List<Callable<String>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(() -> {
                try {
                    return decide(propose(operator, Duration.ofDays(80)), actor("approver", Role.APPROVER));
                } catch (Problem refused) {
                    return refused.name();
                }
            });
        }
        List<String> outcomes = together(all);
        assertThat(outcomes).filteredOn("approved"::equals).hasSize(1);
        assertThat(outcomes)
                .filteredOn(o -> !o.equals("approved"))
                .allMatch(o -> o.equals("already-in-force") || o.equals("out-of-order"));
    }

    private UUID propose(Actor operator, Duration ahead) {
        Instant start = Instant.now().plus(ahead);
        ProposalInput input =
                new ProposalInput(CITY, "yellow", start, start.plus(Duration.ofDays(1)), "演练", null, true, null);
        return proposing.start(input, operator).id;
    }

    private String decide(UUID proposal, Actor actor) {
        NamedOverride override = new NamedOverride("exercise without consultation", "plan, article 5");
        try {
            return approvals.decide(proposal, new ApprovalInput("approve", null, null, override, null), actor).state;
        } catch (Problem refused) {
            return refused.name();
        }
    }

    private static List<String> together(List<Callable<String>> all) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(all.size());
        CyclicBarrier start = new CyclicBarrier(all.size());
        List<Future<String>> asked = new ArrayList<>();
        for (Callable<String> one : all) {
            asked.add(people.submit(() -> {
                start.await();
                return one.call();
            }));
        }
        List<String> outcomes = new ArrayList<>();
        for (Future<String> answer : asked) {
            outcomes.add(answer.get());
        }
        people.shutdown();
        return outcomes;
    }

    private static Actor actor(String name, Role role) {
        return new Actor(UUID.randomUUID(), name, null, name, null, Set.of(role), CITY, null, false);
    }
}
