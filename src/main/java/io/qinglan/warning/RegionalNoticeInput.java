package io.qinglan.warning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonAlias;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/**
 * A regional notice as it is entered.
 *
 * @param kind notice, tip or release; notice when absent
 * @param level blue, yellow, orange, red or temporary_control; of a release what it ends, or nothing
 * @param area the region, or the city it was sent to
 * @param cities the cities meant, where the area is not a whole province; all cities of the area when absent
 * @param from when it shall begin
 * @param until its end, null when open
 * @param documentNumber number of the document
 * @param received when it came; now when absent
 * @param answered when it was answered, null when not yet
 * @param coordinator who coordinates the region and sent it
 */
public record RegionalNoticeInput(
        String kind,
        String level,
        String area,
        List<String> cities,
        @JsonAlias("start") Instant from,
        @JsonAlias("end") Instant until,
        String documentNumber,
        @JsonAlias("receivedAt") Instant received,
        @JsonAlias("answeredAt") Instant answered,
        @JsonAlias("issuer") String coordinator,
        boolean exercise) {

    private static final List<String> KINDS = List.of("notice", "tip", RegionalNotice.RELEASE);
    private static final List<String> LEVELS =
            List.of("blue", "yellow", "orange", "red", RegionalNotice.TEMPORARY_CONTROL);

    /** Without a kind it is a notice. */
    public RegionalNoticeInput {
        kind = kind == null ? "notice" : kind;
    }

    /**
     * Names all that is missing or wrong.
     *
     * @throws Problem 422
     */
    void require(Instant now) {
        List<InputError> errors = new ArrayList<>();
        if (!KINDS.contains(kind)) {
            errors.add(InputError.at("/kind", "one of " + KINDS, kind));
        }
        boolean levelNeeded = !RegionalNotice.RELEASE.equals(kind) || level != null;
        if (levelNeeded && !LEVELS.contains(String.valueOf(level))) {
            errors.add(InputError.at("/level", "one of " + LEVELS, level));
        }
        if (area == null || area.isBlank()) {
            errors.add(InputError.at("/area", "the six-digit code of the region or city", area));
        }
        if (from != null && until != null && !until.isAfter(from)) {
            errors.add(InputError.at("/until", "an end after the start", until));
        }
        if (received != null && received.isAfter(now)) {
            errors.add(InputError.at("/received", "a time that has passed, not after " + now, received));
        }
        if (answered != null && received != null && answered.isBefore(received)) {
            errors.add(InputError.at("/answered", "a time not before it was received", answered));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }
}
