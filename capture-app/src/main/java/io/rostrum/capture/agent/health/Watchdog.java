package io.rostrum.capture.agent.health;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd that the agent has started, and then that it is alive, as its unit's {@code WatchdogSec} asks; an agent that
 * says nothing for so long is started again. Says it through the program {@code systemd-notify}, for Java has no datagrams on
 * local sockets. On a thread of its own: if the check hangs, nothing is said.
 */
public final class Watchdog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final int PATIENCE_SECONDS = 10;

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "watchdog"));
    private final Map<String, String> environment;
    private final Callable<Boolean> alive;

    private Watchdog(Map<String, String> environment, Callable<Boolean> alive) {
        this.environment = environment;
        this.alive = alive;
    }

    /**
     * Says that the agent has started, and goes on as long as it works, if systemd waits for it.
     *
     * @param environment this process's: {@code NOTIFY_SOCKET} and {@code WATCHDOG_USEC}, see sd_watchdog_enabled(3)
     * @param alive whether the agent works
     * @return empty if nobody waits
     */
    public static Optional<Watchdog> start(Map<String, String> environment, Callable<Boolean> alive) {
        if (environment.getOrDefault("NOTIFY_SOCKET", "").isEmpty()) {
            return Optional.empty();
        }
        Watchdog watchdog = new Watchdog(environment, alive);
        watchdog.thread.execute(watchdog::look);
        limit(environment)
                .map(limit -> Math.max(1, limit.toMillis() / 3))
                .ifPresent(period ->
                        watchdog.thread.scheduleWithFixedDelay(watchdog::look, period, period, TimeUnit.MILLISECONDS));
        return Optional.of(watchdog);
    }

    private static Optional<Duration> limit(Map<String, String> environment) {
        try {
            long micros = Long.parseLong(environment.getOrDefault("WATCHDOG_USEC", "0"));
            return micros > 0 ? Optional.of(Duration.ofNanos(micros * 1000)) : Optional.empty();
        } catch (NumberFormatException e) {
            LOG.warn("WATCHDOG_USEC is no number; the watchdog stays off.");
            return Optional.empty();
        }
    }

    private void look() {
        try {
            if (alive.call()) {
                say();
            } else {
                LOG.warn("The agent does not answer itself; systemd will start it again if that lasts.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) { // Callable's signature; whatever it is, nothing is said to systemd then
            LOG.warn("The agent could not be checked: {}", e.toString());
        }
    }

    private void say() throws IOException, InterruptedException {
        ProcessBuilder notify = new ProcessBuilder("systemd-notify", "READY=1", "WATCHDOG=1")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        notify.environment().put("NOTIFY_SOCKET", environment.get("NOTIFY_SOCKET"));
        Process process = notify.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            LOG.warn("systemd-notify does not end.");
        } else if (process.exitValue() != 0) {
            LOG.warn("systemd-notify ended with {}.", process.exitValue());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
