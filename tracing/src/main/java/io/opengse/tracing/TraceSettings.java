package io.opengse.tracing;

import io.opengse.settings.Setting;
import io.opengse.settings.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether and where a program's traces go; server and agent have the same keys.
 *
 * @param endpoint of a collector that speaks OTLP over HTTP, without /v1/traces; empty = traces are off
 * @param ratio which part of the traces that begin here is recorded, 0 to 1
 * @param service the first part of the name under which the program appears
 */
public record TraceSettings(Optional<URI> endpoint, double ratio, String service) {
    /** Off. */
    public static final TraceSettings OFF = new TraceSettings(Optional.empty(), 1, "opengse");

    private static final String PATH = "/v1/traces";

    private static final Setting<Optional<URI>> ENDPOINT = new Setting<>(
            "otlp-endpoint",
            "",
            "http://HOST:PORT",
            "Collector that takes OpenTelemetry traces by OTLP over HTTP; empty: traces are off.",
            TraceSettings::address);
    private static final Setting<Double> RATIO = new Setting<>(
            "trace-ratio",
            "1",
            "number, 0 to 1",
            "Which part of the traces that begin here is recorded; a caller's traceparent decides for its own.",
            TraceSettings::part);
    private static final Setting<String> SERVICE = Setting.text(
            "trace-service", "opengse", "Traces come from services of this name with -server or -agent behind it.");

    public static List<Setting<?>> declared() {
        return List.of(ENDPOINT, RATIO, SERVICE);
    }

    public static TraceSettings of(Settings settings) {
        return new TraceSettings(settings.get(ENDPOINT), settings.get(RATIO), settings.get(SERVICE));
    }

    /**
     * Begins to follow; nothing of OpenTelemetry is loaded when traces are off.
     *
     * @param program what runs: "server" or "agent"
     * @param instance tells programs of one kind apart; empty: there is only one
     */
    public Traces open(String program, String instance, InstantSource clock) {
        if (endpoint.isEmpty()) {
            return Traces.NONE;
        }
        Map<String, String> resource = new LinkedHashMap<>();
        resource.put("service.namespace", service);
        resource.put("service.name", service + "-" + program);
        if (!instance.isEmpty()) {
            resource.put("service.instance.id", instance);
        }
        System.Logger log = System.getLogger("io.opengse.tracing");
        return OtlpTraces.open(this, resource, new Complaints(tracesEndpoint(), clock, log));
    }

    /** Where the spans are posted. */
    String tracesEndpoint() {
        String address = endpoint.orElseThrow().toString();
        String bare = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        return bare.endsWith(PATH) ? bare : bare + PATH;
    }

    private static Optional<URI> address(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        URI address;
        try {
            address = new URI(text.strip());
        } catch (URISyntaxException problem) {
            throw new IllegalArgumentException("must be like http://127.0.0.1:4318", problem);
        }
        boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!web || address.getHost() == null) {
            throw new IllegalArgumentException(
                    "must be like http://127.0.0.1:4318, a collector's OTLP/HTTP port (not the one for gRPC)");
        }
        return Optional.of(address);
    }

    private static double part(String text) {
        try {
            double part = Double.parseDouble(text.strip());
            if (part >= 0 && part <= 1) {
                return part;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new IllegalArgumentException("must be a number from 0 to 1, such as 0.05");
    }
}
