package io.qinglan.order;

import java.time.Instant;
import java.util.UUID;

/**
 * An act on orders that two persons must do.
 *
 * @param kind incomplete: issue although a required part is missing; unbinding: confirm obligations that do not bind by themselves;
 *     correction: write one site's order anew after a list error
 * @param site of a correction, else null
 * @param legalBasis the article or document relied on
 * @param requestedBy account of the operator who asked
 * @param certificate the operator's certificate, null without one
 * @param state awaiting_approval, approved or rejected
 * @param decidedBy name of the approver, null while it waits
 */
public record OrderOverride(
        UUID id,
        String kind,
        UUID response,
        String site,
        String area,
        String reason,
        String legalBasis,
        UUID requestedBy,
        String requester,
        String certificate,
        Instant requestedAt,
        String state,
        String decidedBy,
        Instant decidedAt,
        String answer) {}
