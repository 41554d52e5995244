package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.testsupport.XvfbDisplay;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What {@code ./rostrum bench kiosk} runs: the real kiosk in a window of 1280x720 on a screen in memory, with two previews of
 * 15 pictures a second from a played agent in another process. It tells figures and judges nothing: times are the machine's.
 */
public final class KioskFigures {
    private static final int PREVIEW_MILLIS = 1_000 / 15;
    private static final int STARTS = 3;
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int LETTERS = 20;

    private KioskFigures() {}

    /** Arguments: how much to measure, then those of Java that start the kiosk as {@code ./rostrum kiosk} does, class path included. */
    public static void main(String[] args) throws IOException, InterruptedException {
        KioskProbe.Part whole = KioskProbe.Part.valueOf(args[0]);
        int starts = whole == KioskProbe.Part.START ? 1 : STARTS;
        List<String> java = List.of(args).subList(1, args.length);
        Path data = Files.createTempDirectory("rostrum-figures");
        Files.createDirectories(data.resolve("agent"));
        Files.writeString(data.resolve("agent").resolve("token"), FakeAgent.TOKEN);
        int code = 0;
        try (XvfbDisplay display = new XvfbDisplay();
                FakeAgent agent = new FakeAgent()) {
            agent.previewEach(PREVIEW_MILLIS);
            for (int start = 1; start <= starts && code == 0; start++) {
                agent.moving(true, true);
                KioskProbe.Part part = start < starts ? KioskProbe.Part.START : whole;
                code = run(display, agent, command(java, part, agent, data));
            }
        }
        System.exit(code);
    }

    private static List<String> command(List<String> java, KioskProbe.Part part, FakeAgent agent, Path data) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java);
        command.add("-Duser.language=en");
        command.addAll(
                List.of(KioskProbe.class.getName(), part.name(), agent.address().toString(), data.toString()));
        return command;
    }

    private static int run(XvfbDisplay display, FakeAgent agent, List<String> command)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process probe = display.on(new ProcessBuilder(command))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread watch = new Thread(() -> awaitPicture(display, begun), "watch");
        watch.setDaemon(true);
        watch.start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(probe.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(line);
                if (line.startsWith(KioskProbe.MOVING)) {
                    agent.moving(true, false);
                }
            }
        }
        return probe.waitFor();
    }

    /** Looks at the screen itself: letters have more colours than an empty window. */
    private static void awaitPicture(XvfbDisplay display, long begun) {
        try {
            while (display.colours(WIDTH, HEIGHT, 4) < LETTERS) {
                Thread.sleep(10);
            }
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            System.out.printf("first picture on the screen %24s %d ms%n", "", millis);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
