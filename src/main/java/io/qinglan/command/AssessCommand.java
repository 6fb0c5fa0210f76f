package io.qinglan.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import io.qinglan.policy.PolicyException;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.warning.assessment.AssessCommandInput;
import io.qinglan.warning.assessment.InputException;

/** Judges a series by a pack, without a server: level and transitions with their reasons, as JSON. */
@Command(name = "assess", description = "Judges a series by a pack; prints JSON.", mixinStandardHelpOptions = true)
final class AssessCommand implements Callable<Integer> {

    @Option(names = "--pack", required = true, paramLabel = "ID", description = "the rule pack")
    private String pack;

    @Option(
            names = "--series",
            required = true,
            paramLabel = "FILE",
            description = "the series: as in a case, a forecast, or CSV of hour,aqi")
    private Path series;

    @Option(names = "--context", paramLabel = "FILE", description = "what is in force and known, as in a case")
    private Path context;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        PolicyLibrary library = House.library();
        if (!library.ids().contains(pack)) {
            throw new WrongUse("--pack: expected one of " + library.ids() + ", got " + pack);
        }
        requireReadable("--series", series);
        requireReadable("--context", context);
        try {
            JsonNode said = new AssessCommandInput(library, House.zone()).assess(pack, series, context);
            spec.commandLine().getOut().println(pretty(said));
            return 0;
        } catch (InputException | PolicyException e) {
            throw new WrongUse(e.getMessage());
        }
    }

    private static void requireReadable(String option, Path file) {
        if (file != null && !Files.isReadable(file)) {
            throw new WrongUse(option + ": expected a file that can be read, got " + file);
        }
    }

    private static String pretty(JsonNode json) throws JsonProcessingException {
        return new ObjectMapper()
                .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(json);
    }
}
