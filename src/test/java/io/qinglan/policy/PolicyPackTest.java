package io.qinglan.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.qinglan.fact.Level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PolicyPackTest {

    private static final String RULE = """
            // a document, article 1
            package io.qinglan.rules.warning;
            import io.qinglan.fact.Level;
            import java.util.List;
            global List conclusions;

            rule "a level is seen"
                @clause("document 1, article 1") @zh("见到级别") @en("a level is seen")
            when
                $level : Level( this != Level.NONE )
            then
                conclusions.add( "%s " + $level.code() );
            end
            """;

    @TempDir
    Path rules;

    @BeforeEach
    void twoPacks() throws IOException {
        pack("parent", "");
        pack("child", "extends: parent\n");
        write("parent/parameters/hours.yaml", parameter("hours", "36") + parameter("lead", "24"));
        write("parent/parameters/standard.yaml", """
                standard:
                  title: {zh: 标准, en: standard}
                  dated:
                    - {value: old, since: 2012-01-01, until: 2026-03-01, cite: x, certainty: stated}
                    - {value: new, since: 2026-03-01, cite: y, certainty: stated}
                """);
        write("child/parameters/hours.yaml", parameter("hours", "48"));
        write("parent/warning/level.drl", RULE.formatted("parent"));
    }

    @Test
    void aChildStatesWhatDiffersAndInheritsTheRest() {
        Parameters parameters = library().pack("child").parameters();
        assertThat(parameters.number("hours")).isEqualByComparingTo("48");
        assertThat(parameters.number("lead")).isEqualByComparingTo("24");
        assertThat(parameters.get("lead").pack()).isEqualTo("parent");
    }

    @Test
    void aDatedParameterHasTheValueOfTheDay() {
        Parameters parameters = library().pack("parent").parameters();
        assertThat(parameters.on(LocalDate.parse("2026-02-28")).text("standard"))
                .isEqualTo("old");
        assertThat(parameters.on(LocalDate.parse("2026-03-01")).text("standard"))
                .isEqualTo("new");
        assertThat(parameters.on(LocalDate.parse("2011-12-31")).find("standard"))
                .isEmpty();
    }

    @Test
    void anotherReadingIsAnotherPack() {
        PolicyPack pack = library().pack("child");
        PolicyPack other = pack.with(Map.of("lead", 48));
        assertThat(other.parameters().number("lead")).isEqualByComparingTo("48");
        assertThat(pack.parameters().number("lead")).isEqualByComparingTo("24");
        assertThat(other.digest()).isNotEqualTo(pack.digest()).hasSize(64);
        assertThatThrownBy(() -> pack.with(Map.of("unknown", 1))).hasMessageContaining("unknown");
    }

    @Test
    void theDigestOfAChildChangesWithItsParent() throws IOException {
        String before = library().pack("child").digest();
        assertThat(library().pack("child").digest()).isEqualTo(before);
        write("parent/parameters/hours.yaml", parameter("hours", "37") + parameter("lead", "24"));
        assertThat(library().pack("child").digest()).isNotEqualTo(before);
    }

    @Test
    void inheritedRulesFireAndLeaveATrace() {
        List<String> conclusions = new ArrayList<>();
        Evaluation evaluation = library()
                .pack("child")
                .rules("warning")
                .evaluate(List.of(Level.NONE, Level.RED), Map.of("conclusions", conclusions), true);
        assertThat(conclusions).containsExactly("parent red");
        assertThat(evaluation.fired())
                .containsExactly(new Fired(
                        "a level is seen", "document 1, article 1", "见到级别", "a level is seen", List.of(Level.RED)));
    }

    @Test
    void aRuleFileOfTheSameNameReplacesTheParents() throws IOException {
        write("child/warning/level.drl", RULE.formatted("child"));
        List<String> conclusions = new ArrayList<>();
        library()
                .pack("child")
                .rules("warning")
                .evaluate(List.of(Level.RED), Map.of("conclusions", conclusions), false);
        assertThat(conclusions).containsExactly("child red");
    }

    @Test
    void aRuleThatDoesNotCompileNamesFileAndLine() throws IOException {
        write("child/warning/level.drl", RULE.formatted("child").replace("Level.NONE", "Level.PINK"));
        assertThatThrownBy(() -> library().pack("child").rules("warning"))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("child/warning")
                .hasMessageContaining("level.drl")
                .hasMessageContaining("line");
    }

    @Test
    void aParameterWithoutCitationIsRefused() throws IOException {
        write(
                "child/parameters/hours.yaml",
                "hours: {title: {zh: 时, en: hours}, value: 1, since: 2024-01-01, certainty: stated}\n");
        assertThatThrownBy(() -> library().pack("child"))
                .hasMessageContaining("child/parameters/hours.yaml")
                .hasMessageContaining("cite");
    }

    @Test
    void aReadingThatIsNotOneOfThoseNamedIsRefused() throws IOException {
        write(
                "child/parameters/hours.yaml",
                "test: {title: {zh: 读法, en: reading}, values: [le, lt], value: less, since: 2024-01-01, cite: x, certainty: open}\n");
        assertThatThrownBy(() -> library().pack("child"))
                .hasMessageContaining("test")
                .hasMessageContaining("less");
    }

    @Test
    void anUnknownKeyOfAPackIsRefused() throws IOException {
        pack("child", "extendz: parent\n");
        assertThatThrownBy(() -> library().pack("child")).hasMessageContaining("extendz");
    }

    @Test
    void aCircleOfPacksIsRefused() throws IOException {
        pack("parent", "extends: child\n");
        assertThatThrownBy(() -> library().pack("child")).hasMessageContaining("circle");
    }

    private PolicyLibrary library() {
        return PolicyLibrary.open(rules);
    }

    private void pack(String id, String more) throws IOException {
        write(
                id + "/pack.yaml",
                "id: %s\ntitle: {zh: 包, en: pack}\ndocument: document 1\nin_force_from: 2024-01-23\n%s"
                        .formatted(id, more));
    }

    private static String parameter(String name, String value) {
        return "%s: {title: {zh: 时, en: hours}, value: %s, unit: h, since: 2024-01-23, cite: document 1, certainty: stated}\n"
                .formatted(name, value);
    }

    private void write(String name, String text) throws IOException {
        Path file = rules.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
