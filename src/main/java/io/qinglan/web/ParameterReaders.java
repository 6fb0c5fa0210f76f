package io.qinglan.web;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads instants, days and codes from the query; what cannot be read is a 422 that names the parameter. */
@Provider
public class ParameterReaders implements ParamConverterProvider {

    private final ZoneId zone;

    /** Made by the container with the configured zone. */
    public ParameterReaders(@ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.zone = zone;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        String name = name(annotations);
        if (type == Instant.class) {
            // a plus sign in a query that was not escaped arrives as a blank
            return (ParamConverter<T>) new Reader<>(
                    name,
                    InstantText.EXPECTED,
                    text -> InstantText.read(text.trim().replace(' ', '+')),
                    value -> InstantText.write(value, zone));
        }
        if (type == LocalDate.class) {
            return (ParamConverter<T>)
                    new Reader<>(name, "a day, such as 2026-11-21", LocalDate::parse, LocalDate::toString);
        }
        if (type == Integer.class || type == Long.class) {
            return (ParamConverter<T>) numbers(name, type);
        }
        return type.isEnum() ? (ParamConverter<T>) codes(name, type) : null;
    }

    private static ParamConverter<?> numbers(String name, Class<?> type) {
        return type == Integer.class
                ? new Reader<>(name, "a whole number", Integer::valueOf, String::valueOf)
                : new Reader<>(name, "a whole number", Long::valueOf, String::valueOf);
    }

    private static ParamConverter<?> codes(String name, Class<?> type) {
        Object[] values = type.getEnumConstants();
        return new Reader<>(
                name,
                "one of " + Arrays.stream(values).map(ParameterReaders::code).toList(),
                text -> Arrays.stream(values)
                        .filter(value -> code(value).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(text)),
                ParameterReaders::code);
    }

    private static String code(Object value) {
        return ((Enum<?>) value).name().toLowerCase(Locale.ROOT);
    }

    private static String name(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .map(annotation -> ((QueryParam) annotation).value())
                .findFirst()
                .orElse("parameter");
    }

    private record Reader<T>(String name, String expected, Function<String, T> read, Function<T, String> write)
            implements ParamConverter<T> {

        @Override
        public T fromString(String text) {
            if (text == null || text.isEmpty()) {
                return null;
            }
            try {
                return read.apply(text);
            } catch (DateTimeException | IllegalArgumentException unreadable) {
                throw Problem.invalid(InputError.parameter(name, expected, text));
            }
        }

        @Override
        public String toString(T value) {
            return write.apply(value);
        }
    }
}
