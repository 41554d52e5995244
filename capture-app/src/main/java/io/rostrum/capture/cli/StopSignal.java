package io.rostrum.capture.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into an interrupt of the command's thread, and waits until the command has put its things in
 * order.
 */
final class StopSignal {
    /** systemd kills after 90 s; be done before. */
    private static final long PATIENCE_SECONDS = 60;

    private final Thread command;
    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile int exitCode = ExitCode.WILL_RESUME;

    /** A signal that only {@link #request} gives, to the thread that creates it. */
    StopSignal() {
        command = Thread.currentThread();
    }

    /** The signals of this process, for the thread that calls. */
    static StopSignal ofProcess() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::shutDown, "stop-signal"));
        return signal;
    }

    /** Asks the command to stop. Any thread. */
    void request() {
        // In this order: whoever sees the request can take the interrupt away, and none comes after it.
        command.interrupt();
        requested.countDown();
    }

    boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Waits for the signal. The thread is not left interrupted, so what follows can tidy up. */
    void await() {
        try {
            requested.await();
        } catch (InterruptedException e) {
            requested.countDown();
        }
        clear();
    }

    /** Waits at most so long; says whether the signal came. */
    boolean await(long time, TimeUnit unit) {
        try {
            if (!requested.await(time, unit)) {
                return false;
            }
        } catch (InterruptedException e) {
            requested.countDown();
        }
        clear();
        return true;
    }

    /** Takes the interrupt away again, which would otherwise cut short what tidies up. */
    void clear() {
        Thread.interrupted();
    }

    /** The command has come to its end. */
    void finished(int code) {
        exitCode = code;
        finished.countDown();
    }

    /** Runs when the JVM goes down: because the command ended, or because of a signal. */
    private void shutDown() {
        if (finished.getCount() == 0) {
            return;
        }
        request();
        try {
            finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // A JVM that a signal stops would say 130 or 143, whatever the command made of it.
        Runtime.getRuntime().halt(exitCode);
    }
}
