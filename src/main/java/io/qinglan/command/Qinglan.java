package io.qinglan.command;

import java.io.PrintWriter;

import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import io.qinglan.command.hj212.BadInput;
import io.qinglan.policy.PolicyException;

/** The program: one command line, many commands. Exit status: 0 well, 1 the answer is no, 2 wrong use, 3 could not run. */
@QuarkusMain
@Command(
        name = "qinglan",
        description = "Qinglan (晴岚): heavy-pollution-weather response, from the forecast to the order of every site.",
        mixinStandardHelpOptions = true,
        version = "qinglan 0.1.0",
        subcommands = {
            ServeCommand.class,
            RulesCommand.class,
            AssessCommand.class,
            BacktestCommand.class,
            CheckCommand.class,
            LedgerCommand.class,
            Hj212Command.class
        })
public final class Qinglan implements Runnable {

    /** The answer is no: a case failed, a proof does not hold. */
    static final int NO = 1;

    /** Wrong use: an unknown option, a file that cannot be read. */
    static final int WRONG_USE = 2;

    /** Could not run: something the command needs is missing. */
    static final int COULD_NOT_RUN = 3;

    @Spec
    private CommandSpec spec;

    /** Runs one command and ends the process with its exit status. */
    public static void main(String... arguments) {
        System.exit(run(arguments));
    }

    /** Runs one command and gives its exit status. */
    static int run(String... arguments) {
        return new CommandLine(new Qinglan())
                .setExecutionExceptionHandler(Qinglan::explain)
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }

    private static int explain(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
        PrintWriter out = line.getErr();
        if (e instanceof WrongUse || e instanceof BadInput || e instanceof PolicyException) {
            out.println("qinglan: " + e.getMessage());
            return WRONG_USE;
        }
        out.println("qinglan: could not run: " + e.getMessage());
        if (Boolean.getBoolean("qinglan.verbose")) {
            e.printStackTrace(out);
        }
        return COULD_NOT_RUN;
    }
}
