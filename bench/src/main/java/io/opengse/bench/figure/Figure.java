package io.opengse.bench.figure;

/** What is measured. The names are those of the JSON document and of docs/benchmarks.md; they never change. */
public enum Figure {
    SDK_CALL_RATIO(
            "sdkCallRatio",
            "x",
            Target.atLeast(0.7),
            "ReportCustomData through the whole agent, as a share of a bare grpc-java echo with the same options"),
    ACCEPT_PLAYER_PER_SECOND(
            "acceptPlayerPerSecond",
            "/s",
            Target.NONE,
            "AcceptPlayerSession: game, agent, server, store on disk, and back"),
    DURABLE_CREATES_PER_SECOND(
            "durableCreatesPerSecond",
            "/s",
            Target.atLeast(10_000),
            "sessions created by the engine, each safe on disk before its caller goes on; closed loop"),
    STORE_FLOOR_PER_SECOND(
            "storeFloorPerSecond",
            "/s",
            Target.NONE,
            "the least any create needs of the same store: find a free process, reserve it, insert a session"),
    CREATE_TO_FLOOR_RATIO(
            "createToFloorRatio", "x", Target.atLeast(0.5), "what rules, numbering and the event leave of that floor"),
    DURABLE_JOINS_PER_SECOND(
            "durableJoinsPerSecond", "/s", Target.NONE, "seats reserved by the engine, each safe on disk; closed loop"),
    CREATE_P99_MILLIS(
            "createP99MillisAt2000PerSecond",
            "ms",
            Target.below(5),
            "2,000 creates begun each second whatever happens; 99 of 100 end so soon after they were due"),
    FLOOR_P99_MILLIS(
            "storeFloorP99MillisAt2000PerSecond",
            "ms",
            Target.NONE,
            "the same of that floor, in turns: what this machine and its disk leave of the figure above"),
    POSTGRES_CREATES_PER_SECOND(
            "postgresCreatesPerSecond",
            "/s",
            Target.atLeast(3_000),
            "the same on a PostgreSQL (--store URL); closed loop"),
    POSTGRES_FLOOR_PER_SECOND(
            "postgresFloorPerSecond", "/s", Target.NONE, "the same on it, without the engine: reserve, take, insert"),
    POSTGRES_CREATE_TO_FLOOR_RATIO(
            "postgresCreateToFloorRatio", "x", Target.atLeast(0.8), "creates on PostgreSQL beside that floor"),
    POSTGRES_JOINS_PER_SECOND(
            "postgresJoinsPerSecond", "/s", Target.NONE, "players joined on a PostgreSQL; closed loop"),
    POSTGRES_CREATE_P99_MILLIS(
            "postgresCreateP99MillisAt1000PerSecond",
            "ms",
            Target.below(20),
            "1,000 creates begun each second whatever happens; 99 of 100 end so soon after they were due"),
    POSTGRES_FLOOR_P99_MILLIS(
            "postgresFloorP99MillisAt1000PerSecond", "ms", Target.NONE, "the same of the floor on it, in turns"),
    CREATE_COST_RATIO_PROCESSES(
            "createCostRatioAt10000Processes",
            "x",
            Target.below(1.3),
            "a create with 10,000 ready processes, against one with 100"),
    CREATE_COST_RATIO_FINISHED(
            "createCostRatioAt1000000Finished",
            "x",
            Target.below(1.3),
            "a create with a million finished sessions in the books, against one with none"),
    AGENT_IDLE_MEGABYTES(
            "agentIdleMegabytes", "MB", Target.below(80), "resident memory of a gse agent that has nothing to do"),
    AGENT_MEGABYTES_PER_PROCESS(
            "agentMegabytesPerProcess",
            "MB",
            Target.below(0.2),
            "what it grows by with each process that it launches and watches"),
    SERVER_IDLE_MEGABYTES(
            "serverIdleMegabytes", "MB", Target.NONE, "resident memory of a gse server that has nothing to do"),
    FIRST_SESSION_SECONDS(
            "firstSessionSeconds",
            "s",
            Target.below(5),
            "from the start of ./gse up in an empty folder to an ACTIVE session on the demo fleet"),
    CREATE_TO_ACTIVE_MILLIS(
            "createToActiveMillis",
            "ms",
            Target.below(10),
            "from a signed create to an ACTIVE session on a warm ./gse up; median of sessions one after the other"),
    SCALING_EVALUATION_MILLIS(
            "scalingEvaluation1000FleetsMillis",
            "ms",
            Target.below(50),
            "one look at 1,000 fleets with a buffer, a rule, four processes and a session each, on the memory store"),
    SESSION_LIST_COST_RATIO(
            "sessionListCostRatioAt1000000",
            "x",
            Target.below(1.3),
            "the newest 100 sessions of a fleet with a million in the books, against a thousand"),
    EVENT_LIST_COST_RATIO(
            "eventListCostRatioAt250000",
            "x",
            Target.below(1.3),
            "the newest 100 events of a fleet with 250,000 in the books, against a thousand"),
    UNPACK_RATIO(
            "unpackRatio",
            "x",
            Target.below(1.5),
            "a host unpacks a package of 500 MB in 5,000 files, in so many times the time unzip needs"),
    START_50_RATIO(
            "start50Ratio",
            "x",
            Target.NONE,
            "50 short programs started at once as games are, in so many times the time of their bare start"),
    SEARCH_P99_MILLIS(
            "searchP99MillisAt100000Live",
            "ms",
            Target.below(20),
            "SearchGameServerSessions by properties, common and rare, among 100,000 live sessions; 99 of 100 end within"),
    SIGNED_CALL_MICROS(
            "signedCallMicros",
            "us",
            Target.below(100),
            "a TC3 signature checked, the body read, the action found and its parameters checked"),
    PLACEMENT_EVALUATION_MILLIS(
            "placementEvaluation1000Millis",
            "ms",
            Target.below(50),
            "one look at 1,000 placements of four players that wait in a queue of 100 full fleets, on the memory store"),
    CONSOLE_FIRST_MILLIS(
            "consoleFirstPageMillis",
            "ms",
            Target.NONE,
            "the first page a server that was just started shows: its overview with 10,000 processes, 100,000 sessions"),
    CONSOLE_OVERVIEW_MILLIS("consoleOverviewMillis", "ms", Target.below(300), "the same page opened again; median"),
    CONSOLE_PAGE_KILOBYTES(
            "consolePageKilobytes",
            "kB",
            Target.below(300),
            "that page with all its files, as a browser fetches it that was never here"),
    HUNDRED_CONSOLES_PERCENT(
            "hundredConsolesCorePercent",
            "%",
            Target.below(5),
            "of one core, what the server uses more while 100 consoles have that page open");

    private final String key;
    private final String unit;
    private final Target target;
    private final String explanation;

    Figure(String key, String unit, Target target, String explanation) {
        this.key = key;
        this.unit = unit;
        this.target = target;
        this.explanation = explanation;
    }

    public String key() {
        return key;
    }

    public String unit() {
        return unit;
    }

    /** The value as people read it. */
    public String shown(double value) {
        return Numbers.plain(value);
    }

    public Target target() {
        return target;
    }

    public String explanation() {
        return explanation;
    }
}
