package io.rostrum.capture.kiosk.screen;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.rostrum.capture.cli.Main;
import io.rostrum.capture.kiosk.client.Recording;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Window;
import org.testfx.api.FxRobot;

/**
 * The real kiosk in a process of its own, because JavaFX takes its display from the environment. A test looks at it and
 * presses keys by commands on standard input, one a line, each answered by one line on standard output.
 */
public final class KioskRemote {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private static final long MEBI = 1 << 20;

    private static final BusyWatch BUSY = new BusyWatch();

    private KioskRemote() {}

    /** Starts it as {@code rostrum kiosk} before an agent. */
    public static ProcessBuilder command(URI agent, Path data, String... more) {
        List<String> java = List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"));
        return command(java, agent, data, more);
    }

    /** The same with these arguments of Java, class path included. */
    public static ProcessBuilder command(List<String> java, URI agent, Path data, String... more) {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.command().addAll(java);
        builder.command()
                .addAll(List.of(
                        "-Duser.language=en",
                        KioskRemote.class.getName(),
                        "kiosk",
                        "--agent",
                        agent.toString(),
                        "--data",
                        data.toString()));
        builder.command().addAll(List.of(more));
        return builder;
    }

    /** Arguments: those of {@code rostrum}. */
    public static void main(String[] args) {
        System.setProperty("testfx.robot", "glass");
        Thread remote = new Thread(KioskRemote::run, "remote");
        remote.setDaemon(true);
        remote.start();
        Main.main(args);
    }

    private static void run() {
        try (BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                String[] words = line.split(" ", 2);
                String argument = words.length > 1 ? words[1] : "";
                OUT.println("= "
                        + switch (words[0]) {
                            case "click", "write" -> robot(words[0], argument);
                            case "pulses" -> pulses();
                            case "heap" -> heap();
                            case "collect" -> collect();
                            default -> onScreen(() -> answer(words[0], argument));
                        });
            }
            Platform.exit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** TestFX moves the real pointer and waits for the screen's thread, so it may not be on it. */
    private static String robot(String command, String argument) {
        try {
            FxRobot robot = new FxRobot();
            if (command.equals("click")) {
                robot.clickOn(argument);
            } else {
                robot.write(argument);
            }
            return "done";
        } catch (RuntimeException e) {
            return "failed: " + e.getMessage();
        }
    }

    /** In use and taken from the system, MB. */
    private static String heap() {
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MEBI + " " + runtime.totalMemory() / MEBI;
    }

    /** In use, MB, of what somebody still needs. */
    private static String collect() {
        System.gc();
        return heap().split(" ")[0];
    }

    /** Two pictures further on, what was asked for is on the screen. */
    private static String pulses() {
        for (int i = 0; i < 2; i++) {
            CountDownLatch drawn = new CountDownLatch(1);
            onScreen(() -> {
                Scene scene = Window.getWindows().get(0).getScene();
                scene.addPostLayoutPulseListener(new Runnable() {
                    @Override
                    public void run() {
                        scene.removePostLayoutPulseListener(this);
                        drawn.countDown();
                    }
                });
                Platform.requestNextPulse();
                return "";
            });
            try {
                if (!drawn.await(1, TimeUnit.MINUTES)) {
                    return "failed: nothing is drawn";
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return "failed: " + e;
            }
        }
        return "done";
    }

    private static String onScreen(Callable<String> work) {
        FutureTask<String> task = new FutureTask<>(work);
        try {
            Platform.runLater(task);
            return task.get();
        } catch (Exception e) {
            return "failed: " + e;
        }
    }

    private static String answer(String command, String argument) {
        if (Window.getWindows().isEmpty()) {
            return "no window";
        }
        Scene scene = Window.getWindows().get(0).getScene();
        return switch (command) {
            case "size" ->
                (int) scene.getWindow().getWidth() + "x"
                        + (int) scene.getWindow().getHeight();
            case "home" -> home(scene);
            case "has" -> String.valueOf(scene.lookup(argument) != null);
            case "shown" -> String.valueOf(scene.lookup(argument) != null && isSeen(scene.lookup(argument)));
            case "text" -> scene.lookup(argument) instanceof Labeled label ? label.getText() : "none";
            case "chosen" ->
                scene.lookup(argument) instanceof ListView<?> list
                                && list.getSelectionModel().getSelectedItem() instanceof Recording lecture
                        ? lecture.title()
                        : "none";
            case "facts" -> facts(scene);
            case "pictures" -> pictures(scene.lookup(argument));
            case "look" -> scene.getStylesheets().get(0).replaceAll(".*/", "");
            case "disabled" -> String.valueOf(scene.lookup(argument).isDisabled());
            case "fire" -> fire(scene, argument);
            case "leave" -> leave(scene);
            case "pick" -> pick(scene, argument);
            case "key" -> key(scene, argument);
            case "qr" -> qr(scene.lookup(argument));
            case "seen" -> String.valueOf(Arrays.hashCode(pixels(scene.lookup(argument))));
            case "typed" -> scene.lookup(argument) instanceof TextInputControl field ? field.getText() : "none";
            case "letters" ->
                String.valueOf(((Labeled) scene.lookup(argument)).getFont().getSize() / scene.getHeight());
            case "busy" -> busy(argument);
            case "focus" -> focus(scene, argument);
            case "down" -> press(argument, true);
            case "up" -> press(argument, false);
            case "language" -> language(scene, Integer.parseInt(argument));
            case "orientation" -> scene.getRoot().getEffectiveNodeOrientation().name();
            case "controls" -> controls(scene);
            default -> "unknown command";
        };
    }

    /** Reads a receipt, goes back from aside; one step a call. */
    private static String home(Scene scene) {
        Node way = scene.lookup(".receipt-headline") == null ? scene.lookup("#back") : scene.lookup(".done-button");
        if (way instanceof Button button && button.isVisible()) {
            button.fire();
        }
        return "done";
    }

    /** What the line at the bottom says of the room. */
    private static String facts(Scene scene) {
        return scene.getRoot().lookupAll(".fact").stream()
                .map(fact -> ((Labeled) fact).getText())
                .collect(Collectors.joining(", "));
    }

    /** How many pictures are shown in something. */
    private static String pictures(Node place) {
        return place == null
                ? "none"
                : String.valueOf(place.lookupAll("*").stream()
                        .filter(node -> node instanceof ImageView view && view.getImage() != null)
                        .count());
    }

    private static String fire(Scene scene, String button) {
        if (scene.lookup(button) instanceof ButtonBase shown && shown.isVisible() && !shown.isDisabled()) {
            shown.fire();
            return "done";
        }
        return "failed: there is no " + button;
    }

    /** Chooses one of several by its place among them, counted from 0. */
    private static String pick(Scene scene, String argument) {
        int space = argument.lastIndexOf(' ');
        Node[] choices = scene.getRoot().lookupAll(argument.substring(0, space)).toArray(Node[]::new);
        int index = Integer.parseInt(argument.substring(space + 1));
        if (choices.length <= index) {
            return "failed: there are " + choices.length;
        }
        ((ToggleButton) choices[index]).fire();
        return "done";
    }

    /** Presses a key of the keyboard on the screen. */
    private static String key(Scene scene, String face) {
        for (Node node : scene.getRoot().lookupAll(".key")) {
            if (node instanceof Button key && isSeen(key) && key.getText().equals(face)) {
                key.fire();
                return "done";
            }
        }
        return "failed: there is no key " + face;
    }

    /** What a phone reads from it. */
    private static String qr(Node node) {
        Image image = node.snapshot(null, null);
        int width = (int) image.getWidth();
        try {
            return new QRCodeReader()
                    .decode(new BinaryBitmap(
                            new HybridBinarizer(new RGBLuminanceSource(width, (int) image.getHeight(), pixels(node)))))
                    .getText();
        } catch (ReaderException e) {
            return "unreadable";
        }
    }

    private static int[] pixels(Node node) {
        Image image = node.snapshot(null, null);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return pixels;
    }

    /** The last of the technician's ways. A moment later, so that this is still answered. */
    private static String leave(Scene scene) {
        if (scene.lookup(".actions .danger") instanceof Button out) {
            Platform.runLater(out::fire);
            return "done";
        }
        return "failed: there is no way out";
    }

    private static String busy(String begins) {
        if (begins.equals("start")) {
            BUSY.start();
            return "done";
        }
        return String.valueOf(BUSY.stop());
    }

    private static String focus(Scene scene, String argument) {
        scene.lookup(argument).requestFocus();
        return "done";
    }

    private static String press(String key, boolean down) {
        Robot robot = new Robot();
        if (down) {
            robot.keyPress(KeyCode.valueOf(key));
        } else {
            robot.keyRelease(KeyCode.valueOf(key));
        }
        return "done";
    }

    private static String language(Scene scene, int index) {
        ((MenuButton) scene.lookup(".menu-button")).getItems().get(index).fire();
        return "done";
    }

    /** What can be reached by Tab: type, what a screen reader says, height in em of running text. */
    private static String controls(Scene scene) {
        double em = scene.getHeight() / 1080 * 28;
        return scene.getRoot().lookupAll("*").stream()
                .filter(Node::isFocusTraversable)
                .filter(KioskRemote::isSeen)
                .filter(Control.class::isInstance)
                .map(Control.class::cast)
                .map(control ->
                        control.getClass().getSimpleName() + "|" + spoken(control) + "|" + control.getHeight() / em)
                .collect(Collectors.joining(";"));
    }

    private static boolean isSeen(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static String spoken(Control control) {
        if (control.getAccessibleText() != null) {
            return control.getAccessibleText();
        }
        return control instanceof Labeled labeled ? labeled.getText() : "";
    }
}
