package io.qinglan.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import io.qinglan.ledger.verifier.BundleCheck;

/** Checks an exported bundle without a server and without a network. Exit status 0: believed; 1: a doubt, or nothing to trust. */
@Command(
        name = "verify",
        description = "Checks a bundle offline, by a key or a checkpoint you trust.",
        mixinStandardHelpOptions = true)
final class LedgerVerifyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "the bundle, from GET /api/v1/ledger/bundles/{decision}")
    private Path file;

    @ArgGroup
    private Trust trust;

    @Spec
    private CommandSpec spec;

    /** What is trusted: one thing. */
    static final class Trust {

        @Option(names = "--key", paramLabel = "FILE", description = "the ledger's published key (ledger.pub)")
        private Path key;

        @Option(names = "--checkpoint", paramLabel = "FILE", description = "a signed checkpoint you kept")
        private Path checkpoint;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        byte[] bundle = read("FILE", file);
        if (trust == null) {
            out.println("DOUBT: nothing to trust was given; a chain that is only true to itself proves nothing:"
                    + " give --key or --checkpoint");
            return Qinglan.NO;
        }
        BundleCheck.Outcome outcome = trust.key == null
                ? BundleCheck.byCheckpoint(bundle, text("--checkpoint", trust.checkpoint))
                : BundleCheck.byKey(bundle, text("--key", trust.key));
        outcome.holds().forEach(line -> out.println("holds: " + line));
        outcome.remarks().forEach(line -> out.println("note: " + line));
        out.println(outcome.believed() ? "VERIFIED" : "DOUBT: " + outcome.doubt());
        return outcome.believed() ? 0 : Qinglan.NO;
    }

    private static String text(String option, Path path) throws IOException {
        return new String(read(option, path), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static byte[] read(String option, Path path) throws IOException {
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new WrongUse(option + ": expected a file that can be read, got " + path);
        }
        return Files.readAllBytes(path);
    }
}
