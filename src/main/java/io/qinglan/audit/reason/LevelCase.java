package io.qinglan.audit.reason;

import java.time.ZoneId;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.ledger.Entries;
import io.qinglan.policy.PolicyPack;
import io.qinglan.warning.assessment.ArchivedInput;
import io.qinglan.warning.assessment.AssessmentInput;

/**
 * The decision of a proposal with what the rules saw and said, as archived.
 *
 * @param record its record
 * @param asked what the rules saw
 * @param input the same, read
 * @param said what they said
 * @param pack the pack in force then
 */
record LevelCase(
        Entries.Found decision,
        JsonNode record,
        JsonNode asked,
        AssessmentInput input,
        JsonNode said,
        PolicyPack pack) {

    /** Whether rules were asked when this proposal was made, and what they saw is archived. */
    static boolean is(Entries.Found decision, Archive archive) {
        return decision.kind().endsWith(".proposed")
                && archive.record(decision).at("/input/asked").isTextual();
    }

    static LevelCase of(Entries.Found decision, Archive archive, ZoneId zone) {
        JsonNode record = archive.record(decision);
        JsonNode asked = archive.content(record.at("/input/asked").asText());
        return new LevelCase(
                decision,
                record,
                asked,
                ArchivedInput.read(asked, zone),
                archive.content(record.at("/output/said").asText()),
                archive.pack(record.path("pack").asText()));
    }
}
