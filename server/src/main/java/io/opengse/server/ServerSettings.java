package io.opengse.server;

import io.opengse.engine.EngineSettings;
import io.opengse.engine.instance.Provider;
import io.opengse.engine.scaling.CustomCountMeaning;
import io.opengse.engine.scaling.ScalingSettings;
import io.opengse.server.http.HttpAddress;
import io.opengse.settings.BadSettings;
import io.opengse.settings.LogSettings;
import io.opengse.settings.Setting;
import io.opengse.settings.Settings;
import io.opengse.tracing.TraceSettings;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the server runs with. Keys shared with the agent (data, region, kill-grace, link, log-upload-limit) have the same
 * default there, so that one program that is both resolves each of them once.
 *
 * @param api where the HTTP API listens; port 0 = any free one
 * @param link where agents connect; empty = only agents inside this program are served
 * @param data the directory that holds everything this server must not forget
 * @param tls whether the API is served by HTTPS, and with which certificate
 * @param unsignedPayload whether requests are taken whose signature leaves their body out
 * @param capi whether the unsigned local API of GSE Local is served as well (loopback only)
 */
public record ServerSettings(
        HttpAddress api,
        Optional<InetSocketAddress> link,
        Path data,
        EngineSettings engine,
        Duration sweepInterval,
        Duration logUrlLifetime,
        long logUploadLimit,
        BlobSettings blobs,
        boolean capi,
        TlsSettings tls,
        BeaconSettings beacon,
        boolean unsignedPayload,
        AccessSettings access,
        ConsoleSettings console,
        StoreSettings store,
        TraceSettings traces,
        JoinSettings join,
        ProviderSettings provider) {
    private static final Duration TICK = Duration.ofMillis(10);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private static final Setting<HttpAddress> API = new Setting<>(
            "api",
            "127.0.0.1:8080",
            "HOST:PORT",
            "Where the HTTP API listens; port 0 takes any free one.",
            HttpAddress::parse);
    private static final Setting<String> LINK = Setting.text(
            "link", "127.0.0.1:5760", "Where the server listens for agents, and where an agent finds it, HOST:PORT.");
    private static final Setting<Path> DATA =
            Setting.path("data", ".gse", "Directory for everything that must not be forgotten.");
    private static final Setting<String> REGION =
            Setting.text("region", "local", "Name of the region, part of every resource name.");
    private static final Setting<String> ACCOUNT = Setting.text(
            "account", "100000000001", "The account (uin) of this installation, part of every resource name.");
    private static final Setting<Duration> PLAYER_RESERVATION = Setting.duration(
            "player-reservation-timeout", "60s", TICK, DAY, "How long a joined player's seat waits for its accept.");
    private static final Setting<Duration> NO_PROTECTION = Setting.duration(
            "no-protection-deadline", "5m", TICK, DAY, "How long an unprotected process may go on once told to end.");
    private static final Setting<Duration> KILL_GRACE = Setting.duration(
            "kill-grace", "10s", TICK, HOUR, "How long a process told to end has before it is killed.");
    private static final Setting<Duration> HOST_LOST = Setting.duration(
            "host-lost-timeout", "10m", TICK, DAY, "How long a silent host is waited for until its sessions end.");
    private static final Setting<Duration> FLEET_ACTIVATION = Setting.duration(
            "fleet-activation-timeout",
            "30m",
            TICK,
            DAY,
            "How long a fleet with a package may take from its validation to its first ready process.");
    private static final Setting<Duration> HISTORY = Setting.duration(
            "history", "30d", Duration.ofMinutes(1), Duration.ofDays(3650), "How long what has ended is remembered.");
    private static final Setting<Duration> SWEEP = Setting.duration(
            "sweep-interval", "250ms", TICK, Duration.ofMinutes(1), "How often the server looks for passed deadlines.");
    private static final Setting<Duration> LOG_URL = Setting.duration(
            "log-url-lifetime", "1h", Duration.ofSeconds(1), Duration.ofDays(7), "How long a log download URL works.");
    private static final Setting<Long> PLAYERS =
            Setting.number("players-per-session", 200, 1, 1_000_000, "Most players one game session may have.");
    private static final Setting<ZoneId> TIMER_ZONE = new Setting<>(
            "timer-zone",
            "UTC",
            "time zone, e.g. UTC, Asia/Shanghai",
            "In which the days, hours and minutes of scaling timers are meant.",
            ServerSettings::zone);
    private static final Setting<CustomCountMeaning> CUSTOM_COUNTS = Setting.choice(
            "custom-counts",
            CustomCountMeaning.FREE,
            CustomCountMeaning.class,
            "What is available of a game's custom count: free takes max - current, reported takes current.");
    private static final Setting<Long> INSTANCES_PER_HOST =
            Setting.number("instances-per-host", 20, 1, 10_000, "How many instances fit on one host.");
    private static final Setting<Long> LOG_LIMIT =
            Setting.size("log-upload-limit", "200MB", "Most bytes of logs kept of one session.");
    private static final Setting<Boolean> CAPI =
            Setting.flag("capi", false, "Serves the unsigned local API of GSE Local at /capi, to this machine only.");

    private static final Setting<Boolean> UNSIGNED_PAYLOAD = Setting.flag(
            "unsigned-payload",
            false,
            "Takes requests signed with X-TC-Content-SHA256: UNSIGNED-PAYLOAD; only HTTPS keeps their bodies as sent.");

    /** Every setting of the server, in the order of docs/configuration.md. */
    public static List<Setting<?>> declared() {
        List<Setting<?>> own = List.of(
                API,
                LINK,
                DATA,
                REGION,
                ACCOUNT,
                PLAYER_RESERVATION,
                NO_PROTECTION,
                KILL_GRACE,
                HOST_LOST,
                FLEET_ACTIVATION,
                HISTORY,
                SWEEP,
                LOG_URL,
                PLAYERS,
                TIMER_ZONE,
                CUSTOM_COUNTS,
                INSTANCES_PER_HOST,
                InstanceTypesSetting.TYPES,
                LOG_LIMIT,
                CAPI,
                UNSIGNED_PAYLOAD);
        return Stream.of(
                        own,
                        BlobSettings.declared(),
                        QuotaSettings.declared(),
                        TlsSettings.declared(),
                        BeaconSettings.declared(),
                        AccessSettings.declared(),
                        LogSettings.declared(),
                        ConsoleSettings.declared(),
                        StoreSettings.declared(),
                        TraceSettings.declared(),
                        JoinSettings.declared(),
                        ProviderSettings.declared())
                .<Setting<?>>flatMap(List::stream)
                .toList();
    }

    /** Those of the doors that {@link #withoutOuterLink} closes: who runs only an agent of its own reads none of them. */
    public static List<Setting<?>> ofOtherMachines() {
        return Stream.concat(Stream.of(LINK), JoinSettings.declared().stream()).toList();
    }

    /** @throws BadSettings when the link's address cannot be understood */
    public static ServerSettings of(Settings settings) {
        JoinSettings join = JoinSettings.of(settings);
        ProviderSettings provider = ProviderSettings.of(settings, settings.get(REGION), join);
        return new ServerSettings(
                settings.get(API),
                Optional.of(linkAddress(settings.get(LINK))),
                settings.get(DATA),
                new EngineSettings(
                        settings.get(REGION),
                        settings.get(ACCOUNT),
                        settings.get(PLAYER_RESERVATION),
                        settings.get(NO_PROTECTION),
                        settings.get(KILL_GRACE),
                        settings.get(HOST_LOST),
                        settings.get(FLEET_ACTIVATION),
                        settings.get(HISTORY),
                        Math.toIntExact(settings.get(PLAYERS)),
                        new ScalingSettings(settings.get(TIMER_ZONE), settings.get(CUSTOM_COUNTS)),
                        QuotaSettings.of(settings),
                        Math.toIntExact(settings.get(INSTANCES_PER_HOST)),
                        settings.get(InstanceTypesSetting.TYPES),
                        provider.standard()),
                settings.get(SWEEP),
                settings.get(LOG_URL),
                settings.get(LOG_LIMIT),
                BlobSettings.of(settings),
                settings.get(CAPI),
                TlsSettings.of(settings),
                BeaconSettings.of(settings),
                settings.get(UNSIGNED_PAYLOAD),
                AccessSettings.of(settings),
                ConsoleSettings.of(settings, declared()),
                StoreSettings.of(settings),
                TraceSettings.of(settings),
                join,
                provider);
    }

    /** The same without a door for agents of other machines: `gse up` runs its own agent inside. */
    public ServerSettings withoutOuterLink() {
        return new ServerSettings(
                api,
                Optional.empty(),
                data,
                engine.providedBy(Provider.HOSTS),
                sweepInterval,
                logUrlLifetime,
                logUploadLimit,
                blobs,
                capi,
                tls,
                beacon,
                unsignedPayload,
                access,
                console.without(ofOtherMachines()),
                store,
                traces,
                JoinSettings.OFF,
                ProviderSettings.HOSTS);
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text.strip());
        } catch (DateTimeException problem) {
            throw new IllegalArgumentException("must be a time zone such as UTC, Asia/Shanghai or +08:00", problem);
        }
    }

    private static InetSocketAddress linkAddress(String text) {
        try {
            HttpAddress address = HttpAddress.parse(text);
            return new InetSocketAddress(address.host(), address.port());
        } catch (IllegalArgumentException problem) {
            throw new BadSettings(List.of(LINK.key() + ": \"" + text + "\" " + problem.getMessage()));
        }
    }
}
