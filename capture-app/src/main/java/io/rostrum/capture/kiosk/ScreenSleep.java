package io.rostrum.capture.kiosk;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the screen on while the kiosk fills it. X11 has a command for it; other systems' power settings are the installer's.
 */
final class ScreenSleep {
    private static final Logger LOG = LoggerFactory.getLogger(ScreenSleep.class);
    private static final int PATIENCE_SECONDS = 5;

    private ScreenSleep() {}

    /** Asks once, on a thread of its own that ends with the answer. */
    static void prevent() {
        if (System.getenv("DISPLAY") != null) {
            Thread thread = new Thread(ScreenSleep::ask, "kiosk-screen-sleep");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void ask() {
        try {
            Process xset = new ProcessBuilder("xset", "s", "off", "s", "noblank", "-dpms")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!xset.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                xset.destroyForcibly();
            }
        } catch (IOException e) {
            LOG.info("The screen may go to sleep: {} (Debian: x11-xserver-utils)", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
