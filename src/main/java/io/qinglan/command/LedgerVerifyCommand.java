package io.qinglan.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import io.qinglan.ledger.verifier.AnchorTrust;
import io.qinglan.ledger.verifier.BundleCheck;
import io.qinglan.ledger.verifier.Doubt;

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

    @Option(
            names = "--anchor",
            paramLabel = "FILE",
            description = "whom you trust outside: the certificate of a time-stamp authority (PEM), or a witness's key")
    private List<Path> anchors = new ArrayList<>();

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
        List<String> outside = new ArrayList<>();
        for (Path anchor : anchors) {
            outside.add(text("--anchor", anchor));
        }
        BundleCheck.Outcome outcome = trust.key == null
                ? BundleCheck.byCheckpoint(bundle, text("--checkpoint", trust.checkpoint), trusted(outside))
                : BundleCheck.byKey(bundle, text("--key", trust.key), trusted(outside));
        outcome.holds().forEach(line -> out.println("holds: " + line));
        outcome.remarks().forEach(line -> out.println("note: " + line));
        out.println(outcome.believed() ? "VERIFIED" : "DOUBT: " + outcome.doubt());
        return outcome.believed() ? 0 : Qinglan.NO;
    }

    private static AnchorTrust trusted(List<String> outside) {
        try {
            return AnchorTrust.of(outside);
        } catch (Doubt unreadable) {
            throw new WrongUse("--anchor: " + unreadable.getMessage());
        }
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
