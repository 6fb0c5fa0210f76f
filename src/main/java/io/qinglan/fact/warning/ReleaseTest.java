package io.qinglan.fact.warning;

import java.time.LocalDateTime;

/**
 * Whether the air stays down for the release hours.
 *
 * @param kind what the test is made for
 * @param line the line it is made against, in {@link Index} units
 * @param from the instant it starts from, null when the series has no date
 * @param hours how long the air must stay down
 * @param passed whether it does; a missing value fails
 * @param rowEnd the end of the first unbroken row of values over the line from there on; null when there is none or it has no date
 */
public record ReleaseTest(
        ReleaseTestKind kind, int line, LocalDateTime from, int hours, boolean passed, LocalDateTime rowEnd) {}
