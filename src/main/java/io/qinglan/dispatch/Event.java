package io.qinglan.dispatch;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened, on its way out.
 *
 * @param id the same however often it is told
 * @param position its place among all events, dense from 1
 * @param type {@code order.issued} …
 * @param subject the id of what it is about
 * @param site whom it concerns
 * @param at when it happened
 */
public record Event(UUID id, long position, String type, String subject, String site, Instant at) {}
