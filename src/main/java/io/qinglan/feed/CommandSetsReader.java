package io.qinglan.feed;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.feed.hj212.CommandSets;
import io.qinglan.feed.hj212.Edition;
import io.qinglan.policy.PolicyLibrary;

/** Reads which commands each edition of HJ 212 knows from {@code rules/standards/hj-212-*.yaml}. */
public final class CommandSetsReader {

    private static final List<Edition> EDITIONS = List.of(Edition.OF_2005, Edition.OF_2017, Edition.OF_2025);

    private final PolicyLibrary library;
    private final Set<Integer> dated = new LinkedHashSet<>();

    private CommandSetsReader(PolicyLibrary library) {
        this.library = library;
    }

    /**
     * The commands of all editions.
     *
     * @throws io.qinglan.policy.PolicyException when the table of an edition is missing
     */
    public static CommandSets read(PolicyLibrary library) {
        CommandSetsReader reader = new CommandSetsReader(library);
        Map<Edition, Set<Integer>> known = new EnumMap<>(Edition.class);
        for (Edition edition : EDITIONS) {
            known.put(edition, reader.commands("hj-212-" + edition.code()));
        }
        return new CommandSets(known, reader.dated);
    }

    /** An edition's own commands and those of the edition it builds on. */
    private Set<Integer> commands(String id) {
        JsonNode tree = library.standard(id).content();
        Set<Integer> commands = new LinkedHashSet<>();
        if (tree.hasNonNull("commands_of")) {
            commands.addAll(commands(tree.get("commands_of").asText()));
        }
        for (JsonNode command : tree.path("commands")) {
            int number = command.path("cn").asInt();
            commands.add(number);
            if (command.path("dated").asBoolean()) {
                dated.add(number);
            }
        }
        return commands;
    }
}
