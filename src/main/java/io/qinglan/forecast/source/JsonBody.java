package io.qinglan.forecast.source;

import java.time.LocalDate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.qinglan.forecast.AirStandards;
import io.qinglan.forecast.Intake;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** What the readers of JSON bodies share. */
final class JsonBody {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonBody() {}

    /** The tree of a body; 422 with the line when it is no JSON object. */
    static JsonNode tree(String body) {
        try {
            JsonNode tree = JSON.readTree(body == null ? "" : body);
            if (!tree.isObject()) {
                throw Problem.invalid(InputError.at("/", "a JSON object", body == null ? "nothing" : body));
            }
            return tree;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw Problem.invalid(InputError.inLine(line, "JSON", e.getOriginalMessage()));
        }
    }

    /** The index in force when a body came, for services that give an index of China without naming its edition. */
    static String standard(AirStandards standards, Intake intake) {
        return standards
                .index(LocalDate.ofInstant(intake.arrivedAt(), intake.zone()))
                .number();
    }
}
