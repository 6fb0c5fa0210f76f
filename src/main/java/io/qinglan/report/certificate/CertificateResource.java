package io.qinglan.report.certificate;

import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.order.SiteOrders;
import io.qinglan.report.paper.PaperAnswers;
import io.qinglan.web.Problem;

/** The certificate of what a site was ordered. */
@Path("/api/v1/orders/{id}/certificate")
@Produces({PaperAnswers.JSON, PaperAnswers.XLSX, PaperAnswers.PDF, PaperAnswers.HTML})
@Blocking
public class CertificateResource {

    private final Certificates certificates;
    private final SiteOrders orders;
    private final PaperAnswers answers;
    private final Access access;

    CertificateResource(Certificates certificates, SiteOrders orders, PaperAnswers answers, Access access) {
        this.certificates = certificates;
        this.orders = orders;
        this.answers = answers;
        this.access = access;
    }

    /** The certificate, once the orders of the site under this response have ended; 409 before, 404 for another tenant. */
    @GET
    @Operation(
            summary = "what a site was ordered: lines, hours, extent; once lifted; also as .xlsx, .pdf, .html · 指令证明")
    public Response of(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        access.requireBureauOrSite();
        SiteOrders.Head head = orders.find(id).orElseThrow(Problem::notFound);
        access.requireSite(head.site(), head.area());
        boolean holding = orders.versions(head).stream().anyMatch(one -> "issued".equals(one.get("status")));
        if (holding) {
            throw Problem.conflict(
                    "out-of-order",
                    "an order of this response still binds the site; the certificate comes after lifting");
        }
        return answers.ok(certificates.of(head), "certificate-" + id, headers);
    }
}
