package io.opengse.server;

import io.opengse.server.beacon.Beacon;
import io.opengse.server.beacon.SourceLimits;
import io.opengse.server.http.HttpAddress;
import io.opengse.settings.Setting;
import io.opengse.settings.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * The settings of the speed-test beacon. Read by {@link ServerSettings}.
 *
 * @param udp where datagrams are echoed; empty = nowhere
 * @param rate answers each source gets in a second
 */
public record BeaconSettings(Optional<HttpAddress> udp, int rate) {
    private static final System.Logger LOG = System.getLogger(BeaconSettings.class.getName());

    /** No datagrams are echoed. */
    public static final BeaconSettings OFF = new BeaconSettings(Optional.empty(), 50);

    private static final Setting<Optional<HttpAddress>> UDP = new Setting<>(
            "beacon",
            "127.0.0.1:8888",
            "HOST:PORT | off",
            "Where UDP datagrams are echoed, so that game clients can measure PlayerLatencies; not at all when that"
                    + " port is taken.",
            text -> text.strip().equals("off") ? Optional.empty() : Optional.of(HttpAddress.parse(text)));
    private static final Setting<Long> RATE = Setting.number(
            "beacon-rate", 50, 1, 100_000, "Answers of the beacon to one source in a second, UDP or GET /v1/ping.");

    static List<Setting<?>> declared() {
        return List.of(UDP, RATE);
    }

    static BeaconSettings of(Settings settings) {
        return new BeaconSettings(settings.get(UDP), Math.toIntExact(settings.get(RATE)));
    }

    /** Empty when it is off, or when its port is taken: nothing else depends on it, so the server starts without. */
    Optional<Beacon> open(SourceLimits limits) {
        return udp.flatMap(address -> {
            try {
                return Optional.of(Beacon.open(new InetSocketAddress(address.host(), address.port()), limits));
            } catch (IOException taken) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "no speed test by UDP: {0} cannot be had ({1}); set beacon to another HOST:PORT, or to off",
                        address,
                        taken.getMessage());
                return Optional.empty();
            }
        });
    }
}
