package io.opengse.cli.command;

import io.opengse.cli.console.Console;
import io.opengse.cli.console.Surroundings;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = "Prints shell completion for bash and zsh; use it with: source <(gse completion)")
final class CompletionCommand implements Runnable {
    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    CompletionCommand(Surroundings surroundings) {
        this.console = surroundings.console();
    }

    @Override
    public void run() {
        console.say(AutoComplete.bash("gse", spec.root().commandLine()).strip());
    }
}
