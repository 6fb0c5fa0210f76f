package io.qinglan.compliance.watch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.qinglan.authority.Access;
import io.qinglan.compliance.watch.ComplianceCounts.Standing;
import io.qinglan.fact.compliance.Result;
import io.qinglan.order.CheckedOrders;
import io.qinglan.web.Problem;

/** How all orders of a response stand now by the last verdict of each test. */
@Path("/api/v1/responses/{response}/compliance")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "compliance · 合规核查")
public class ResponseComplianceResource {

    private final ComplianceCounts counts;
    private final CheckedOrders orders;
    private final Access access;

    ResponseComplianceResource(ComplianceCounts counts, CheckedOrders orders, Access access) {
        this.counts = counts;
        this.orders = orders;
        this.access = access;
    }

    /**
     * A response now.
     *
     * @param response the response
     * @param orders orders in force; {@code running} those whose duties run, {@code judged} those with a verdict
     * @param sites judged orders by the worst result of their obligations
     * @param obligations judged obligations by result
     * @param tests obligations by test and result
     * @param notMet what is not met now, by site
     */
    public record ResponseStanding(
            UUID response,
            Map<String, Integer> orders,
            Map<String, Integer> sites,
            Map<String, Integer> obligations,
            Map<String, Map<String, Integer>> tests,
            List<Standing> notMet) {}

    /** All orders of a response by what their last windows say; 404 outside the caller's areas. */
    @GET
    @Operation(summary = "how the orders of a response stand now, in counts, and what is not met · 响应履行总览")
    public ResponseStanding ofResponse(@PathParam("response") UUID response) {
        access.requireBureau();
        String area = orders.areaOf(response).orElseThrow(Problem::notFound);
        access.requireSite(null, area);
        List<Standing> standing = counts.ofResponse(response);
        Map<UUID, List<Standing>> byOrder = standing.stream().collect(Collectors.groupingBy(Standing::order));
        Map<String, Integer> sites = ComplianceCounts.none();
        byOrder.values().forEach(some -> sites.merge(worst(some), 1, Integer::sum));
        Map<String, Map<String, Integer>> tests = new TreeMap<>();
        standing.forEach(one -> one.tests()
                .forEach(test -> tests.computeIfAbsent(test, name -> ComplianceCounts.none())
                        .merge(one.result(), 1, Integer::sum)));
        int[] watched = counts.watched(response);
        Map<String, Integer> counted = new LinkedHashMap<>();
        counted.put("inForce", watched[0]);
        counted.put("running", watched[1]);
        counted.put("judged", byOrder.size());
        return new ResponseStanding(
                response,
                counted,
                sites,
                ComplianceCounts.byResult(standing),
                tests,
                standing.stream()
                        .filter(one -> one.result().equals(Result.NOT_MET.code()))
                        .toList());
    }

    private static String worst(List<Standing> some) {
        List<String> results = some.stream().map(Standing::result).toList();
        for (Result result : List.of(Result.NOT_MET, Result.MET)) {
            if (results.contains(result.code())) {
                return result.code();
            }
        }
        return Result.NOT_ASSESSABLE.code();
    }
}
