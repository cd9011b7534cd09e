package io.opengse.cli.command;

import io.opengse.cli.console.Surroundings;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Option;

/** The whole gse command: its tree of subcommands and how it ends. Made by GseMain and by tests. */
@Command(
        name = "gse",
        synopsisSubcommandLabel = "COMMAND",
        description = "An open, self-hosted game-server engine, wire-compatible with Tencent Cloud GSE.",
        footer = {"", "First steps:  gse up     then, in another terminal:  gse demo"})
public final class Gse {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    private static final String AGENT = "agent";

    private Gse() {}

    /**
     * Runs one command line and says the exit code: 0 done, 1 refused or failed, 2 written wrongly, 3 would change
     * something (gse fleet apply --dry-run).
     */
    public static int run(Surroundings surroundings, String... arguments) {
        CommandLine line = arguments.length > 0 && AGENT.equals(arguments[0])
                ? agentAlone(surroundings)
                : commandLine(surroundings);
        if (arguments.length == 0) {
            line.usage(line.getOut());
            line.getOut().flush();
            return 0;
        }
        return line.execute(arguments);
    }

    static CommandLine commandLine(Surroundings surroundings) {
        CommandLine line = new CommandLine(new Gse());
        line.addSubcommand(new UpCommand(surroundings));
        line.addSubcommand(new LocalCommand(surroundings));
        line.addSubcommand(new DemoCommand(surroundings));
        line.addSubcommand(
                new CommandLine(new ServerCommand(surroundings)).addSubcommand(new ServerList(surroundings)));
        line.addSubcommand(new AgentCommand(surroundings));
        line.addSubcommand(new CommandLine(new Nouns.FleetNoun())
                .addSubcommand(new FleetList(surroundings))
                .addSubcommand(new FleetShow(surroundings))
                .addSubcommand(new FleetScale(surroundings))
                .addSubcommand(new FleetUpdate(surroundings))
                .addSubcommand(new FleetCreate(surroundings))
                .addSubcommand(new FleetApply(surroundings))
                .addSubcommand(new FleetCopy(surroundings))
                .addSubcommand(new FleetDrain(surroundings))
                .addSubcommand(new FleetDelete(surroundings))
                .addSubcommand(new FleetEvents(surroundings)));
        line.addSubcommand(new CommandLine(new Nouns.AliasNoun())
                .addSubcommand(new AliasList(surroundings))
                .addSubcommand(new AliasCreate(surroundings))
                .addSubcommand(new AliasUpdate(surroundings))
                .addSubcommand(new AliasDelete(surroundings))
                .addSubcommand(new AliasResolve(surroundings)));
        line.addSubcommand(new CommandLine(new Nouns.InstanceNoun())
                .addSubcommand(new InstanceList(surroundings))
                .addSubcommand(new InstanceWeight(surroundings))
                .addSubcommand(new InstanceReserve(surroundings)));
        line.addSubcommand(hosts(surroundings));
        line.addSubcommand(scaling(surroundings));
        line.addSubcommand(new CommandLine(new Nouns.AssetNoun())
                .addSubcommand(new AssetPush(surroundings))
                .addSubcommand(new AssetList(surroundings))
                .addSubcommand(new AssetShow(surroundings))
                .addSubcommand(new AssetDelete(surroundings)));
        line.addSubcommand(new CommandLine(new Nouns.ProcessNoun())
                .addSubcommand(new ProcessList(surroundings))
                .addSubcommand(new ProcessFiles(surroundings))
                .addSubcommand(new ProcessEnd(surroundings)));
        line.addSubcommand(new CommandLine(new Nouns.SessionNoun())
                .addSubcommand(new SessionList(surroundings))
                .addSubcommand(new SessionShow(surroundings))
                .addSubcommand(new SessionCreate(surroundings))
                .addSubcommand(new SessionEnd(surroundings))
                .addSubcommand(new SessionSearch(surroundings))
                .addSubcommand(new SessionLogs(surroundings)));
        line.addSubcommand(queues(surroundings));
        line.addSubcommand(placements(surroundings));
        line.addSubcommand(new CommandLine(new Nouns.PlayerNoun())
                .addSubcommand(new PlayerList(surroundings))
                .addSubcommand(new PlayerJoin(surroundings)));
        line.addSubcommand(new EventsCommand(surroundings));
        line.addSubcommand(new ExplainCommand(surroundings));
        line.addSubcommand(new LogsCommand(surroundings));
        line.addSubcommand(new TopCommand(surroundings));
        line.addSubcommand(new StatsCommand(surroundings));
        addAccess(line, surroundings);
        line.addSubcommand(new CommandLine(new Nouns.DevNoun())
                .addSubcommand(new DevFailHealth(surroundings))
                .addSubcommand(new DevEnd(surroundings))
                .addSubcommand(new DevKill(surroundings))
                .addSubcommand(new DevDropLink(surroundings))
                .addSubcommand(new DevExpire(surroundings)));
        line.addSubcommand(new BackupCommand(surroundings));
        line.addSubcommand(new CommandLine(new Nouns.StoreNoun()).addSubcommand(new StoreMigrateCommand(surroundings)));
        line.addSubcommand(new RestoreCommand(surroundings));
        line.addSubcommand(new ConsoleCommand(surroundings));
        line.addSubcommand(new DoctorCommand(surroundings));
        line.addSubcommand(new VersionCommand(surroundings));
        line.addSubcommand(new CompletionCommand(surroundings));
        return settled(line, surroundings);
    }

    private static CommandLine hosts(Surroundings surroundings) {
        return new CommandLine(new Nouns.HostNoun())
                .addSubcommand(new HostList(surroundings))
                .addSubcommand(new HostShow(surroundings))
                .addSubcommand(new HostDrain(surroundings))
                .addSubcommand(new HostChange.Undrain(surroundings))
                .addSubcommand(new HostChange.Revoke(surroundings))
                .addSubcommand(new HostChange.Forget(surroundings))
                .addSubcommand(new HostToken(surroundings))
                .addSubcommand(new HostTokens(surroundings));
    }

    private static CommandLine queues(Surroundings surroundings) {
        return new CommandLine(new Nouns.QueueNoun())
                .addSubcommand(new QueueList(surroundings))
                .addSubcommand(new QueueShow(surroundings))
                .addSubcommand(new QueueCreate(surroundings))
                .addSubcommand(new QueueUpdate(surroundings))
                .addSubcommand(new QueueWebhook(surroundings))
                .addSubcommand(new QueueDelete(surroundings));
    }

    private static CommandLine placements(Surroundings surroundings) {
        return new CommandLine(new Nouns.PlacementNoun())
                .addSubcommand(new PlacementStart(surroundings))
                .addSubcommand(new PlacementList(surroundings))
                .addSubcommand(new PlacementShow(surroundings))
                .addSubcommand(new PlacementStop(surroundings));
    }

    private static void addAccess(CommandLine line, Surroundings surroundings) {
        line.addSubcommand(new CommandLine(new Nouns.CredentialNoun())
                .addSubcommand(new CredentialList(surroundings))
                .addSubcommand(new CredentialShow(surroundings))
                .addSubcommand(new CredentialCreate(surroundings))
                .addSubcommand(new CredentialRotate(surroundings))
                .addSubcommand(new CredentialDisable(surroundings))
                .addSubcommand(new CredentialEnable(surroundings))
                .addSubcommand(new CredentialDelete(surroundings)));
        line.addSubcommand(new CommandLine(new Nouns.PolicyNoun())
                .addSubcommand(new PolicyList(surroundings))
                .addSubcommand(new PolicyShow(surroundings))
                .addSubcommand(new PolicyCreate(surroundings))
                .addSubcommand(new PolicyAttach(surroundings))
                .addSubcommand(new PolicyDetach(surroundings))
                .addSubcommand(new PolicyTrial(surroundings))
                .addSubcommand(new PolicyDelete(surroundings)));
        line.addSubcommand(new AuditCommand(surroundings));
    }

    private static CommandLine scaling(Surroundings surroundings) {
        return new CommandLine(new Nouns.ScalingNoun())
                .addSubcommand(new ScalingList(surroundings))
                .addSubcommand(new ScalingPut(surroundings))
                .addSubcommand(new ScalingDelete(surroundings))
                .addSubcommand(new CommandLine(new Nouns.TimerNoun())
                        .addSubcommand(new TimerList(surroundings))
                        .addSubcommand(new TimerPut(surroundings))
                        .addSubcommand(new TimerDelete(surroundings)));
    }

    /** The agent stays for months on every host: it does not even load the commands that it is not. */
    private static CommandLine agentAlone(Surroundings surroundings) {
        return settled(new CommandLine(new Gse()).addSubcommand(new AgentCommand(surroundings)), surroundings);
    }

    private static CommandLine settled(CommandLine line, Surroundings surroundings) {
        Endings endings = new Endings(surroundings.console());
        Help.Ansi ansi = surroundings.console().coloured() ? Help.Ansi.ON : Help.Ansi.OFF;
        int width = surroundings.console().width();
        line.setOut(new PrintWriter(surroundings.console().out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(surroundings.console().err(), true, StandardCharsets.UTF_8));
        line.setColorScheme(Help.defaultColorScheme(ansi));
        line.setUsageHelpWidth(width <= 0 ? 100 : Math.clamp(width, 60, 120));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(endings::misused);
        line.setExecutionExceptionHandler(endings::failed);
        return line;
    }
}
