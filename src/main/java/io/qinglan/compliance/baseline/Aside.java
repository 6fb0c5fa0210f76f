package io.qinglan.compliance.baseline;

import java.time.Instant;

/**
 * A span that is no normal working and is kept out of a baseline: an earlier alert, filed maintenance, an off-peak season, a power cut.
 *
 * @param from its begin
 * @param to its end, no part of it
 * @param reason why, a code such as {@code alert}, {@code maintenance}, {@code off_peak}, {@code power_cut}
 */
public record Aside(Instant from, Instant to, String reason) {}
