package io.qinglan.compliance.lead;

import java.time.Instant;
import java.util.UUID;

/**
 * What is held against a line changed for a span: windows in it are to be judged again. Said in the transaction that keeps it.
 *
 * @param order null for every order of the site
 * @param line null for the whole site
 * @param until null while it lasts
 * @param suspended whether nothing is held against it in the span; false when a named person refused
 */
public record LineSuspended(String site, UUID order, String line, Instant from, Instant until, boolean suspended) {}
