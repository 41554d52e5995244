package io.rostrum.capture.kiosk.screen;

import com.sun.management.OperatingSystemMXBean;
import io.rostrum.capture.cli.Main;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.stage.Window;

/** The measured kiosk of {@link KioskFigures}: opens it, walks through it, and prints what that took. */
public final class KioskProbe {
    /** What begins the line of two moving previews. */
    static final String MOVING = "two previews at 15 pictures a second";

    private static final Duration WATCHED = Duration.ofSeconds(15);
    private static final Duration STEP = Duration.ofMillis(700);
    private static final int ROUNDS = 3;
    private static final double MEBI = 1 << 20;
    private static final String LINE = "%-52s ";
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private KioskProbe() {}

    /** How much is measured. */
    enum Part {
        START,
        ALL
    }

    /** Arguments: how much to measure, the agent's address, the data folder. */
    public static void main(String[] args) {
        Thread probe = new Thread(() -> measure(Part.valueOf(args[0])), "probe");
        probe.setDaemon(true);
        probe.start();
        Main.main(new String[] {"kiosk", "--windowed", "--agent", args[1], "--data", args[2]});
    }

    private static void measure(Part part) {
        try {
            until("a window", () -> Window.getWindows().stream().anyMatch(Window::isShowing));
            Instant start = ProcessHandle.current().info().startInstant().orElseThrow();
            printStart("first window, from the start of Java", start);
            until("the start screen", () -> scene().lookup(".record-button") != null);
            printStart("the lecture and Record on it", start);
            if (part == Part.ALL) {
                watch();
                walk();
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                print("heap in use", "%.0f MB", (runtime.totalMemory() - runtime.freeMemory()) / MEBI);
                print("heap taken from the system", "%.0f MB", runtime.totalMemory() / MEBI);
            }
        } catch (Exception | AssertionError e) {
            e.printStackTrace();
            System.exit(1);
        }
        Platform.exit();
    }

    private static void printStart(String what, Instant start) {
        long millis = Duration.between(start, Instant.now()).toMillis();
        long cpu = TimeUnit.NANOSECONDS.toMillis(SYSTEM.getProcessCpuTime());
        System.out.printf(LINE + "%d ms, %d of processor time%n", what, millis, cpu);
    }

    private static void watch() throws Exception {
        pass(WATCHED);
        print(MOVING, "%.1f%% of a core", share());
        pass(STEP);
        print("the same while the slides stand", "%.1f%% of a core", share());
        fire("#lectures");
        pass(STEP);
        print("the same without previews", "%.1f%% of a core", share());
        fire("#back");
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
        long cpu = SYSTEM.getProcessCpuTime();
        long time = System.nanoTime();
        pass(WATCHED);
        return 100.0 * (SYSTEM.getProcessCpuTime() - cpu) / (System.nanoTime() - time);
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
        System.out.printf(LINE + format + "%n", what, figure);
    }
}
