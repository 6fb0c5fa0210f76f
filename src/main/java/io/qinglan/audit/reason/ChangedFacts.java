package io.qinglan.audit.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** A copy of archived facts with other values in some places. */
final class ChangedFacts {

    private ChangedFacts() {}

    /**
     * The changed copy.
     *
     * @param names the facts there may be at the top; a pointer must begin with one of them
     * @throws Problem 422 naming each pointer that leads nowhere
     */
    static JsonNode of(JsonNode facts, Map<String, JsonNode> changes, Set<String> names) {
        JsonNode copy = facts.deepCopy();
        List<InputError> errors = new ArrayList<>();
        changes.forEach((place, value) -> change(copy, place, value, names, errors));
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return copy;
    }

    private static void change(
            JsonNode copy, String place, JsonNode value, Set<String> names, List<InputError> errors) {
        String pointer = place.startsWith("/") ? place : "/" + place;
        JsonPointer at = JsonPointer.compile(pointer);
        if (!names.contains(at.getMatchingProperty())) {
            errors.add(InputError.at(
                    "/facts/" + escaped(place),
                    "a fact of " + String.join(", ", new java.util.TreeSet<>(names)),
                    place));
            return;
        }
        JsonNode parent = copy.at(at.head());
        String last = at.last().getMatchingProperty();
        boolean gone = value == null || value.isNull();
        if (parent instanceof ObjectNode object) {
            if (gone) {
                object.remove(last);
            } else {
                object.set(last, value);
            }
        } else if (parent instanceof ArrayNode array && at.last().getMatchingIndex() >= 0) {
            set(array, at.last().getMatchingIndex(), value, gone, place, errors);
        } else {
            errors.add(InputError.at("/facts/" + escaped(place), "a place in the archived facts", place));
        }
    }

    private static void set(
            ArrayNode array, int index, JsonNode value, boolean gone, String place, List<InputError> errors) {
        if (index >= array.size()) {
            errors.add(InputError.at("/facts/" + escaped(place), "an index below " + array.size(), index));
        } else if (gone) {
            array.remove(index);
        } else {
            array.set(index, value);
        }
    }

    private static String escaped(String place) {
        return place.replace("~", "~0").replace("/", "~1");
    }
}
