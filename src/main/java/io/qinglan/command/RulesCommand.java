package io.qinglan.command;

import picocli.CommandLine.Command;

/** What can be done with rule packs. */
@Command(name = "rules", description = "Works with rule packs.", subcommands = RulesTestCommand.class)
final class RulesCommand {}
