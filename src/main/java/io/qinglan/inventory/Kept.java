package io.qinglan.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * JSON as the inventory keeps it: keys in order, nothing empty, so that equal things have equal bytes. How HTTP writes JSON may change,
 * what is kept may not.
 */
public final class Kept {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_EMPTY)
            .build();
    private static final ObjectWriter DETAILS_OUT = MAPPER.writerFor(SiteDetails.class);
    private static final ObjectReader DETAILS_IN = MAPPER.readerFor(SiteDetails.class);

    private Kept() {}

    /** The bytes of details; null for none, so that a site without details takes no room. */
    public static byte[] write(SiteDetails details) {
        try {
            return details == null || details.equals(SiteDetails.NONE) ? null : DETAILS_OUT.writeValueAsBytes(details);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("details can always be written", e);
        }
    }

    /** The details of a text; {@link SiteDetails#NONE} for null. */
    public static SiteDetails details(String text) {
        try {
            return text == null ? SiteDetails.NONE : DETAILS_IN.readValue(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("details that were kept can be read", e);
        }
    }

    /** Anything as JSON text. */
    static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is kept can always be written", e);
        }
    }

    /** Anything as a tree. */
    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** What a text was written from. */
    static <T> T read(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was kept can be read", e);
        }
    }
}
