package io.qinglan.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The protocol of the instruments by hand: read captured bytes, play a fleet. */
@Command(
        name = "hj212",
        description = "Reads and plays the protocol of monitoring instruments (HJ 212).",
        mixinStandardHelpOptions = true,
        subcommands = {Hj212DecodeCommand.class, Hj212SimulateCommand.class})
final class Hj212Command implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "decode or simulate?");
    }
}
