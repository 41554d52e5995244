package io.rostrum.capture.kiosk.screen;

import com.sun.management.OperatingSystemMXBean;
import io.rostrum.capture.kiosk.KioskLauncher;
import io.rostrum.capture.kiosk.KioskOptions;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.stage.Window;

/** The measured kiosk of {@link KioskFigures}: opens it, walks through it, and prints what that took. */
public final class KioskProbe {
    private static final Duration WATCHED = Duration.ofSeconds(15);
    private static final Duration STEP = Duration.ofMillis(700);
    private static final int ROUNDS = 3;
    private static final double MEBI = 1 << 20;

    private KioskProbe() {}

    /** Arguments: the agent's address, the token file. */
    public static void main(String[] args) {
        Thread probe = new Thread(KioskProbe::measure, "probe");
        probe.setDaemon(true);
        probe.start();
        KioskLauncher.launch(new KioskOptions(
                URI.create(args[0]), Path.of(args[1]), Path.of(args[1]).resolveSibling("kiosk"), true));
    }

    private static void measure() {
        try {
            until("a window", () -> Window.getWindows().stream().anyMatch(Window::isShowing));
            Instant start = ProcessHandle.current().info().startInstant().orElseThrow();
            print(
                    "first window, from the start of Java",
                    "%d ms",
                    Duration.between(start, Instant.now()).toMillis());
            until("the start screen", () -> scene().lookup(".record-button") != null);
            pass(WATCHED.dividedBy(3));
            print("two previews at 15 pictures a second", "%.1f%% of a core", share());
            fire("#lectures");
            pass(STEP);
            print("the same without previews", "%.1f%% of a core", share());
            fire("#back");
            walk();
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            print("heap in use", "%.0f MB", (runtime.totalMemory() - runtime.freeMemory()) / MEBI);
            print("heap taken from the system", "%.0f MB", runtime.totalMemory() / MEBI);
        } catch (Exception | AssertionError e) {
            e.printStackTrace();
            System.exit(1);
        }
        Platform.exit();
    }

    /** Through the screens and languages, the first time and warm; the screen's thread is asked all the while. */
    private static void walk() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            AtomicLong longest = new AtomicLong();
            Thread asker = new Thread(() -> ask(longest), "asker");
            asker.setDaemon(true);
            asker.start();
            for (String way : new String[] {"#lectures", "#check", "#technician", "#other"}) {
                fire(way);
                pass(STEP);
                fire("#back");
                pass(STEP);
            }
            for (int language : new int[] {1, 2, 3, 4, 0}) {
                ScreenTour.onScreen(() -> {
                    ((MenuButton) scene().lookup("#language"))
                            .getItems()
                            .get(language)
                            .fire();
                    return null;
                });
                pass(STEP);
            }
            asker.interrupt();
            asker.join();
            String name = "the screen's thread kept waiting, round " + round + ", at most";
            print(name, "%d ms", Duration.ofNanos(longest.get()).toMillis());
        }
    }

    private static void ask(AtomicLong longest) {
        while (!Thread.currentThread().isInterrupted()) {
            long asked = System.nanoTime();
            Platform.runLater(() -> longest.accumulateAndGet(System.nanoTime() - asked, Math::max));
            pass(Duration.ofMillis(10));
        }
    }

    private static double share() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = system.getProcessCpuTime();
        long time = System.nanoTime();
        pass(WATCHED);
        return 100.0 * (system.getProcessCpuTime() - cpu) / (System.nanoTime() - time);
    }

    private static Scene scene() {
        return Window.getWindows().get(0).getScene();
    }

    private static void fire(String button) throws Exception {
        ScreenTour.onScreen(() -> {
            ((Button) scene().lookup(button)).fire();
            return null;
        });
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds();
    }

    private static void until(String what, Condition condition) {
        Deadline.await(what, () -> {
            try {
                return ScreenTour.onScreen(condition::holds);
            } catch (Exception e) {
                return false; // JavaFX has not started yet
            }
        });
    }

    private static void pass(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    private static void print(String what, String format, Object figure) {
        System.out.printf("%-52s " + format + "%n", what, figure);
    }
}
