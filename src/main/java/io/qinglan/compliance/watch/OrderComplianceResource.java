package io.qinglan.compliance.watch;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.qinglan.authority.Access;
import io.qinglan.compliance.watch.ComplianceCounts.Standing;
import io.qinglan.web.Problem;

/** How an order stands now by the last verdict of each test. */
@Path("/api/v1/orders/{order}/compliance")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "compliance · 合规核查")
public class OrderComplianceResource {

    private final ComplianceCounts counts;
    private final Verdicts verdicts;
    private final Access access;

    OrderComplianceResource(ComplianceCounts counts, Verdicts verdicts, Access access) {
        this.counts = counts;
        this.verdicts = verdicts;
        this.access = access;
    }

    /**
     * An order now.
     *
     * @param order the order
     * @param counts judged obligations by result
     * @param obligations each with the worst of its tests; one that nothing judges is not among them
     */
    public record OrderStanding(UUID order, Map<String, Integer> counts, List<Standing> obligations) {}

    /** The obligations of an order, each with what its last window says; 404 for another tenant. */
    @GET
    @Operation(summary = "how the obligations of an order stand now: met, not met, not assessable · 指令履行现状")
    public OrderStanding ofOrder(@PathParam("order") UUID order) {
        access.requireBureauOrSite();
        String[] where = verdicts.whereIs(order).orElseThrow(Problem::notFound);
        access.requireSite(where[1], where[0]);
        List<Standing> standing = counts.ofOrder(order);
        return new OrderStanding(order, ComplianceCounts.byResult(standing), standing);
    }
}
