package io.qinglan.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.feed.hj212.CommandSets;
import io.qinglan.feed.hj212.Edition;
import io.qinglan.feed.hj212.FactorCode;
import io.qinglan.feed.hj212.MarkDictionary;
import io.qinglan.feed.hj212.MarkDictionary.Meaning;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.Standard;

/** The code tables of HJ 212 by edition, read from {@code rules/standards}: commands, marks, factors. Immutable. */
public final class CodeTables {

    private final CommandSets commands;
    private final Map<String, MarkDictionary> dictionaries = new LinkedHashMap<>();
    private final Map<Edition, String> dictionaryOf = new LinkedHashMap<>();
    private final Map<String, FactorCode> factors = new LinkedHashMap<>();

    private CodeTables(PolicyLibrary library) {
        commands = CommandSetsReader.read(library);
        for (Standard standard : library.standards()) {
            JsonNode tree = standard.content();
            if (tree.hasNonNull("mark_dictionary") && tree.has("marks")) {
                MarkDictionary dictionary = dictionary(tree);
                dictionaries.put(dictionary.id(), dictionary);
            }
            tree.path("factors").forEach(row -> factors.put(row.path("code").asText(), factor(row)));
        }
        for (Edition edition : List.of(Edition.OF_2005, Edition.OF_2017, Edition.OF_2025)) {
            dictionaryOf.put(
                    edition,
                    library.standard("hj-212-" + edition.code())
                            .content()
                            .path("mark_dictionary")
                            .asText());
        }
    }

    /**
     * The tables in a folder of rules.
     *
     * @throws io.qinglan.policy.PolicyException when the table of an edition is missing
     */
    public static CodeTables of(PolicyLibrary library) {
        return new CodeTables(library);
    }

    /** Which commands each edition knows. */
    public CommandSets commands() {
        return commands;
    }

    /** A dictionary of marks by its name, such as {@code hj-212-2017} or {@code hj-76-2017}. */
    public Optional<MarkDictionary> dictionary(String id) {
        return Optional.ofNullable(dictionaries.get(id));
    }

    /** The dictionary in which an edition's marks are read unless the instrument is set otherwise; that of 2017 for an unknown edition. */
    public MarkDictionary dictionary(Edition edition) {
        return dictionaries.get(dictionaryOf.getOrDefault(edition, dictionaryOf.get(Edition.OF_2017)));
    }

    /** All dictionaries of marks. */
    public List<MarkDictionary> dictionaries() {
        return new ArrayList<>(dictionaries.values());
    }

    /** A factor by its code or its code of 2005. */
    public Optional<FactorCode> factor(String code) {
        FactorCode known = factors.get(code);
        return known != null
                ? Optional.of(known)
                : factors.values().stream()
                        .filter(factor -> code.equals(factor.old()))
                        .findFirst();
    }

    private static MarkDictionary dictionary(JsonNode tree) {
        Map<String, Meaning> meanings = new LinkedHashMap<>();
        for (JsonNode row : tree.path("marks")) {
            meanings.put(
                    row.path("mark").asText(),
                    Meaning.valueOf(row.path("meaning").asText().toUpperCase(Locale.ROOT)));
        }
        return new MarkDictionary(tree.path("mark_dictionary").asText(), meanings);
    }

    private static FactorCode factor(JsonNode row) {
        return new FactorCode(
                row.path("code").asText(),
                row.path("old").asText(null),
                row.path("zh").asText(),
                row.path("en").asText(),
                row.path("unit").asText(),
                row.path("cumulative").asText(null));
    }
}
