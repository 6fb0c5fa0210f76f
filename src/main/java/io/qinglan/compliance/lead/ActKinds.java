package io.qinglan.compliance.lead;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** The words of acts, and their JSON: {@code InspectionAsked} is {@code inspection_asked}. What is kept is written by a mapper of its own. */
@ApplicationScoped
class ActKinds {

    private static final Map<String, Class<?>> CLASSES = Arrays.stream(LeadAct.class.getPermittedSubclasses())
            .collect(Collectors.toMap(ActKinds::word, Function.identity()));

    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** The word of an act. */
    static String kind(LeadAct act) {
        return word(act.getClass());
    }

    private static String word(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(java.util.Locale.ROOT);
    }

    String write(Object content) {
        try {
            return mapper.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    LeadAct read(String kind, String content) {
        return (LeadAct) read(CLASSES.get(kind), content);
    }

    <T> T read(Class<T> type, String content) {
        try {
            return mapper.readValue(content, type);
        } catch (IOException e) {
            throw new UncheckedIOException("what is kept of a lead cannot be read", e);
        }
    }
}
