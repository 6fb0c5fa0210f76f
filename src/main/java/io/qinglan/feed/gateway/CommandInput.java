package io.qinglan.feed.gateway;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/**
 * What a person asks of an instrument.
 *
 * @param command the word of a {@link CommandKind}
 * @param mn the instrument, where several stand at the point; null when it is the only one
 * @param value of an interval: seconds (real-time) or minutes
 * @param records of a fetch: minute, hour, day, facility_hours, or the command code 2051, 2061, 2031, 2041
 * @param begin of a fetch, the first record's time
 * @param end of a fetch, the last record's time; equal to begin for one record
 * @param reason why, kept with the command
 */
public record CommandInput(
        String command, String mn, Integer value, String records, Instant begin, Instant end, String reason) {

    private static final int LEAST_SECONDS = 30;
    private static final int MOST_SECONDS = 3_600;
    private static final Set<Integer> MINUTES = Set.of(1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30);

    /** The kind asked for; 422 when there is none. */
    CommandKind kind() {
        return CommandKind.of(command)
                .orElseThrow(() -> wrong(
                        "/command",
                        Arrays.stream(CommandKind.values())
                                .map(CommandKind::word)
                                .collect(Collectors.joining(", ")),
                        command));
    }

    /** The kind of records asked for; 422 when there is none. */
    FetchKind fetched() {
        return FetchKind.of(records)
                .orElseThrow(() -> wrong(
                        "/records",
                        Arrays.stream(FetchKind.values())
                                .map(FetchKind::records)
                                .collect(Collectors.joining(", ")),
                        records));
    }

    /** What the command carries; 422 when something is missing or out of the standard's bounds (HJ 212-2017, table 4). */
    Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        switch (kind()) {
            case SET_REALTIME_INTERVAL -> {
                require(
                        value != null && value >= LEAST_SECONDS && value <= MOST_SECONDS,
                        "/value",
                        LEAST_SECONDS + " to " + MOST_SECONDS + " seconds",
                        value);
                parameters.put("value", value);
            }
            case SET_MINUTE_INTERVAL -> {
                require(
                        value != null && MINUTES.contains(value),
                        "/value",
                        "one of " + MINUTES.stream().sorted().toList() + " minutes",
                        value);
                parameters.put("value", value);
            }
            case FETCH -> {
                parameters.put("records", fetched().records());
                require(begin != null, "/begin", "a time", begin);
                require(end != null && !end.isBefore(begin), "/end", "a time not before begin", end);
                parameters.put("begin", begin.toString());
                parameters.put("end", end.toString());
            }
            default -> {}
        }
        return parameters;
    }

    private static void require(boolean holds, String pointer, String expected, Object got) {
        if (!holds) {
            throw wrong(pointer, expected, got);
        }
    }

    private static Problem wrong(String pointer, String expected, Object got) {
        return Problem.invalid(InputError.at(pointer, expected, got));
    }
}
