package io.qinglan.feed.gate;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.qinglan.feed.FrameId;
import io.qinglan.web.InputError;

/**
 * What became of the passages of a body, record by record.
 *
 * @param frame the body as kept, {@code <batch>.<position>}
 * @param received records in the body
 * @param stored passages that were new
 * @param revised passages of which another value was known; both stay
 * @param duplicate passages known already with the same values
 * @param refused records with an error
 */
public record PassagesTaken(
        String frame, int received, int stored, int revised, int duplicate, int refused, List<Result> results) {

    /**
     * What became of one record.
     *
     * @param line its place, counted from 1
     * @param result {@code stored}, {@code revision}, {@code duplicate} or {@code refused}
     * @param id the passage, null when refused
     * @param errors what is wrong, null when nothing is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Result(int line, String result, UUID id, List<InputError> errors) {

        static Result refused(int line, List<InputError> errors) {
            return new Result(line, "refused", null, errors);
        }
    }

    static PassagesTaken of(FrameId frame, List<Result> results) {
        return new PassagesTaken(
                frame.toString(),
                results.size(),
                count(results, "stored"),
                count(results, "revision"),
                count(results, "duplicate"),
                count(results, "refused"),
                results);
    }

    private static int count(List<Result> results, String wanted) {
        return (int) results.stream()
                .filter(result -> result.result().equals(wanted))
                .count();
    }
}
