package io.qinglan.feed;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import io.qinglan.feed.hj212.Edition;
import io.qinglan.feed.hj212.MarkDictionary;
import io.qinglan.feed.hj212.MarkDictionary.Meaning;
import io.qinglan.policy.PolicyLibrary;

import static org.assertj.core.api.Assertions.assertThat;

/** The code tables of HJ 212 as the rules folder gives them. */
class CodeTablesTest {

    private final CodeTables tables = CodeTables.of(PolicyLibrary.open(Path.of("rules")));

    @Test
    void aLetterMeansWhatItsDictionarySays() {
        MarkDictionary protocol = tables.dictionary(Edition.OF_2017);
        MarkDictionary instruments = tables.dictionary("hj-76-2017").orElseThrow();
        assertThat(protocol.meaning("F")).isEqualTo(Meaning.INSTRUMENT_STOPPED);
        assertThat(instruments.meaning("F")).isEqualTo(Meaning.SOURCE_STOPPED);
        assertThat(protocol.meaning("B")).isEqualTo(Meaning.LINK_FAULT);
        assertThat(instruments.meaning("B")).isEqualTo(Meaning.BANKED_FIRE);
        assertThat(tables.dictionary(Edition.OF_2005).meaning("F")).isEqualTo(Meaning.SOURCE_STOPPED);
        assertThat(protocol.meaning("Sd")).isEqualTo(Meaning.UNKNOWN);
        assertThat(protocol.meaning(null)).isEqualTo(Meaning.NONE);
        assertThat(tables.dictionary(Edition.OF_2025)).isEqualTo(protocol);
        assertThat(tables.dictionary(Edition.UNKNOWN)).isEqualTo(protocol);
    }

    @Test
    void eachEditionHasItsCommands() {
        assertThat(tables.commands().has(Edition.OF_2005, 2071)).isTrue();
        assertThat(tables.commands().has(Edition.OF_2017, 2071)).isFalse();
        assertThat(tables.commands().has(Edition.OF_2025, 9015)).isTrue();
        assertThat(tables.commands().has(Edition.OF_2017, 9015)).isFalse();
        assertThat(tables.commands().has(Edition.UNKNOWN, 2071)).isTrue();
        assertThat(tables.commands().has(Edition.UNKNOWN, 9015)).isTrue();
        assertThat(tables.commands().has(Edition.UNKNOWN, 9021)).isFalse();
        assertThat(tables.commands().needsTime(2111)).isTrue();
        assertThat(tables.commands().needsTime(3020)).isFalse();
    }

    @Test
    void aFactorIsFoundByEitherCode() {
        assertThat(tables.factor("a21026")).isEqualTo(tables.factor("02"));
        assertThat(tables.factor("a00000").orElseThrow().unit()).isEqualTo("m3/s");
        assertThat(tables.factor("a34013").orElseThrow().cumulative()).isEqualTo("kg");
        assertThat(tables.factor("x99999")).isEmpty();
    }
}
