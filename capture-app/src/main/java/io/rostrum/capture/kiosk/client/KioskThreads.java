package io.rostrum.capture.kiosk.client;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one place where the kiosk makes threads; all are daemons, so that a closed window ends the program. */
public final class KioskThreads {
    private static final int WAITING = 200;

    private KioskThreads() {}

    /** A thread of the kiosk, not yet started. */
    public static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, "kiosk-" + name);
        thread.setDaemon(true);
        return thread;
    }

    /** One thread for requests, one after the other; when 200 wait, one more is refused with an exception. */
    public static ExecutorService worker(String name) {
        return new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), work -> thread(name, work));
    }

    /** One thread for what is done at its time and takes no time itself; what comes after its end is dropped. */
    public static ScheduledExecutorService timer(String name) {
        return new ScheduledThreadPoolExecutor(1, work -> thread(name, work), new ThreadPoolExecutor.DiscardPolicy());
    }
}
