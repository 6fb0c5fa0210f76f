package io.qinglan.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * Canonical JSON (RFC 8785): the same content gives the same bytes on every machine, in every year. Its own mapper, so that the way
 * HTTP writes JSON may change without changing what was recorded. Instants are written in UTC, what has no value is left out;
 * numbers are those of I-JSON (a double's precision): longer ones are handed in as text.
 */
public final class Canonical {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private Canonical() {}

    /** The canonical UTF-8 bytes of a value: a record, map, list, tree or plain value. */
    public static byte[] bytes(Object value) {
        try {
            return new JsonCanonicalizer(MAPPER.writeValueAsString(value)).getEncodedUTF8();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value, e);
        } catch (IOException e) {
            throw new UncheckedIOException("is not I-JSON: " + value, e);
        }
    }
}
