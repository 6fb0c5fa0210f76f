package io.qinglan.feed.manual;

import java.time.Instant;
import java.util.UUID;

/**
 * A picture or document as kept; its content is read within a case only.
 *
 * @param mediaType {@code image/jpeg}, {@code image/png} or {@code application/pdf}, as its first bytes say
 * @param sha256 hash of the content, lower-case hex
 */
public record Attachment(UUID id, String site, String mediaType, int bytes, String sha256, Instant receivedAt) {}
