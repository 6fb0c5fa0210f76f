package io.qinglan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The documents say what is there: every configuration key, every room, every link, and the same in both languages. */
class DocumentationTest {

    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final Path DOCS = HOME.resolve("docs");
    private static final Path CODE = HOME.resolve("src/main/java/io/qinglan");

    private static final Pattern OWN_KEY = Pattern.compile("(?m)^(?:%\\w+\\.)?(qinglan\\.[\\w.-]+)\\s*=");
    private static final Pattern KEY_IN_CODE =
            Pattern.compile("@ConfigProperty\\(\\s*name = \"(qinglan\\.[\\w.-]+)\"|\"\\$?\\{(qinglan\\.[\\w.-]+)");
    private static final Pattern CLASS = Pattern.compile("`((?:[a-z]+\\.)+[A-Z]\\w+)");
    private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern FENCE = Pattern.compile("(?ms)^\\s*```.*?^\\s*```");

    @Test
    void everyConfigurationKeyIsExplained() {
        String page = read(DOCS.resolve("configuration.md"));
        Set<String> keys =
                new TreeSet<>(found(OWN_KEY, read(HOME.resolve("src/main/resources/application.properties"))));
        filesUnder(CODE, ".java").forEach(file -> keys.addAll(found(KEY_IN_CODE, read(file))));
        assertThat(keys).isNotEmpty();
        assertThat(keys.stream().filter(key -> !page.contains("`" + key + "`")))
                .as("missing in docs/configuration.md")
                .isEmpty();
    }

    @Test
    void everyRoomIsInTheArchitecture() throws IOException {
        String page = read(DOCS.resolve("architecture.md"));
        try (Stream<Path> rooms = Files.list(CODE).filter(Files::isDirectory)) {
            assertThat(rooms.map(room -> room.getFileName().toString())
                            .filter(room -> !page.contains("| `" + room + "` |")))
                    .as("missing in docs/architecture.md")
                    .isEmpty();
        }
    }

    @Test
    void everyClassOfTheGlossaryIsThere() {
        Set<String> missing = new TreeSet<>();
        for (String name : found(CLASS, read(DOCS.resolve("glossary.md")))) {
            if (!Files.exists(CODE.resolve(name.replace('.', '/') + ".java"))) {
                missing.add(name);
            }
        }
        assertThat(missing).as("named in docs/glossary.md").isEmpty();
    }

    @Test
    void everyDecisionHasItsOwnNumberAndIsListed() {
        String list = read(DOCS.resolve("decisions/README.md"));
        List<String> records = filesUnder(DOCS.resolve("decisions"), ".md").stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> !name.equals("README.md"))
                .toList();
        assertThat(records).allMatch(name -> name.matches("\\d{4}-[a-z0-9-]+\\.md"));
        assertThat(records.stream().map(name -> name.substring(0, 4))).doesNotHaveDuplicates();
        assertThat(records.stream().filter(name -> !list.contains("(" + name + ")")))
                .as("missing in docs/decisions/README.md")
                .isEmpty();
    }

    @Test
    void everyRelativeLinkLeadsSomewhere() {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            String text = FENCE.matcher(read(page)).replaceAll("");
            for (String link : found(LINK, text)) {
                String target = link.replaceFirst("#.*", "");
                boolean outside = link.matches("[a-z]+:.*");
                if (!outside && !target.isEmpty() && !Files.exists(page.resolveSibling(target))) {
                    broken.add(HOME.relativize(page) + " -> " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void bothReadmesHaveTheSameParts() {
        assertThat(headings("README.zh.md")).isEqualTo(headings("README.md"));
    }

    /** The depths of the headings, in order. */
    private static List<Integer> headings(String page) {
        return FENCE.matcher(read(HOME.resolve(page)))
                .replaceAll("")
                .lines()
                .filter(line -> line.matches("#{1,6} .*"))
                .map(line -> line.indexOf(' '))
                .toList();
    }

    private static List<Path> pages() {
        List<Path> pages = new ArrayList<>(filesUnder(DOCS, ".md"));
        pages.addAll(filesUnder(HOME.resolve("rules"), ".md"));
        pages.add(HOME.resolve("README.md"));
        pages.add(HOME.resolve("README.zh.md"));
        return pages;
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(DocumentationTest::firstGroup)
                .collect(Collectors.toSet());
    }

    private static String firstGroup(MatchResult match) {
        for (int group = 1; group <= match.groupCount(); group++) {
            if (match.group(group) != null) {
                return match.group(group);
            }
        }
        throw new IllegalStateException("a pattern without a group");
    }

    private static List<Path> filesUnder(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
