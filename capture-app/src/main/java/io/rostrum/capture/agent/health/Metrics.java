package io.rostrum.capture.agent.health;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.rostrum.capture.agent.jobs.Job;
import io.rostrum.capture.agent.settings.Version;
import io.rostrum.capture.recording.RecorderState;
import io.rostrum.capture.recording.SourceState;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The room in figures, for Prometheus. Looked at only when somebody scrapes. Any thread. */
public final class Metrics implements AutoCloseable {
    private static final String UNIT_FREE = "bytes";

    private final Vitals vitals;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collector = new JvmGcMetrics();
    private final MultiGauge sources;
    private final MultiGauge levels;
    private final MultiGauge jobs;

    public Metrics(Vitals vitals) {
        this.vitals = vitals;
        Gauge.builder("rostrum.info", () -> 1)
                .tag("version", Version.current())
                .description("Always 1; the program's version.")
                .register(registry);
        Gauge.builder("rostrum.recording", () -> vitals.recorder().state() == RecorderState.RECORDING ? 1 : 0)
                .description("1 while a lecture is recorded.")
                .register(registry);
        Gauge.builder("rostrum.slot.missed", () -> vitals.missesSlot() ? 1 : 0)
                .description("1 while a lecture of the timetable should be recorded and is not.")
                .register(registry);
        Gauge.builder("rostrum.problems", () -> vitals.problems().size())
                .description("How many things need a technician.")
                .register(registry);
        Gauge.builder("rostrum.disk.free", vitals::diskFree)
                .baseUnit(UNIT_FREE)
                .description("Free space on the disk for lectures.")
                .register(registry);
        Gauge.builder("rostrum.disk.hours", vitals::diskHours)
                .description("Hours of lectures that still fit.")
                .register(registry);
        FunctionCounter.builder("rostrum.recording.frames.dropped", vitals, v -> v.recorder()
                        .droppedFrames())
                .description("Pictures that the last or running recording gave up.")
                .register(registry);
        sources = MultiGauge.builder("rostrum.source.up")
                .description("1 while a source gives picture or sound.")
                .register(registry);
        levels = MultiGauge.builder("rostrum.source.level")
                .baseUnit("dbfs")
                .description("How loud a source is (RMS).")
                .register(registry);
        jobs = MultiGauge.builder("rostrum.jobs")
                .description("Jobs by kind and state.")
                .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collector.bindTo(registry);
    }

    /** The figures in Prometheus' text format. */
    public synchronized String scrape() {
        sources.register(
                vitals.recorder().sources().stream()
                        .map(source -> MultiGauge.Row.of(
                                Tags.of(
                                        "source",
                                        source.id(),
                                        "kind",
                                        source.kind().id()),
                                source.state() == SourceState.OK ? 1 : 0))
                        .collect(Collectors.toList()),
                true);
        levels.register(
                vitals.recorder().levels().stream()
                        .map(level -> MultiGauge.Row.of(Tags.of("source", level.source()), level.rmsDbfs()))
                        .collect(Collectors.toList()),
                true);
        Map<Tags, Long> counts =
                vitals.jobs().stream().collect(Collectors.groupingBy(Metrics::tags, Collectors.counting()));
        jobs.register(
                counts.entrySet().stream()
                        .map(entry -> MultiGauge.Row.of(entry.getKey(), entry.getValue()))
                        .collect(Collectors.toList()),
                true);
        return registry.scrape();
    }

    private static Tags tags(Job job) {
        return Tags.of("kind", job.kind().id(), "state", job.state().name().toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        collector.close();
        registry.close();
    }
}
