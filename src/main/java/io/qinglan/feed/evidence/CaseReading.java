package io.qinglan.feed.evidence;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.qinglan.authority.Actor;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.web.Problem;

/** Lets a person of the bureau read plates, numbers and pictures by name, within a case and on record. */
@ApplicationScoped
public class CaseReading {

    private final LegalHolds holds;
    private final Decisions decisions;
    private final Clock clock;

    /** Made by the container. */
    CaseReading(LegalHolds holds, Decisions decisions, Clock clock) {
        this.holds = holds;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * Records that somebody reads by name what a hold covers. The record stands before the answer leaves.
     *
     * @param hold the hold of the case
     * @param what what is read, such as {@code plates}
     * @param point the point it came from, null for the whole site
     * @param first first moment read, and {@code end} the first one no longer read
     * @throws Problem 403 when the hold is unknown, released, of another site, or does not cover all of it
     */
    @Transactional
    public void record(
            UUID hold, String what, String site, String area, String point, Instant first, Instant end, Actor actor) {
        LegalHold standing = holds.find(hold)
                .filter(found -> found.covers(site, point, first, end))
                .orElseThrow(() -> Problem.forbidden("outside-a-case", "no standing hold covers what is asked for"));
        if (actor.machine()) {
            throw Problem.forbidden("outside-a-case", "only a named person reads this by name");
        }
        Map<String, Object> read = new LinkedHashMap<>();
        read.put("what", what);
        read.put("site", site);
        read.put("point", point);
        read.put("from", first);
        read.put("to", end);
        decisions.append(new Decision(
                        "evidence.read_by_name",
                        standing.id().toString(),
                        clock.instant(),
                        null,
                        null,
                        List.of(),
                        read,
                        List.of(),
                        Map.of("case", standing.code()),
                        actor)
                .in(area));
    }
}
