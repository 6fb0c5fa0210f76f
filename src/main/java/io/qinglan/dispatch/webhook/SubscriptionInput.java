package io.qinglan.dispatch.webhook;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a site wants to be told, and where.
 *
 * @param url where messages go; https, a public address
 * @param events types of events; all when absent
 * @param secret with which messages are signed ({@code whsec_} and 24 to 64 bytes in base64); drawn when absent
 */
@Schema(description = "what a site wants to be told, and where")
public record SubscriptionInput(String url, List<String> events, String secret) {}
