package io.qinglan.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every problem type that the program can name has its page, in both languages. */
class ProblemCatalogueTest {

    private static final Pattern NAMED = Pattern.compile(
            "(?:Problem\\.(?:conflict|forbidden)\\(|new Problem\\(\\s*\\d{3},|(?<![.\\w])(?:conflict|forbidden)\\()\\s*\"([a-z0-9/-]+)\",");

    @Test
    void everyTypeHasItsPage() throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher matcher = NAMED.matcher(Files.readString(file));
                while (matcher.find()) {
                    named.add(matcher.group(1).replace("/problems/", ""));
                }
            }
        }
        assertThat(named).contains("same-person", "authority-lacking", "invalid-input", "stale");
        assertThat(named)
                .allSatisfy(type -> assertThat(Path.of("docs/problems", type + ".md"))
                        .as("page of problem type %s", type)
                        .exists());
    }

    @Test
    void everyPageHasATitleInBothLanguagesAndItsStatus() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("docs/problems"))) {
            for (Path file : files.filter(path -> !path.endsWith("README.md")).toList()) {
                String page = Files.readString(file);
                assertThat(page)
                        .as(file.toString())
                        .matches("(?s)# \\P{ASCII}.* · \\p{ASCII}+?\n\nHTTP \\d{3}\n\n.+\n\n.+");
            }
        }
    }
}
