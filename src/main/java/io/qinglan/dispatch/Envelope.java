package io.qinglan.dispatch;

/**
 * One message on its way out.
 *
 * @param type what happened, as subscribers name it: {@code order.issued}
 * @param subject the id of what it is about
 * @param site whom it concerns, null when not one site
 * @param data what is sent, anything that can be written as JSON; null when it is read from the subject at delivery
 */
public record Envelope(String type, String subject, String site, Object data) {}
