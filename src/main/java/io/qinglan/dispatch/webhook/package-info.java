/**
 * Telling subscribers by webhook: who wants to be told of what and where, CloudEvents signed as Standard Webhooks, tried again by the plan of
 * that standard, never to addresses inside.
 */
package io.qinglan.dispatch.webhook;
