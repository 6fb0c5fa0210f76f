package io.qinglan.forecast;

import java.time.Instant;

/**
 * Observed air has been stored for an area or one of its stations; told inside the transaction.
 *
 * @param area six-digit code
 * @param first begin of the first hour that is new or corrected
 * @param last begin of the last one
 */
public record AirObserved(String area, Instant first, Instant last) {}
