package io.qinglan.audit.redflag;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.qinglan.ledger.Entries;

/** The acts of a period as the ledger holds them, by what they are about. */
final class Acts {

    private final List<Act> all = new ArrayList<>();
    private final Map<String, List<Act>> bySubject = new LinkedHashMap<>();

    /** One act with its record. */
    record Act(Entries.Found decision, JsonNode record) {

        String kind() {
            return decision.kind();
        }

        boolean ends(String ending) {
            return decision.kind().endsWith(ending);
        }

        Instant at() {
            return decision.recordedAt();
        }

        String text(String pointer) {
            return record.at(pointer).asText(null);
        }

        Instant instant(String pointer) {
            String text = text(pointer);
            return text == null ? null : Instant.parse(text);
        }
    }

    Acts(Collection<Entries.Found> found, ObjectMapper json) {
        for (Entries.Found decision : found) {
            try {
                Act act = new Act(decision, json.readTree(decision.record()));
                all.add(act);
                bySubject
                        .computeIfAbsent(decision.subject(), any -> new ArrayList<>())
                        .add(act);
            } catch (IOException e) {
                throw new UncheckedIOException("a record of the ledger is not JSON", e);
            }
        }
    }

    List<Act> all() {
        return all;
    }

    List<Act> of(String subject) {
        return bySubject.getOrDefault(subject, List.of());
    }
}
