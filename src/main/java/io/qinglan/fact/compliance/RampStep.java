package io.qinglan.fact.compliance;

import java.math.BigDecimal;
import java.time.Instant;

/** A step of the permitted way down: from then on so many percent of what is asked are done. */
public record RampStep(Instant by, BigDecimal share) {}
