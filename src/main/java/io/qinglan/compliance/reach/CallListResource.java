package io.qinglan.compliance.reach;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.authority.Role;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.Problem;

/** Who is to be called, or visited, because an order was not answered. */
@Path("/api/v1/call-list")
@Produces(MediaType.APPLICATION_JSON)
public class CallListResource {

    private final ReachBook book;
    private final Access access;

    /** Made by the container. */
    CallListResource(ReachBook book, Access access) {
        this.book = book;
        this.access = access;
    }

    /** Orders still unanswered on a rung, longest first, with whom to call; service is proven by {@code POST /orders/{id}/service}. */
    @GET
    @Operation(
            summary = "orders nobody answered: whom to call (rung=phone_list) or visit (rung=officer), longest first")
    public Page<Map<String, Object>> list(@QueryParam("rung") String rung) {
        access.requireRole(Role.OPERATOR, Role.INSPECTOR, Role.APPROVER, Role.AUDITOR);
        String wanted = rung == null ? Rung.PHONE_LIST.code() : rung;
        List<String> codes = Arrays.stream(Rung.values()).map(Rung::code).toList();
        Rung known = Arrays.stream(Rung.values())
                .filter(each -> each.code().equals(wanted))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(InputError.parameter("rung", "one of " + codes, rung)));
        return new Page<>(book.waiting(access.reachedAreas(), known), null);
    }
}
