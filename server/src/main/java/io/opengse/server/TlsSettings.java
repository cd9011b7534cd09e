package io.opengse.server;

import io.opengse.server.http.HttpAddress;
import io.opengse.server.tls.ServerIdentity;
import io.opengse.settings.BadSettings;
import io.opengse.settings.Setting;
import io.opengse.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The settings of HTTPS. Read by {@link ServerSettings}.
 *
 * @param on whether the API is served by HTTPS, at the same address
 * @param given empty = the installation makes a certificate for itself
 * @param names more names and addresses for the certificate it makes
 */
public record TlsSettings(boolean on, Optional<Given> given, List<String> names) {
    /** The operator's certificate, those it was signed by after it, and its key; both PEM. */
    public record Given(Path certificate, Path key) {}

    /** Plain HTTP. */
    public static final TlsSettings OFF = new TlsSettings(false, Optional.empty(), List.of());

    private static final Setting<Boolean> ON = Setting.flag(
            "tls",
            false,
            "Serves the API by HTTPS, at the same address; without a certificate it makes one for itself.");
    private static final Setting<String> CERTIFICATE = Setting.text(
            "tls-certificate", "", "PEM file of the server's certificate, followed by those it was signed by.");
    private static final Setting<String> KEY =
            Setting.text("tls-key", "", "PEM file of the certificate's private key, PKCS #8 and not encrypted.");
    private static final Setting<String> NAMES = Setting.text(
            "tls-names", "", "More names and addresses for the self-made certificate, with commas between them.");

    static List<Setting<?>> declared() {
        return List.of(ON, CERTIFICATE, KEY, NAMES);
    }

    /** @throws BadSettings when a certificate is given without its key, or without HTTPS */
    static TlsSettings of(Settings settings) {
        String certificate = settings.get(CERTIFICATE);
        String key = settings.get(KEY);
        if (certificate.isEmpty() != key.isEmpty()) {
            throw new BadSettings(List.of("tls-certificate and tls-key belong together: name both files, or none"));
        }
        if (!certificate.isEmpty() && !settings.get(ON)) {
            throw new BadSettings(
                    List.of("tls-certificate: is given, but HTTPS is off: set tls=true, or leave it out"));
        }
        Optional<Given> given =
                certificate.isEmpty() ? Optional.empty() : Optional.of(new Given(Path.of(certificate), Path.of(key)));
        List<String> names = Arrays.stream(settings.get(NAMES).split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        return new TlsSettings(settings.get(ON), given, names);
    }

    /** Empty when HTTPS is off. */
    Optional<ServerIdentity> open(Path data, HttpAddress api, Clock clock, RandomGenerator random) throws IOException {
        if (!on) {
            return Optional.empty();
        }
        return Optional.of(
                given.isPresent()
                        ? ServerIdentity.given(
                                given.get().certificate(), given.get().key())
                        : ServerIdentity.selfMade(data.resolve("tls"), api.host(), names, clock, random));
    }
}
