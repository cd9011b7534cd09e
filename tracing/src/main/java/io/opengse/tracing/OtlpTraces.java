package io.opengse.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends spans to a collector, by OTLP over HTTP, in batches and from a thread of its own. A collector that is away or
 * slow costs the spans that do not fit into a bounded queue, and a line in the log each minute; never more.
 */
final class OtlpTraces implements Traces {
    private static final int MOST_WAITING = 2048;
    private static final int MOST_AT_ONCE = 512;
    private static final int LONGEST_TAG = 1024;
    private static final Duration BATCH = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long FAREWELL_SECONDS = 2;

    /** Held, because the JDK forgets the level of a logger that nobody holds. What fails is said by {@link Complaints}. */
    private static final Logger LIBRARY = Logger.getLogger("io.opentelemetry");

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    private OtlpTraces(SdkTracerProvider provider) {
        this.provider = provider;
        this.tracer = provider.get("io.opengse");
    }

    /** @param resource what every span says of the program it comes from */
    static OtlpTraces open(TraceSettings settings, Map<String, String> resource, Complaints complaints) {
        LIBRARY.setLevel(Level.OFF);
        String endpoint = settings.tracesEndpoint();
        HttpSenderProvider senders = _ -> new PlainSender(endpoint, PATIENCE, complaints);
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint)
                .setTimeout(PATIENCE)
                .setComponentLoader(only(senders))
                .setRetryPolicy(null)
                .build();
        AttributesBuilder attributes = Attributes.builder();
        resource.forEach(attributes::put);
        return new OtlpTraces(SdkTracerProvider.builder()
                .setResource(Resource.create(attributes.build()))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.ratio())))
                .setSpanLimits(SpanLimits.builder()
                        .setMaxAttributeValueLength(LONGEST_TAG)
                        .build())
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setMaxQueueSize(MOST_WAITING)
                        .setMaxExportBatchSize(MOST_AT_ONCE)
                        .setScheduleDelay(BATCH)
                        .setExporterTimeout(PATIENCE.multipliedBy(2))
                        .build())
                .build());
    }

    private static ComponentLoader only(HttpSenderProvider senders) {
        return new ComponentLoader() {
            @Override
            public <T> Iterable<T> load(Class<T> wanted) {
                return wanted.isInstance(senders) ? List.of(wanted.cast(senders)) : List.of();
            }
        };
    }

    @Override
    public Span begin(Role role, String name, @Nullable String parent) {
        SpanBuilder span = tracer.spanBuilder(name)
                .setSpanKind(
                        switch (role) {
                            case SERVER -> SpanKind.SERVER;
                            case CLIENT -> SpanKind.CLIENT;
                            case PRODUCER -> SpanKind.PRODUCER;
                        });
        TraceParent.read(parent)
                .map(io.opentelemetry.api.trace.Span::wrap)
                .ifPresentOrElse(above -> span.setParent(Context.root().with(above)), span::setNoParent);
        return new OtlpSpan(span.startSpan());
    }

    @Override
    public boolean on() {
        return true;
    }

    @Override
    public void close() {
        var _ = provider.shutdown().join(FAREWELL_SECONDS, TimeUnit.SECONDS);
    }
}
