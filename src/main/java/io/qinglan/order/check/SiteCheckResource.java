package io.qinglan.order.check;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.ListVersions;
import io.qinglan.inventory.StoredSite;
import io.qinglan.order.OrderPacks;
import io.qinglan.web.Problem;

/** The review of one site over HTTP: the site sees what the bureau sees. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
public class SiteCheckResource {

    private final InventoryChecks checks;
    private final Inventory inventory;
    private final ListVersions versions;
    private final OrderPacks packs;
    private final Access access;

    /** Made by the container. */
    public SiteCheckResource(
            InventoryChecks checks, Inventory inventory, ListVersions versions, OrderPacks packs, Access access) {
        this.checks = checks;
        this.inventory = inventory;
        this.versions = versions;
        this.packs = packs;
        this.access = access;
    }

    /** What a reviewer finds at one site; the site sees it too. */
    @GET
    @Path("sites/{site}/checks")
    @Operation(summary = "what a reviewer finds at one site · 本厂审核结果")
    public Map<String, Object> site(@PathParam("site") String code) {
        access.requireBureauOrSite();
        StoredSite stored = inventory.find(code).orElseThrow(Problem::notFound);
        access.requireSite(code, stored.site().area());
        int version = versions.current();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("site", code);
        answer.put("version", version);
        answer.put("items", checks.reviewOf(stored, version, packs.inUse()));
        return answer;
    }
}
