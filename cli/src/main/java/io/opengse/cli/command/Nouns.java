package io.opengse.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The commands that only hold others. Written without one, they are a mistake of usage. */
final class Nouns {
    private Nouns() {}

    @Command(name = "fleet", description = "Fleets: how game processes are run.")
    static final class FleetNoun {
        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help.")
        private boolean help;
    }

    @Command(name = "asset", description = "Packages: what fleets are made of.")
    static final class AssetNoun {
        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help.")
        private boolean help;
    }

    @Command(name = "process", description = "Game processes.")
    static final class ProcessNoun {
        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help.")
        private boolean help;
    }

    @Command(name = "session", description = "Game server sessions.")
    static final class SessionNoun {
        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help.")
        private boolean help;
    }

    @Command(name = "player", description = "Players of a session.")
    static final class PlayerNoun {
        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help.")
        private boolean help;
    }

    @Command(name = "alias", description = "Aliases: names for fleets that stay while the fleet behind them changes.")
    static final class AliasNoun {
        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help.")
        private boolean help;
    }

    @Command(name = "instance", description = "Instances: a fleet's shares of hosts.")
    static final class InstanceNoun {
        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help.")
        private boolean help;
    }

    @Command(name = "scaling", description = "Scaling policies and timers: how fleets grow and shrink.")
    static final class ScalingNoun {
        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help.")
        private boolean help;
    }

    @Command(name = "timer", description = "Timed changes of scaling settings.")
    static final class TimerNoun {
        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help.")
        private boolean help;
    }

    @Command(name = "queue", description = "Queues: fleets and aliases where sessions are placed for waiting players.")
    static final class QueueNoun {
        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help.")
        private boolean help;
    }

    @Command(name = "credential", description = "Credentials: who may sign calls of the API.")
    static final class CredentialNoun {
        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help.")
        private boolean help;
    }

    @Command(name = "placement", description = "Placements: sessions that wait in a queue for a place.")
    static final class PlacementNoun {
        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help.")
        private boolean help;
    }

    @Command(name = "policy", description = "Policies: what credentials may do.")
    static final class PolicyNoun {
        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help.")
        private boolean help;
    }

    @Command(
            name = "dev",
            description = "Breaks things on purpose, to see what follows; only where gse up or gse local serves.")
    static final class DevNoun {
        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help.")
        private boolean help;
    }

    @Command(name = "store", description = "Where the state is kept.")
    static final class StoreNoun {
        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help.")
        private boolean help;
    }

    @Command(name = "host", description = "Hosts: the machines that run games.")
    static final class HostNoun {
        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help.")
        private boolean help;
    }
}
