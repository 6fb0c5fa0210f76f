package io.qinglan.inventory.plan;

import java.util.List;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.authority.Actor;
import io.qinglan.web.Cursor;
import io.qinglan.web.EntityVersion;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** What the addresses of both kinds of plans share. */
@ApplicationScoped
class PlanEdge {

    private final Plans plans;
    private final long mostBytes;

    PlanEdge(Plans plans, @ConfigProperty(name = "qinglan.plan.attachment-bytes") long mostBytes) {
        this.plans = plans;
        this.mostBytes = mostBytes;
    }

    Page<PlanView> list(PlanKind kind, String owner, PageRequest request) {
        int olderThan = request.after().map(after -> (int) after.number(0)).orElse(Integer.MAX_VALUE);
        List<StoredPlan> found = plans.list(kind, owner, olderThan, request.limit());
        return Page.of(found, request, last -> Cursor.of(last.version())).map(plan -> PlanView.of(plan, plans.today()));
    }

    Response enter(
            PlanKind kind,
            String owner,
            String area,
            PlanHead head,
            Object said,
            Consumer<PlanCheck> checks,
            Actor person) {
        PlanCheck check = new PlanCheck();
        check.head(head, mostBytes);
        checks.accept(check);
        if (!check.errors().isEmpty()) {
            throw Problem.invalid(check.errors());
        }
        StoredPlan plan = plans.enter(kind, owner, area, head, said, person);
        return Response.status(201).entity(PlanView.of(plan, plans.today())).build();
    }

    Response read(StoredPlan plan) {
        PlanView view = PlanView.of(plan, plans.today());
        return EntityVersion.ok(view, view.state() + "-" + plan.filings().size());
    }

    StoredPlan get(PlanKind kind, String owner, int version) {
        return plans.find(kind, owner, version).orElseThrow(Problem::notFound);
    }

    /** The document, always to be kept as a file and never shown by the browser as a page of ours. */
    Response attachment(StoredPlan plan) {
        byte[] bytes = plans.attachment(plan).orElseThrow(Problem::notFound);
        String type = plan.attachment().type() == null
                ? MediaType.APPLICATION_OCTET_STREAM
                : plan.attachment().type();
        String name = plan.attachment().name().replaceAll("[^\\p{L}\\p{N}._-]", "_");
        String encoded = java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8);
        return Response.ok(bytes, type)
                .header("Content-Disposition", "attachment; filename*=UTF-8''" + encoded)
                .build();
    }
}
