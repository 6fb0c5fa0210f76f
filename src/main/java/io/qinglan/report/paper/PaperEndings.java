package io.qinglan.report.paper;

import java.io.IOException;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Takes {@code .xlsx}, {@code .pdf} or {@code .html} at the end of a report's address for the header Accept that means the same. */
@Provider
@PreMatching
public class PaperEndings implements ContainerRequestFilter {

    private static final Pattern REPORT = Pattern.compile(
            "(/api/v1/(?:reports/.+|bulletins/[^/]+|rankings|seasons/.+"
                    + "|roster|handovers/[^/]+|(?:responses|warnings)/[^/]+/evaluation|orders/[^/]+/certificate))\\.(xlsx|pdf|html)");

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        URI asked = request.getUriInfo().getRequestUri();
        Matcher match = REPORT.matcher(asked.getRawPath());
        if (match.matches()) {
            request.setRequestUri(request.getUriInfo()
                    .getRequestUriBuilder()
                    .replacePath(match.group(1))
                    .build());
            request.getHeaders()
                    .putSingle(
                            HttpHeaders.ACCEPT,
                            PaperFormat.ofEnding(match.group(2)).type());
        }
    }
}
