package io.rostrum.capture.kiosk;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Application;

/**
 * Opens the kiosk from any program. It does not extend {@link Application}: a main class that does is refused by the JVM
 * when JavaFX comes from the class path.
 */
public final class KioskLauncher {
    private KioskLauncher() {}

    /**
     * Opens the window and returns when it is closed. JavaFX starts once in a JVM, so this may be called once.
     *
     * @throws RuntimeException of JavaFX if there is no screen to open a window on
     */
    public static void launch(KioskOptions options) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--" + Kiosk.AGENT + "=" + options.agent());
        arguments.add("--" + Kiosk.TOKEN_FILE + "=" + options.tokenFile());
        arguments.add("--" + Kiosk.FOLDER + "=" + options.folder());
        if (options.windowed()) {
            arguments.add(Kiosk.WINDOWED);
        }
        Application.launch(Kiosk.class, arguments.toArray(String[]::new));
    }
}
