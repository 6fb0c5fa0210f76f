package io.qinglan.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import io.qinglan.forecast.outlook.Basis;
import io.qinglan.forecast.outlook.Series;
import io.qinglan.policy.PolicyException;
import io.qinglan.policy.PolicyFiles;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;
import io.qinglan.warning.assessment.Assessment;
import io.qinglan.warning.assessment.AssessmentJson;
import io.qinglan.warning.assessment.Assessor;
import io.qinglan.warning.assessment.Context;
import io.qinglan.warning.assessment.ContextReader;
import io.qinglan.warning.assessment.InputException;
import io.qinglan.warning.assessment.SeriesReader;

/** Judges a series by a pack, without a server: level and transitions with their reasons, as JSON. */
@Command(name = "assess", description = "Judges a series by a pack; prints JSON.", mixinStandardHelpOptions = true)
final class AssessCommand implements Callable<Integer> {

    @Option(names = "--pack", required = true, paramLabel = "ID", description = "the rule pack")
    private String pack;

    @Option(names = "--series", required = true, paramLabel = "FILE", description = "series in the form of a case")
    private Path series;

    @Option(names = "--context", paramLabel = "FILE", description = "context in the form of a case")
    private Path context;

    @Option(names = "--basis", paramLabel = "BASIS", description = "calendar or sliding; else the pack's")
    private String basis;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        try {
            spec.commandLine().getOut().println(pretty(AssessmentJson.of(assess())));
            return 0;
        } catch (InputException e) {
            throw new WrongUse(e.getMessage());
        }
    }

    private Assessment assess() {
        PolicyLibrary library = House.library();
        if (!library.ids().contains(pack)) {
            throw new WrongUse("--pack: expected one of " + library.ids() + ", got " + pack);
        }
        PolicyPack chosen = library.pack(pack);
        ZoneId zone = House.zone();
        Context given = ContextReader.read(
                context == null ? JsonNodeFactory.instance.objectNode() : read(context, "context"), "/context", zone);
        Series read = SeriesReader.read(read(series, "series"), "/series", zone, given.now());
        return Assessor.of(library, zone).assess(chosen, basis(), read, given);
    }

    private Basis basis() {
        return basis == null
                ? null
                : Arrays.stream(Basis.values())
                        .filter(value -> value.name().equalsIgnoreCase(basis))
                        .findFirst()
                        .orElseThrow(() -> new WrongUse("--basis: expected calendar or sliding, got " + basis));
    }

    /** The file's tree; a file that wraps it in its name, as a whole case does, is taken too. */
    private static JsonNode read(Path file, String name) {
        if (!Files.isReadable(file)) {
            throw new WrongUse("--" + name + ": expected a file that can be read, got " + file);
        }
        try {
            JsonNode tree = PolicyFiles.tree(file);
            return tree.has(name) ? tree.get(name) : tree;
        } catch (PolicyException e) {
            throw new WrongUse(e.getMessage());
        }
    }

    private static String pretty(JsonNode json) throws JsonProcessingException {
        return new ObjectMapper()
                .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(json);
    }
}
