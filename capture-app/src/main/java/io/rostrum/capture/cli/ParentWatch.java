package io.rostrum.capture.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops the command when the process that started it is gone, however it went: its end of the pipe closes. */
final class ParentWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ParentWatch.class);

    private ParentWatch() {}

    static void start(InputStream input, StopSignal stop) {
        Thread watch = new Thread(
                () -> {
                    try {
                        input.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        LOG.info("Standard input failed: {}", e.toString());
                    }
                    stop.request();
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }
}
