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
 * @param site whom it concerns; null when it is a message of the bureau itself
 * @param at when it happened
 * @param content what its envelope held, JSON; null when it is read from the subject
 */
public record Event(UUID id, long position, String type, String subject, String site, Instant at, String content) {}
