package io.qinglan.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

import io.qinglan.store.time.TimeWarning;

/**
 * Answers to writes say so when the server's clock is off: what is issued, received or reported at this moment bears a time that is not to be
 * trusted.
 */
@Provider
public class TimeWarningHeader implements ContainerResponseFilter {

    /** Name of the header; absent when nothing speaks against the clock. */
    public static final String NAME = "Qinglan-Time-Warning";

    private final TimeWarning warning;

    /** Made by the container. */
    public TimeWarningHeader(TimeWarning warning) {
        this.warning = warning;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!request.getMethod().equals("GET")) {
            warning.present().ifPresent(said -> response.getHeaders().putSingle(NAME, said));
        }
    }
}
