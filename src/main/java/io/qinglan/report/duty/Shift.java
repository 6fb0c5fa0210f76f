package io.qinglan.report.duty;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One person's duty at the desk of an area.
 *
 * @param end exclusive
 * @param duty leader (带班领导), officer (值班员), deputy (副班)
 * @param person real name
 * @param user account, when the person has one
 * @param document the roster it was taken from
 * @param cancelled whether it is called off
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Shift(
        UUID id,
        String area,
        Instant start,
        Instant end,
        String duty,
        String person,
        String user,
        String unit,
        String phone,
        String document,
        int version,
        boolean cancelled,
        String madeBy,
        Instant madeAt,
        UUID decision) {

    static final List<String> DUTIES = List.of("leader", "officer", "deputy");
}
