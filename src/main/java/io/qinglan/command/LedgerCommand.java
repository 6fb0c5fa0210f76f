package io.qinglan.command;

import picocli.CommandLine.Command;

/** What can be done with a ledger, away from it. */
@Command(
        name = "ledger",
        description = "Checks what a ledger gave out.",
        mixinStandardHelpOptions = true,
        subcommands = LedgerVerifyCommand.class)
final class LedgerCommand {}
