package io.opengse.game.switches;

/** Every switch of the command line: its name, the form of its value and one line of help. */
public enum Switch {
    PORT("port", Value.PORT, "client port; 0 (the default) takes any free one"),
    BIND("bind", Value.PORT, "the same as --port"),
    PUBLIC_PORT("public-port", Value.PORT, "client port to announce, when a router lets players in by another number"),
    EXIT_CODE("exit-code", Value.NUMBER, "exit code when it ends in good order (0) or crashes on purpose (70)"),
    END_AFTER_MATCH("end-after-match", Value.NONE, "one match per process: ProcessEnding after it"),
    IDLE_MATCH("idle-match", Value.NONE, "rounds without end; the match is over when all players have left"),

    REHEARSE("rehearse", Value.NONE, "play one life against itself and leave (install.sh records a start-up cache so)"),
    CRASH_ON_START("crash-on-start", Value.NONE, "die at once"),
    CRASH_AFTER("crash-after", Value.MILLIS, "die so long after the start, without a word"),
    READY_DELAY("ready-delay", Value.MILLIS, "wait before ProcessReady"),
    NEVER_READY("never-ready", Value.NONE, "run, but never call ProcessReady"),
    GRPC_PORT_DEAD("grpc-port-dead", Value.NONE, "announce a grpcPort nobody listens on"),
    SPAWN_CHILD("spawn-child", Value.NONE, "start a child process (sleep) and never end it"),
    OUTPUT_FLOOD("output-flood", Value.OPTIONAL_NUMBER, "print so many MiB to stdout at start (64)"),

    HANG_HEALTH("hang-health", Value.NONE, "never answer OnHealthCheck"),
    UNHEALTHY("unhealthy", Value.NONE, "answer OnHealthCheck with false"),
    HEALTH_DELAY("health-delay", Value.MILLIS, "answer OnHealthCheck so late"),

    REFUSE_START("refuse-start", Value.NONE, "answer OnStartGameServerSession with ERROR_500"),
    HANG_START("hang-start", Value.NONE, "never answer OnStartGameServerSession"),
    ACTIVATE("activate", Value.TEXT, "late:MILLIS, twice, never or wrong-id"),

    IGNORE_TERMINATE("ignore-terminate", Value.NONE, "answer OnProcessTerminate and go on playing"),
    LEAVE_WITHOUT_ENDING(
            "leave-without-ending", Value.NONE, "exit without TerminateGameServerSession and ProcessEnding");

    private final String flag;
    private final Value value;
    private final String help;

    Switch(String flag, Value value, String help) {
        this.flag = flag;
        this.value = value;
        this.help = help;
    }

    public String flag() {
        return "--" + flag;
    }

    Value value() {
        return value;
    }

    String help() {
        return help;
    }
}
