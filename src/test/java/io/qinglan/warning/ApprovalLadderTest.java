package io.qinglan.warning;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Profile;
import io.qinglan.authority.Profiles;
import io.qinglan.authority.Rank;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;
import io.qinglan.fact.Level;

import static io.qinglan.warning.Desk.now;
import static io.qinglan.warning.Desk.post;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** How many must approve, and of what rank, is what the place has settled; monitored air and forecasters have no vote. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class ApprovalLadderTest {

    @Inject
    Desk desk;

    @Inject
    SignedIn signedIn;

    @Inject
    Profiles profiles;

    @Test
    void redTakesTwoOfRankAndItsLiftingToo() {
        Desk.City city = desk.city();
        settle(city.code());
        String officer = signedIn.key(city.code(), null, Rank.OFFICER, Role.APPROVER);
        String proposal = desk.propose(city, "red", now().minusSeconds(60), null, false);
        desk.consult(city, proposal);
        desk.approve(officer, proposal).statusCode(403).body("type", endsWith("rank-too-low"));
        desk.approve(city.approver(), proposal)
                .statusCode(200)
                .body("state", equalTo("awaiting_approval"))
                .body("approval.approvers", equalTo(2));
        desk.approve(city.approver(), proposal).statusCode(403).body("type", endsWith("same-person"));
        String warning = desk.approve(city.other(), proposal)
                .statusCode(200)
                .body("state", equalTo("approved"))
                .body("signatures", hasSize(2))
                .extract()
                .path("warning");
        String lifting = post(
                        city.operator(),
                        "/api/v1/warnings/" + warning + "/transitions",
                        Map.of("to", "lifted", "reason", "clean", "override", Desk.override()))
                .statusCode(201)
                .extract()
                .path("id");
        desk.consult(city, lifting);
        desk.approve(city.approver(), lifting).body("state", equalTo("awaiting_approval"));
        desk.approve(city.other(), lifting).body("state", equalTo("approved"));
    }

    @Test
    void whoBroughtTheForecastDoesNotApproveWhatCameOfIt() {
        Desk.City city = desk.city();
        String both = desk.key(city.code(), Role.OPERATOR, Role.APPROVER);
        String proposal = post(both, "/api/v1/forecasts", heavyHours(city.code()))
                .statusCode(201)
                .extract()
                .path("proposal.id");
        desk.consult(city, proposal);
        desk.approve(both, proposal).statusCode(403).body("type", endsWith("same-person"));
        desk.approve(city.approver(), proposal).statusCode(200);
    }

    @Test
    void airAlreadyOverTheLineStartsAtOnce() {
        Desk.City city = desk.city();
        String feed = desk.key(city.code(), Role.FEED);
        Instant hour = now().truncatedTo(java.time.temporal.ChronoUnit.HOURS);
        post(
                        feed,
                        "/api/v1/observations",
                        Map.of(
                                "area",
                                city.code(),
                                "source",
                                "state-network",
                                "hours",
                                List.of(Map.of("at", hour.toString(), "pm25", 260))))
                .statusCode(201);
        post(city.operator(), "/api/v1/forecasts", heavyHours(city.code()))
                .statusCode(201)
                .body("proposal.leadTimeRequired", equalTo(false))
                .body("proposal.act", equalTo("issue"));
    }

    private static Map<String, Object> heavyHours(String area) {
        Instant first = now().truncatedTo(java.time.temporal.ChronoUnit.HOURS);
        List<Map<String, Object>> hours = java.util.stream.IntStream.range(0, 72)
                .mapToObj(i -> Map.<String, Object>of(
                        "at", first.plus(Duration.ofHours(i)).toString(), "pm25", 180))
                .toList();
        return Map.of(
                "area",
                area,
                "source",
                "city-bureau",
                "issuedAt",
                now().minusSeconds(600).toString(),
                "standard",
                "HJ 633-2026",
                "hours",
                hours);
    }

    private void settle(String area) {
        Profile present = profiles.of(area);
        Profile.ApprovalRule rule =
                new Profile.ApprovalRule(Profile.Act.WARNING, List.of(Level.RED), Rank.COMMANDER, 2);
        UUID by = Actor.program("test").id();
        profiles.keep(
                new Profile(
                        area,
                        present.version(),
                        present.powers(),
                        List.of(rule),
                        present.delegations(),
                        present.clocks(),
                        present.roster(),
                        present.consequences(),
                        present.remedies(),
                        present.contacts(),
                        present.seal(),
                        present.documentNumbers()),
                by);
    }
}
