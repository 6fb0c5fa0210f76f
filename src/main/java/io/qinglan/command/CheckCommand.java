package io.qinglan.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import io.qinglan.command.check.BadFile;
import io.qinglan.command.check.SelfCheck;
import io.qinglan.policy.PolicyLibrary;

/**
 * A plant runs the bureau's checks on its own data, without a server. Exit status: 0 every obligation that could be judged is met, 1
 * something is not met, 2 a file cannot be understood, 3 nothing could be judged or a file could not be read.
 */
@Command(
        name = "check",
        description = "Checks an order on a plant's own readings; prints JSON with a summary in plain words.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Option(
            names = "--order",
            required = true,
            paramLabel = "FILE",
            description = "the order, as GET /orders/{id} gives it")
    private Path order;

    @Option(
            names = "--readings",
            required = true,
            paramLabel = "FILE",
            description = "readings, power, curves and passages: a JSON list, or one record a line")
    private Path readings;

    @Option(
            names = "--pack",
            paramLabel = "ID",
            defaultValue = "cn-2024",
            description = "the rule pack of the place; by default ${DEFAULT-VALUE}")
    private String pack;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PolicyLibrary library = House.library();
        if (!library.ids().contains(pack)) {
            throw new WrongUse("--pack: expected one of " + library.ids() + ", got " + pack);
        }
        requireReadable("--order", order);
        requireReadable("--readings", readings);
        try {
            SelfCheck.Report report = new SelfCheck(library, library.pack(pack), House.zone()).run(order, readings);
            spec.commandLine()
                    .getOut()
                    .println(new ObjectMapper()
                            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(report.report()));
            return switch (report.result()) {
                case MET -> 0;
                case NOT_MET -> Qinglan.NO;
                case NOT_ASSESSABLE -> Qinglan.COULD_NOT_RUN;
            };
        } catch (BadFile e) {
            throw new WrongUse(e.getMessage());
        }
    }

    private static void requireReadable(String option, Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new WrongUse(option + ": expected a file that can be read, got " + file);
        }
    }
}
