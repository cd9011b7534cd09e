package io.opengse.agent;

import io.opengse.agent.link.HostPort;
import io.opengse.agent.os.GameEnvironment;
import io.opengse.agent.os.ProcessControl;
import io.opengse.agent.os.ProcessLimits;
import io.opengse.agent.process.ProcessTimes;
import io.opengse.agent.process.TerminationTime;
import io.opengse.agent.sdk.SdkErrors;
import io.opengse.agent.sdk.SdkLimits;
import io.opengse.settings.LogSettings;
import io.opengse.settings.Setting;
import io.opengse.settings.Settings;
import io.opengse.tracing.TraceSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an agent can be told to do differently. The defaults are those of the published service where it had any.
 *
 * @param hostId empty: made at the first start and kept in the data directory
 * @param sdk where games reach the SDK
 * @param link where the servers of one database listen for agents; one of them is used
 * @param limits what the SDK's port bears
 * @param outputLimit bytes of captured stdout and stderr kept per process
 * @param logUploadLimit bytes of logs zipped per session
 * @param trials whether a developer may break things on purpose; no setting: only gse up and gse local permit it
 * @param metrics where measurements are told to Prometheus; empty: nowhere
 * @param traces whether and where this agent's part of traces goes
 */
public record AgentSettings(
        String hostId,
        String region,
        String address,
        HostPort sdk,
        List<HostPort> link,
        Path data,
        boolean adoptStrangers,
        SdkErrors sdkErrors,
        SdkLimits limits,
        ProcessTimes times,
        Duration serverAnswerTimeout,
        long outputLimit,
        long logUploadLimit,
        Deploying deploying,
        ProcessLimits processLimits,
        GameEnvironment gameEnvironment,
        ProcessControl processControl,
        HostRoom room,
        boolean trials,
        Optional<HostPort> metrics,
        TraceSettings traces,
        Traits traits) {

    /**
     * How packages are deployed.
     *
     * @param unpackedLimit bytes one package may unpack to
     */
    public record Deploying(Duration installerTimeout, long unpackedLimit, GameRootMount gameRootMount) {}

    /**
     * What this host gives to instances; 0 is not counted.
     *
     * @param instances 0: as many as the server's instances-per-host says
     * @param memory in bytes
     */
    public record HostRoom(int instances, int cores, long memory) {
        public static final HostRoom UNCOUNTED = new HostRoom(0, 0, 0);
    }

    /**
     * What kind of host this is, beside its region.
     *
     * @param instanceType empty: it serves fleets of every type
     */
    public record Traits(String instanceType, Map<String, String> labels) {
        public static final Traits NONE = new Traits("", Map.of());

        public Traits {
            labels = Map.copyOf(labels);
        }
    }

    /** Whether games see their package at /local/game. */
    public enum GameRootMount {
        /** Where the host permits it. */
        AUTO,
        OFF
    }

    private static final Duration LEAST = Duration.ofMillis(10);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private static final Setting<String> HOST_ID =
            Setting.text("host-id", "", "Name of this host at the server; empty: made once and kept in data.");
    private static final Setting<String> REGION =
            Setting.text("region", "local", "Region this host is in, a name of your choosing.");
    private static final Setting<String> ADDRESS = Setting.text(
            "address",
            "auto",
            "Address at which players reach the games of this host; auto: the one the server sees it come from.");
    private static final Setting<HostPort> SDK =
            address("sdk", "127.0.0.1:5758", "Where games call the SDK; published games expect the default.");
    private static final Setting<List<HostPort>> LINK = new Setting<>(
            "link",
            "127.0.0.1:5760",
            "HOST:PORT, …",
            "Where the server listens for agents; of several servers of one database, all of them.",
            text -> Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .map(HostPort::parse)
                    .toList());
    private static final Setting<Path> DATA = Setting.path("data", ".gse", "Directory for everything that is kept.");
    private static final Setting<Boolean> ADOPT_STRANGERS = Setting.flag(
            "adopt-strangers", false, "Whether a process nobody launched is taken in when it calls ProcessReady.");
    private static final Setting<SdkErrors> SDK_ERRORS = Setting.choice(
            "sdk-errors", SdkErrors.RESPONSE, SdkErrors.class, "How a refusal reaches a game; fleets may differ.");
    private static final Setting<Long> SDK_CONNECTIONS = Setting.number(
            "sdk-connections",
            4096,
            1,
            1_000_000,
            "Most connections from games at one time; those that make no good call give way first.");
    private static final Setting<Duration> SDK_ARRIVAL_TIMEOUT = Setting.duration(
            "sdk-arrival-timeout",
            "10s",
            LEAST,
            HOUR,
            "How long a connection may take to speak HTTP/2, and a call to be sent in full.");
    private static final Setting<Duration> SDK_IDLE_TIMEOUT = Setting.duration(
            "sdk-idle-timeout",
            "1h",
            Duration.ofSeconds(1),
            Duration.ofDays(7),
            "After how long without a call a connection is closed; games open another by themselves.");
    private static final Setting<TerminationTime> TERMINATION_TIME = Setting.choice(
            "termination-time",
            TerminationTime.UNIX_SECONDS,
            TerminationTime.class,
            "Unit of terminationTime in OnProcessTerminate.");
    private static final Setting<Duration> HEALTH_CHECK_INTERVAL =
            Setting.duration("health-check-interval", "60s", LEAST, HOUR, "How often a game is asked OnHealthCheck.");
    private static final Setting<Duration> HEALTH_CHECK_TIMEOUT =
            Setting.duration("health-check-timeout", "60s", LEAST, HOUR, "How long one answer may take.");
    private static final Setting<Long> HEALTH_CHECK_FAILURES = Setting.number(
            "health-check-failures", 3, 1, 100, "Failed checks in a row until a process is unhealthy for good.");
    private static final Setting<Duration> PROCESS_READY_TIMEOUT = Setting.duration(
            "process-ready-timeout", "300s", LEAST, HOUR, "How long a process may take until ProcessReady.");
    private static final Setting<Duration> KILL_GRACE =
            Setting.duration("kill-grace", "10s", LEAST, HOUR, "Time between SIGTERM and SIGKILL.");
    private static final Setting<Duration> SERVER_ANSWER_TIMEOUT = Setting.duration(
            "server-answer-timeout", "5s", LEAST, HOUR, "How long a game's call waits for the server.");
    private static final Setting<Long> OUTPUT_LIMIT =
            Setting.size("output-limit", "64MB", "Captured stdout and stderr kept per process.");
    private static final Setting<Long> LOG_UPLOAD_LIMIT =
            Setting.size("log-upload-limit", "200MB", "Logs kept per session.");

    private static final Setting<Duration> INSTALLER_TIMEOUT =
            Setting.duration("installer-timeout", "10m", LEAST, DAY, "How long a package's install.sh may take.");
    private static final Setting<Long> PACKAGE_UNPACKED_LIMIT =
            Setting.size("package-unpacked-limit", "100GB", "What one package may unpack to.");
    private static final Setting<Long> PROCESS_MEMORY_LIMIT = Setting.size(
            "process-memory-limit", "0", "Memory one game may use, by cgroup v2 where the host has it; 0: any.");
    private static final Setting<Long> PROCESS_CPU_LIMIT = Setting.number(
            "process-cpu-limit",
            0,
            0,
            1_000_000,
            "Percent of one processor one game may use, by cgroup v2 where the host has it; 0: any.");
    private static final Setting<Long> PROCESS_FILES_LIMIT = Setting.number(
            "process-files-limit", 0, 0, 100_000_000, "Files one game may have open; 0: as the agent itself.");
    private static final Setting<GameRootMount> GAME_ROOT_MOUNT = Setting.choice(
            "game-root-mount",
            GameRootMount.AUTO,
            GameRootMount.class,
            "Whether games see their package at /local/game; auto: where the host permits it.");

    private static final Setting<Set<String>> GAME_ENVIRONMENT = new Setting<>(
            "game-environment",
            GameEnvironment.STANDARD.names().stream().sorted().collect(Collectors.joining(", ")),
            "NAME, …",
            "Variables of the agent's environment that games and install.sh see; others they do not.",
            AgentSettings::names);
    private static final Setting<ProcessControl> PROCESS_CONTROL = Setting.choice(
            "process-control",
            ProcessControl.AUTO,
            ProcessControl.class,
            "How processes are watched; auto: by /proc on Linux, elsewhere by what Java offers, as portable does here.");
    private static final Setting<Long> HOST_INSTANCES = Setting.number(
            "host-instances", 0, 0, 10_000, "Most instances on this host; 0: the server's instances-per-host.");
    private static final Setting<Long> HOST_CORES = Setting.number(
            "host-cores", 0, 0, 100_000, "Cores this host gives, by the instance types of its fleets; 0: not counted.");
    private static final Setting<Long> HOST_MEMORY = Setting.size(
            "host-memory", "0", "Memory this host gives, by the instance types of its fleets; 0: not counted.");

    private static final Setting<Optional<HostPort>> AGENT_METRICS = new Setting<>(
            "agent-metrics",
            "",
            "HOST:PORT",
            "Where this agent tells Prometheus its measurements, such as 127.0.0.1:5761; empty: nowhere.",
            text -> text.isEmpty() ? Optional.empty() : Optional.of(HostPort.parse(text)));

    private static final Setting<String> INSTANCE_TYPE = Setting.text(
            "host-instance-type", "", "The size of machine this host stands for: it takes only fleets of that type.");
    private static final Setting<Map<String, String>> LABELS = new Setting<>(
            "host-labels",
            "",
            "NAME=VALUE, …",
            "Free words about this host, such as gpu=yes, which fleets may require.",
            AgentSettings::labels);

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new TreeMap<>();
        for (String label : names(text)) {
            int at = label.indexOf('=');
            if (at < 1 || at == label.length() - 1) {
                throw new IllegalArgumentException("\"" + label + "\" must be NAME=VALUE, such as gpu=yes");
            }
            labels.put(label.substring(0, at).strip(), label.substring(at + 1).strip());
        }
        return labels;
    }

    private static Set<String> names(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Setting<HostPort> address(String key, String standard, String purpose) {
        return new Setting<>(key, standard, "HOST:PORT", purpose, HostPort::parse);
    }

    /** Every setting of the agent, for the command line and for docs/configuration.md. */
    public static List<Setting<?>> declared() {
        return Stream.of(own(), LogSettings.declared(), TraceSettings.declared())
                .<Setting<?>>flatMap(List::stream)
                .toList();
    }

    private static List<Setting<?>> own() {
        return List.of(
                HOST_ID,
                REGION,
                ADDRESS,
                SDK,
                LINK,
                DATA,
                ADOPT_STRANGERS,
                SDK_ERRORS,
                SDK_CONNECTIONS,
                SDK_ARRIVAL_TIMEOUT,
                SDK_IDLE_TIMEOUT,
                TERMINATION_TIME,
                HEALTH_CHECK_INTERVAL,
                HEALTH_CHECK_TIMEOUT,
                HEALTH_CHECK_FAILURES,
                PROCESS_READY_TIMEOUT,
                KILL_GRACE,
                SERVER_ANSWER_TIMEOUT,
                OUTPUT_LIMIT,
                LOG_UPLOAD_LIMIT,
                INSTALLER_TIMEOUT,
                PACKAGE_UNPACKED_LIMIT,
                PROCESS_MEMORY_LIMIT,
                PROCESS_CPU_LIMIT,
                PROCESS_FILES_LIMIT,
                GAME_ROOT_MOUNT,
                GAME_ENVIRONMENT,
                PROCESS_CONTROL,
                HOST_INSTANCES,
                HOST_CORES,
                HOST_MEMORY,
                AGENT_METRICS,
                INSTANCE_TYPE,
                LABELS);
    }

    public static AgentSettings of(Settings settings) {
        ProcessTimes times = new ProcessTimes(
                settings.get(HEALTH_CHECK_INTERVAL),
                settings.get(HEALTH_CHECK_TIMEOUT),
                Math.toIntExact(settings.get(HEALTH_CHECK_FAILURES)),
                settings.get(PROCESS_READY_TIMEOUT),
                settings.get(KILL_GRACE),
                settings.get(TERMINATION_TIME));
        SdkLimits limits = new SdkLimits(
                Math.toIntExact(settings.get(SDK_CONNECTIONS)),
                settings.get(SDK_ARRIVAL_TIMEOUT),
                settings.get(SDK_IDLE_TIMEOUT));
        return new AgentSettings(
                settings.get(HOST_ID),
                settings.get(REGION),
                settings.get(ADDRESS),
                settings.get(SDK),
                settings.get(LINK),
                settings.get(DATA),
                settings.get(ADOPT_STRANGERS),
                settings.get(SDK_ERRORS),
                limits,
                times,
                settings.get(SERVER_ANSWER_TIMEOUT),
                settings.get(OUTPUT_LIMIT),
                settings.get(LOG_UPLOAD_LIMIT),
                new Deploying(
                        settings.get(INSTALLER_TIMEOUT),
                        settings.get(PACKAGE_UNPACKED_LIMIT),
                        settings.get(GAME_ROOT_MOUNT)),
                new ProcessLimits(
                        settings.get(PROCESS_MEMORY_LIMIT),
                        Math.toIntExact(settings.get(PROCESS_CPU_LIMIT)),
                        Math.toIntExact(settings.get(PROCESS_FILES_LIMIT))),
                new GameEnvironment(settings.get(GAME_ENVIRONMENT)),
                settings.get(PROCESS_CONTROL),
                new HostRoom(
                        Math.toIntExact(settings.get(HOST_INSTANCES)),
                        Math.toIntExact(settings.get(HOST_CORES)),
                        settings.get(HOST_MEMORY)),
                false,
                settings.get(AGENT_METRICS),
                TraceSettings.of(settings),
                new Traits(settings.get(INSTANCE_TYPE), settings.get(LABELS)));
    }

    /** The same, where a developer may break things on purpose. */
    public AgentSettings withTrials() {
        return with(hostId, true);
    }

    /** The same, under this name. */
    public AgentSettings named(String other) {
        return with(other, trials);
    }

    private AgentSettings with(String otherId, boolean otherTrials) {
        return new AgentSettings(
                otherId,
                region,
                address,
                sdk,
                link,
                data,
                adoptStrangers,
                sdkErrors,
                limits,
                times,
                serverAnswerTimeout,
                outputLimit,
                logUploadLimit,
                deploying,
                processLimits,
                gameEnvironment,
                processControl,
                room,
                otherTrials,
                metrics,
                traces,
                traits);
    }
}
