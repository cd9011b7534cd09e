package io.opengse.server.metrics;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opengse.engine.Engine;
import io.opengse.engine.fleet.Fleet;
import io.opengse.metrics.Exposition;
import java.time.InstantSource;

/** Everything this server measures, and its text for Prometheus. */
public final class Measurements implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final ApiMetrics calls;
    private final Engine engine;
    private final FleetEvents events;
    private final QueueCounts queues;

    public Measurements(Engine engine, InstantSource clock) {
        this.engine = engine;
        this.calls = new ApiMetrics(registry.config().clock()::monotonicTime);
        this.events = new FleetEvents(engine);
        this.queues = new QueueCounts(engine, clock);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    public ApiMetrics calls() {
        return calls;
    }

    /** Counts what is new; to be called every few seconds, also when nobody scrapes. */
    public synchronized void follow() {
        events.follow();
        queues.follow();
    }

    /** The Prometheus text format, as of now. */
    public synchronized String text() {
        follow();
        Living living = Living.of(engine);
        Exposition exposition = new Exposition();
        calls.show(exposition);
        EngineGauges.show(exposition, living);
        FleetGauges.of(engine, living).show(exposition);
        events.show(
                exposition,
                living.fleets().stream().limit(FleetGauges.MOST).map(Fleet::id).toList());
        queues.show(exposition);
        return exposition + registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
