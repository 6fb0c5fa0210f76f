package io.qinglan.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

/** The pages of docs/problems, packed with the program: one for each problem type, its heading is the type's title. */
@Singleton
public class ProblemPages {

    private final Map<String, Optional<String>> texts = new ConcurrentHashMap<>();

    /** The page of a type as Markdown, empty when there is none. */
    public Optional<String> text(String type) {
        return type.matches("[a-z0-9-]{1,60}") ? texts.computeIfAbsent(type, ProblemPages::read) : Optional.empty();
    }

    /** The title of a type: the heading of its page; the type itself when it has no page. */
    public String title(String type) {
        return text(type)
                .map(page -> page.lines().findFirst().orElse("").replaceFirst("^#+\\s*", ""))
                .orElse(type);
    }

    private static Optional<String> read(String type) {
        try (InputStream file =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("problems/" + type + ".md")) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
