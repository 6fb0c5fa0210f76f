package io.qinglan.policy;

import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a case is judged with.
 *
 * @param library the packs and standards
 * @param home the pack whose folder holds the case file; null for a file from outside
 * @param readings parameters set for this run, over the pack's own
 */
public record CaseContext(PolicyLibrary library, PolicyPack home, Map<String, Object> readings) {

    /**
     * The pack of a case: the one it names, else the one whose folder holds the file; with the readings of this run.
     *
     * @throws PolicyException when the case names none and the file lies in no pack, or there is no such pack
     */
    public PolicyPack packOf(JsonNode aCase) {
        PolicyPack pack = Optional.ofNullable(aCase.get("pack"))
                .map(id -> library.pack(id.asText()))
                .or(() -> Optional.ofNullable(home))
                .orElseThrow(() -> PolicyException.expected("/pack", "the id of a pack", "nothing"));
        return pack.with(readings);
    }

    /** The same context under other readings. */
    public CaseContext with(Map<String, Object> others) {
        return new CaseContext(library, home, others);
    }
}
