package io.qinglan.compliance.lead;

import java.time.Instant;

/** An act with when and by whom it was done. */
public record Done(LeadAct act, Instant at, Doer by) {}
