package io.opengse.server;

import io.opengse.server.address.IpLiteral;
import io.opengse.server.http.HttpAddress;
import io.opengse.settings.BadSettings;
import io.opengse.settings.Setting;
import io.opengse.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The settings of the door for hosts that join. Read by {@link ServerSettings}.
 *
 * @param door where it is; empty = closed, nobody can join
 * @param addresses where hosts reach it, HOST:PORT; empty = this machine's own
 * @param life of a host's certificate
 */
public record JoinSettings(Optional<HttpAddress> door, List<String> addresses, Duration life) {
    public static final JoinSettings OFF = new JoinSettings(Optional.empty(), List.of(), Duration.ofDays(7));

    private static final Setting<String> DOOR = Setting.text(
            "join",
            "",
            "Where hosts join and connect, by TLS, HOST:PORT such as 0.0.0.0:5762; empty: nobody can join.");
    private static final Setting<String> ADDRESSES = Setting.text(
            "join-addresses",
            "",
            "Where hosts reach that door, HOST:PORT with commas between them; empty: this machine's addresses.");
    private static final Setting<Duration> LIFE = Setting.duration(
            "host-certificate-life",
            "7d",
            Duration.ofMinutes(1),
            Duration.ofDays(366),
            "How long a joined host's certificate counts; the agent renews it after two thirds of that.");

    static List<Setting<?>> declared() {
        return List.of(DOOR, ADDRESSES, LIFE);
    }

    /** @throws BadSettings when an address cannot be understood */
    static JoinSettings of(Settings settings) {
        String door = settings.get(DOOR).strip();
        List<String> addresses = Arrays.stream(settings.get(ADDRESSES).split(","))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .map(address -> read(ADDRESSES, address).toString())
                .toList();
        return new JoinSettings(
                door.isEmpty() ? Optional.empty() : Optional.of(read(DOOR, door)), addresses, settings.get(LIFE));
    }

    private static HttpAddress read(Setting<String> setting, String text) {
        try {
            return HttpAddress.parse(text);
        } catch (IllegalArgumentException problem) {
            throw new BadSettings(List.of(setting.key() + ": \"" + text + "\" " + problem.getMessage()));
        }
    }

    /** Where hosts reach the door that listens at this port, the most likely first. */
    List<String> reachedAt(int port) {
        if (!addresses.isEmpty()) {
            return addresses;
        }
        String host = door.map(HttpAddress::host).orElse("");
        if (!new HttpAddress(host, port).isEverywhere()) {
            return List.of(new HttpAddress(host, port).toString());
        }
        try {
            List<String> own = NetworkInterface.networkInterfaces()
                    .filter(JoinSettings::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .sorted(Comparator.comparing(Inet6Address.class::isInstance))
                    .map(address -> new HttpAddress(IpLiteral.of(address), port).toString())
                    .toList();
            return own.isEmpty() ? List.of(new HttpAddress("127.0.0.1", port).toString()) : own;
        } catch (IOException problem) {
            throw new UncheckedIOException("this machine's addresses cannot be read; set join-addresses", problem);
        }
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException gone) {
            return false;
        }
    }
}
