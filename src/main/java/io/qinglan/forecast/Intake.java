package io.qinglan.forecast;

import java.time.Instant;
import java.time.ZoneId;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/**
 * What is known of a body beside itself, because most services do not say it in their answers.
 *
 * @param area six-digit code it is for; null when the body says it
 * @param source name to store it under; null for the kind's own
 * @param issuedAt when it was issued; null when the body says it or nobody does
 * @param arrivedAt when it came; stands for the time of issue where nobody says it
 * @param zone of times without offset, and in which days are cut
 */
public record Intake(String area, String source, Instant issuedAt, Instant arrivedAt, ZoneId zone) {

    /** The area, which a service's body does not name; 422 when the sender did not either. */
    public String requiredArea() {
        if (area == null || !area.matches("[1-9][0-9]{5}")) {
            throw Problem.invalid(InputError.parameter("area", "the six-digit code of the area it is for", area));
        }
        return area;
    }

    /** The name to store it under. */
    public String sourceOr(String own) {
        return source == null || source.isBlank() ? own : source;
    }
}
