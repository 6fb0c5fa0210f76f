package io.qinglan.feed.gate;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.web.InputError;
import io.qinglan.web.InstantText;

/** Reads one record of a gate's ledger strictly: every wrong field is named, with what was expected and what came. */
final class PassageReader {

    private static final Set<String> FIELDS = Set.of(
            "gate",
            "at",
            "direction",
            "plate",
            "stage",
            "fuel",
            "cargoTonnes",
            "goods",
            "vehicleKind",
            "plateColour",
            "vin",
            "engineNumber",
            "registeredOn",
            "controlStatus",
            "admitted");
    private static final Duration AHEAD = Duration.ofHours(1);
    private static final double HEAVIEST = 1000;
    private static final int LONGEST_TEXT = 100;

    private final GateCodes codes;
    private final Clock clock;

    PassageReader(GateCodes codes, Clock clock) {
        this.codes = codes;
        this.clock = clock;
    }

    /**
     * One record as read.
     *
     * @param passage null when something is wrong
     * @param errors what is wrong, with pointers inside the record
     */
    record Read(Passage passage, List<InputError> errors) {}

    Read read(JsonNode record) {
        Fields fields = new Fields(record);
        if (!record.isObject()) {
            fields.wrong("", "an object with " + FIELDS.stream().sorted().toList());
            return new Read(null, fields.errors);
        }
        record.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                fields.wrong(name, "one of " + FIELDS.stream().sorted().toList());
            }
        });
        Passage passage = new Passage(
                fields.required("gate", "the code of a gate"),
                at(fields),
                fields.code("direction", "in or out", PassageReader::direction),
                plate(fields),
                fields.code("stage", "a stage such as china_5, 国五, electric or unknown", codes::stage),
                record.has("fuel") ? fields.code("fuel", "a fuel such as diesel or 柴油", codes::fuel) : "unknown",
                cargo(fields, record.path("cargoTonnes")),
                fields.text("goods"),
                fields.text("vehicleKind"),
                record.hasNonNull("plateColour")
                        ? fields.code("plateColour", "a colour such as yellow or 黄", codes::plateColour)
                        : null,
                fields.text("vin"),
                fields.text("engineNumber"),
                day(fields),
                fields.text("controlStatus"),
                admitted(fields, record.path("admitted")));
        return new Read(fields.errors.isEmpty() ? passage : null, fields.errors);
    }

    private Instant at(Fields fields) {
        String text = fields.required("at", InstantText.EXPECTED);
        if (text == null) {
            return null;
        }
        try {
            Instant at = InstantText.read(text).truncatedTo(ChronoUnit.MICROS);
            if (at.isAfter(clock.instant().plus(AHEAD)) || at.isBefore(Instant.EPOCH)) {
                fields.wrong("at", "a time that has been");
            }
            return at;
        } catch (DateTimeException e) {
            fields.wrong("at", InstantText.EXPECTED);
            return null;
        }
    }

    private static Optional<String> direction(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "in", "进", "进厂" -> Optional.of("in");
            case "out", "出", "出厂" -> Optional.of("out");
            default -> Optional.empty();
        };
    }

    private static String plate(Fields fields) {
        String plate = fields.required("plate", "a plate such as 冀A12345");
        if (plate == null) {
            return null;
        }
        String bare = plate.replaceAll("[\\s·.-]", "").toUpperCase(Locale.ROOT);
        if (bare.length() < 3 || bare.length() > 32) {
            fields.wrong("plate", "a plate such as 冀A12345");
        }
        return bare;
    }

    private static BigDecimal cargo(Fields fields, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isNumber() || node.asDouble() < 0 || node.asDouble() > HEAVIEST) {
            fields.wrong("cargoTonnes", "a number of tonnes from 0 to 1000");
            return null;
        }
        return node.decimalValue();
    }

    private static LocalDate day(Fields fields) {
        String text = fields.text("registeredOn");
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            fields.wrong("registeredOn", "a day such as 2021-07-01");
            return null;
        }
    }

    private static Boolean admitted(Fields fields, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isBoolean()) {
            fields.wrong("admitted", "true or false");
        }
        return node.asBoolean();
    }

    /** The fields of one record and what is wrong with them. */
    private static final class Fields {
        private final JsonNode record;
        private final List<InputError> errors = new ArrayList<>();

        Fields(JsonNode record) {
            this.record = record;
        }

        void wrong(String name, String expected) {
            JsonNode got = name.isEmpty() ? record : record.path(name);
            String said = got.isMissingNode() ? "nothing" : got.isValueNode() ? got.asText() : got.toString();
            errors.add(InputError.at("/" + name, expected, said));
        }

        String text(String name) {
            JsonNode node = record.path(name);
            if (node.isMissingNode() || node.isNull()) {
                return null;
            }
            if (!node.isTextual() || node.asText().isBlank() || node.asText().length() > LONGEST_TEXT) {
                wrong(name, "a text of 1 to " + LONGEST_TEXT + " characters");
                return null;
            }
            return node.asText().strip();
        }

        String required(String name, String expected) {
            if (!record.hasNonNull(name)) {
                wrong(name, expected);
                return null;
            }
            return text(name);
        }

        String code(String name, String expected, Function<String, Optional<String>> codes) {
            JsonNode node = record.path(name);
            if (!node.isTextual() && !node.isIntegralNumber()) {
                wrong(name, expected);
                return null;
            }
            Optional<String> code = codes.apply(node.asText());
            if (code.isEmpty()) {
                wrong(name, expected);
            }
            return code.orElse(null);
        }
    }
}
