package io.qinglan.compliance.lead;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A lead handed in.
 *
 * @param source one of {@link Source}
 * @param area where it lies, for a lead that names no site; absent = the caller's own
 * @param due when whoever gave it wants an answer
 * @param document number, title, body of the document it came with, or one text; stays inside the bureau
 * @param text the words as they came; stay inside the bureau
 * @param concern what the site may read about it, in words that give nobody away
 * @param informant name, phone, address of who said it; kept apart (生态环境法典 Art 146)
 */
public record LeadInput(
        String source,
        String site,
        String area,
        Instant due,
        UUID order,
        String obligation,
        String line,
        JsonNode document,
        @JsonAlias({"content", "note", "description"}) String text,
        @JsonAlias("summary") String concern,
        List<String> attachments,
        Map<String, String> informant) {}
