package io.rostrum.capture.recording;

import java.util.concurrent.ThreadFactory;

/**
 * Makes the recorder's threads, each with a name that tells what it does. They never keep the program alive: masters are
 * whole at any moment.
 */
final class RecorderThreads implements ThreadFactory {
    private final String name;

    RecorderThreads(String name) {
        this.name = name;
    }

    @Override
    public Thread newThread(Runnable work) {
        return named(name, work);
    }

    static Thread named(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
