package io.qinglan.response;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/**
 * A response as a person proposes it.
 *
 * @param basis what it stands on
 * @param warning the warning it stands on, in short for a basis of kind warning with its id
 * @param level blue, yellow, orange, red, or temporary_control; that of the warning when absent
 * @param start when it begins; with the warning when absent
 * @param until the end, null when open
 * @param number its own number, null when the area's row of numbers gives it
 * @param reason why; never a target or a ranking
 * @param exercise whether it is an exercise; on the warning of an exercise it must be
 */
public record ResponseInput(
        String area,
        Basis basis,
        UUID warning,
        String level,
        Instant start,
        @JsonAlias("end") Instant until,
        String number,
        String reason,
        Boolean exercise) {

    private static final List<String> LEVELS = List.of("blue", "yellow", "orange", "red", "temporary_control");

    /** A warning named in short is the basis. */
    public ResponseInput {
        boolean unnamed = basis == null || "warning".equals(basis.kind()) && basis.id() == null;
        if (warning != null && unnamed) {
            basis = new Basis("warning", warning, null);
        }
    }

    /**
     * What it stands on.
     *
     * @param kind warning, regional_notice, event_assurance, temporary_control or other
     * @param id the warning or the notice
     * @param instrument the document, for a basis outside the program
     */
    public record Basis(
            String kind,
            @JsonAlias({"warning", "notice"}) UUID id,
            @JsonAlias("document") String instrument) {

        /** The kind alone, as a word. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Basis word(String kind) {
            return new Basis(kind, null, null);
        }

        /** The whole form. */
        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        public Basis {}

        ResponseView.Basis known() {
            for (ResponseView.Basis basis : ResponseView.Basis.values()) {
                if (basis.code().equals(kind)) {
                    return basis;
                }
            }
            return null;
        }
    }

    /**
     * Names all that is missing or wrong.
     *
     * @throws Problem 422
     */
    void require() {
        List<InputError> errors = new ArrayList<>();
        if (area == null || area.isBlank()) {
            errors.add(InputError.at("/area", "the six-digit code of the area", area));
        }
        if (basis == null || basis.known() == null) {
            errors.add(InputError.at(
                    "/basis/kind",
                    "warning, regional_notice, event_assurance, temporary_control or other",
                    basis == null ? null : basis.kind()));
        } else {
            requireGround(errors);
        }
        if (level != null && !LEVELS.contains(level)) {
            errors.add(InputError.at("/level", "one of " + LEVELS, level));
        }
        if (start != null && until != null && !until.isAfter(start)) {
            errors.add(InputError.at("/until", "an end after the start", until));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private void requireGround(List<InputError> errors) {
        boolean onWarning = basis.known() == ResponseView.Basis.WARNING;
        boolean onNotice = basis.known() == ResponseView.Basis.REGIONAL_NOTICE;
        if (onWarning && basis.id() == null) {
            errors.add(InputError.at("/basis/id", "the id of a warning in force", null));
        }
        if (onNotice && basis.id() == null && blank(basis.instrument())) {
            errors.add(InputError.at("/basis/id", "the id of a regional notice, or the instrument", null));
        }
        if (!onWarning && !onNotice && blank(basis.instrument()) && basis.id() == null) {
            errors.add(InputError.at("/basis/instrument", "number and title of the document relied on", null));
        }
        if (!onWarning && level == null) {
            errors.add(InputError.at("/level", "one of " + LEVELS, null));
        }
        if (!onWarning && start == null) {
            errors.add(InputError.at("/start", "when it begins", null));
        }
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
