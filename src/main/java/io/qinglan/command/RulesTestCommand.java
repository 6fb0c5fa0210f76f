package io.qinglan.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import io.qinglan.policy.CaseContext;
import io.qinglan.policy.CaseFile;
import io.qinglan.policy.CaseRun;
import io.qinglan.policy.PolicyException;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;

/** Runs the cases an official can read: those of the packs, or those of the files given. */
@Command(
        name = "test",
        description = "Runs case files; one line for each difference, then «N passed, N failed».",
        mixinStandardHelpOptions = true)
final class RulesTestCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "PACK",
            arity = "0..*",
            description = "packs whose own cases are run; all when none is named")
    private List<String> packs = List.of();

    @Option(names = "--cases", paramLabel = "FILE", arity = "1..*", description = "case files to run instead")
    private List<Path> files = List.of();

    @Spec
    private CommandSpec spec;

    private PolicyLibrary library;
    private CaseRun run;

    @Override
    public Integer call() {
        library = House.library();
        run = new CaseRun(KindsOfCase.all(), line -> say(line));
        if (files.isEmpty()) {
            runOwnCases();
        } else {
            runFiles();
        }
        say(run.passed() + " passed, " + run.failed() + " failed");
        return run.failed() == 0 ? 0 : Qinglan.NO;
    }

    private void runOwnCases() {
        List<PolicyPack> chosen = new ArrayList<>();
        for (String id : packs) {
            if (!library.ids().contains(id)) {
                throw new WrongUse("expected one of the packs " + library.ids() + ", got " + id);
            }
            chosen.add(library.pack(id));
        }
        if (packs.isEmpty()) {
            chosen.addAll(library.packs());
            library.standardCaseFiles().forEach(file -> run.run(read(file), context(null)));
        }
        for (PolicyPack pack : chosen) {
            pack.caseFiles().forEach(file -> run.run(read(file), context(pack)));
        }
    }

    /** Files from outside; with one pack named, it is the pack of cases that name none. */
    private void runFiles() {
        PolicyPack home = packs.size() == 1 ? library.pack(packs.get(0)) : null;
        List<CaseFile> read = files.stream().map(RulesTestCommand::read).toList();
        read.forEach(file -> run.run(file, context(home)));
    }

    private CaseContext context(PolicyPack home) {
        return new CaseContext(library, home, Map.of());
    }

    private static CaseFile read(Path file) {
        if (!Files.isReadable(file)) {
            throw new WrongUse("expected a file that can be read, got " + file);
        }
        try {
            return CaseFile.read(file);
        } catch (PolicyException e) {
            throw new WrongUse(e.getMessage());
        }
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }
}
