package io.qinglan.warning.alert;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That a message went out by a channel.
 *
 * @param version of the warning; the last one told when absent
 * @param channel what carried it, such as 电视 or sms
 * @param sentAt when
 * @param person who sent it
 * @param reached how many people or devices, when the channel says so
 * @param proof what proves it: a receipt number, the hash of a recording
 */
@Schema(description = "that a message to the public went out by a channel")
public record ChannelInput(
        Integer version, String channel, Instant sentAt, String person, Long reached, String proof) {}
