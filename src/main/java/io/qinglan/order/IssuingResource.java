package io.qinglan.order;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.response.ResponseView;
import io.qinglan.response.Responses;
import io.qinglan.store.time.TimeWarning;
import io.qinglan.web.Problem;

/** How far the orders of a response are: each round, and what holds one back. */
@Path("/api/v1/responses/{response}/issuing")
@Produces(MediaType.APPLICATION_JSON)
public class IssuingResource {

    private static final String ROUNDS = """
            SELECT i.version, i.round, i.act, i.how, i.level, i.state, i.missing, i.noted_at, i.done_at,
                   coalesce(sum(b.orders), 0), coalesce(sum(b.obligations), 0), coalesce(sum(b.idle), 0)
              FROM issuing i LEFT JOIN issuing_batch b USING (response, version, round)
             WHERE i.response = ?1 GROUP BY i.response, i.version, i.round ORDER BY i.version DESC, i.round DESC
            """;

    private final EntityManager entities;
    private final Responses responses;
    private final Overlaps overlaps;
    private final Access access;
    private final TimeWarning timeWarning;

    /** Made by the container. */
    IssuingResource(
            EntityManager entities, Responses responses, Overlaps overlaps, Access access, TimeWarning timeWarning) {
        this.entities = entities;
        this.responses = responses;
        this.overlaps = overlaps;
        this.access = access;
        this.timeWarning = timeWarning;
    }

    /**
     * One round of orders.
     *
     * @param version version of the response
     * @param round 0 for the response itself, then one for each correction
     * @param act issue or end
     * @param how how orders end, null when they are issued
     * @param state noted, running, blocked or done
     * @param missing the required lawful parts that hold it back; settle them or ask for an override
     * @param orders orders written or ended so far
     * @param idle sites that have nothing to do and get no order
     */
    public record Round(
            int version,
            int round,
            String act,
            String how,
            String level,
            String state,
            List<String> missing,
            Instant notedAt,
            Instant doneAt,
            long orders,
            long obligations,
            long idle) {

        static Round of(Object[] row) {
            return new Round(
                    ((Number) row[0]).intValue(),
                    ((Number) row[1]).intValue(),
                    (String) row[2],
                    (String) row[3],
                    (String) row[4],
                    (String) row[5],
                    Arrays.asList((String[]) row[6]),
                    (Instant) row[7],
                    (Instant) row[8],
                    ((Number) row[9]).longValue(),
                    ((Number) row[10]).longValue(),
                    ((Number) row[11]).longValue());
        }
    }

    /**
     * How far the orders are, and whom they meet.
     *
     * @param items the rounds, newest first
     * @param next null: all rounds stand here
     * @param overlaps other authorities that order the same sites, or propose to
     * @param timeWarning why the times of what is issued now are not to be trusted; absent when nothing speaks against the server's clock
     */
    public record Progress(
            List<Round> items,
            String next,
            List<Overlap> overlaps,
            @JsonInclude(JsonInclude.Include.NON_NULL) String timeWarning) {}

    /** The rounds of a response, newest first. */
    @GET
    @Transactional
    @Operation(summary = "how far the orders of a response are, what holds them back, and whom they meet")
    public Progress rounds(@PathParam("response") UUID response) {
        access.requireBureau();
        ResponseView view = responses.find(response).orElseThrow(Problem::notFound);
        access.requireSite(null, view.area());
        List<Object[]> rows = entities.createNativeQuery(ROUNDS, Object[].class)
                .setParameter(1, response)
                .getResultList();
        return new Progress(rows.stream().map(Round::of).toList(), null, overlaps.of(view), timeWarning.orNull());
    }
}
