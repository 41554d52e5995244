package io.rostrum.capture.agent.alarms;

import io.rostrum.capture.agent.jobs.Jobs;
import io.rostrum.capture.agent.settings.AlarmSettings;
import io.rostrum.capture.agent.settings.LiveSettings;
import io.rostrum.capture.agent.settings.PowerSettings;
import io.rostrum.capture.recording.Alarm.Severity;
import io.rostrum.capture.recording.AlarmKind;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.RecorderService;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the PC every {@value #SECONDS} s: clock, processor, temperature, power. When the battery is nearly empty, the
 * lecture is closed in good order, and the PC after it. On a thread of its own; nothing of it ever waits for a probe.
 */
public final class PcWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PcWatch.class);
    private static final int SECONDS = 5;
    private static final int MINUTE = 12;
    /** No recording was made before this program was written. */
    private static final Instant EARLIEST = Instant.parse("2025-01-01T00:00:00Z");

    private static final double SPARE_PERCENT = 50;
    private static final String HOLD = "The PC runs on its battery; encoding goes on with the mains.";
    private static final String CLOSED =
            "The battery was nearly empty, so the recording was closed before the PC went down.";

    private final LiveSettings settings;
    private final RecorderService recorder;
    private final Jobs jobs;
    private final AlarmBook alarms;
    private final PcProbes probes;
    private final Clock clock;
    private final Runnable shutDown;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "pc-watch"));
    private final double[] busy = new double[MINUTE];
    private int looks;
    private boolean down;

    PcWatch(Parts parts, PcProbes probes, Clock clock, Runnable shutDown) {
        this.settings = parts.settings();
        this.recorder = parts.recorder();
        this.jobs = parts.jobs();
        this.alarms = parts.alarms();
        this.probes = probes;
        this.clock = clock;
        this.shutDown = shutDown;
    }

    /** What a watch watches over. */
    public record Parts(LiveSettings settings, RecorderService recorder, Jobs jobs, AlarmBook alarms) {}

    /** Watches this PC. */
    public static PcWatch start(Parts parts, Clock clock) {
        PcWatch watch = new PcWatch(parts, new PcProbes(Path.of("/sys"), Asked::run), clock, PcWatch::powerOff);
        watch.thread.scheduleWithFixedDelay(watch::look, SECONDS, SECONDS, TimeUnit.SECONDS);
        return watch;
    }

    private static void powerOff() {
        if (Asked.run(List.of("systemctl", "poweroff")).isEmpty()
                && Asked.run(List.of("shutdown", "-h", "now")).isEmpty()) {
            LOG.error("The PC could not be shut down; allow this user to, or set power.shutDown to false.");
        }
    }

    /** Looks once. */
    void look() {
        try {
            power();
            processor();
            temperature();
            if (looks++ % MINUTE == 0) {
                clock();
            }
        } catch (RuntimeException e) {
            LOG.error("The PC could not be watched for a moment.", e);
        }
    }

    private void clock() {
        boolean impossible = clock.instant().isBefore(EARLIEST);
        boolean lost =
                impossible || probes.clockSynchronised().filter(right -> !right).isPresent();
        alarms.set(lost, AlarmKind.CLOCK_UNSYNCHRONISED, Map.of());
    }

    private void processor() {
        OptionalDouble percent = probes.cpuPercent();
        if (percent.isEmpty()) {
            return;
        }
        busy[looks % MINUTE] = percent.getAsDouble();
        double mean = 0;
        for (double part : busy) {
            mean += part / MINUTE;
        }
        boolean holds = mean >= limits().cpuPercent() && recorder.current().isPresent();
        alarms.set(holds, AlarmKind.CPU, Map.of("percent", (double) Math.round(mean)));
    }

    private void temperature() {
        OptionalDouble celsius = probes.celsius();
        boolean hot = celsius.orElse(0) >= limits().celsius();
        alarms.set(hot, AlarmKind.TEMPERATURE, Map.of("celsius", (double) Math.round(celsius.orElse(0))));
    }

    private AlarmSettings limits() {
        return settings.now().alarms();
    }

    private void power() {
        Power power = probes.power();
        if (!power.onBattery()) {
            alarms.clear(AlarmKind.BATTERY, null);
            jobs.releaseEncoding(this);
            down = false;
            return;
        }
        PowerSettings wanted = settings.now().power();
        boolean low = power.isLow(wanted.lowPercent());
        alarms.raise(AlarmKind.BATTERY, low ? Severity.SERIOUS : Severity.WARNING, null, numbers(power));
        if (low || power.percent().orElse(0) < SPARE_PERCENT) {
            jobs.holdEncoding(this, HOLD);
        }
        if (low && !down) {
            down = true;
            closeLecture();
            if (wanted.shutDown()) {
                LOG.warn("The battery is nearly empty; the PC is shut down.");
                shutDown.run();
            }
        }
    }

    private void closeLecture() {
        try {
            if (recorder.current().isPresent()) {
                recorder.describe(recording -> recording.withProblem(
                        Optional.ofNullable(recording.problem()).orElse(CLOSED)));
                recorder.stop();
            }
        } catch (RecorderException e) {
            LOG.error("The lecture could not be closed: {} What is on the disk stays whole.", e.getMessage());
        }
    }

    private static Map<String, Double> numbers(Power power) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        power.percent().ifPresent(percent -> numbers.put("percent", percent));
        power.minutesLeft().ifPresent(minutes -> numbers.put("minutesLeft", (double) Math.round(minutes)));
        return numbers;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(2 * SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A look at the PC does not end.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
