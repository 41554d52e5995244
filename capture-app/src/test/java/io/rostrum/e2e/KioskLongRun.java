package io.rostrum.e2e;

import io.rostrum.capture.agent.parts.Poll;
import io.rostrum.capture.agent.parts.RostrumProcess;
import io.rostrum.capture.bench.ProcessMeter;
import io.rostrum.capture.kiosk.screen.KioskRemote;
import io.rostrum.capture.testsupport.XvfbDisplay;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What {@code ./rostrum bench kiosk --for 60m} runs: the real kiosk on a whole screen of 1920x1080 before the real agent with its
 * test sources. Over and over it stands at the start, goes through its screens and languages, and records a lecture, which is
 * played. Tells each minute how much memory it takes, and judges nothing.
 */
public final class KioskLongRun implements AutoCloseable {
    private static final Duration AT_THE_START = Duration.ofMinutes(1);
    private static final Duration LECTURE = Duration.ofMinutes(4);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LANGUAGES = 5;
    private static final long BYTES_PER_MB = 1 << 20;

    private final Instant begun = Instant.now();
    private final Instant end;
    private final XvfbDisplay display = new XvfbDisplay();
    private final RostrumProcess agent;
    private final KioskProcess kiosk;
    private Instant told = begun;
    private long most;

    private KioskLongRun(Duration length, List<String> java) throws Exception {
        end = begun.plus(length);
        Path folder = Files.createTempDirectory("rostrum-long-run");
        Path data = folder.resolve("data");
        agent = RostrumProcess.start(folder, "agent", "--data", data.toString(), "--port", "0", "--json");
        URI address = URI.create(agent.await("listening").path("url").asText());
        kiosk = KioskProcess.open(
                display, KioskRemote.command(java, address, data, "--wait"), folder.resolve("kiosk.log"));
    }

    /** Arguments: how long, as {@code 60m}, then those of Java that start the kiosk as {@code ./rostrum kiosk} does. */
    public static void main(String[] args) throws Exception {
        Duration length = Duration.parse("PT" + args[0]);
        try (KioskLongRun run = new KioskLongRun(length, List.of(args).subList(1, args.length))) {
            run.run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        kiosk.await("has .record-button", "true");
        for (int round = 1; Instant.now().isBefore(end); round++) {
            pass(AT_THE_START);
            goAside();
            record();
            print("round %d, heap in use once collected: %s MB", round, kiosk.ask("collect"));
        }
        print("most heap in use at any of these minutes: %d MB", most);
    }

    /** Through all screens, and one of the lectures is played. */
    private void goAside() throws Exception {
        for (String way : List.of("#check", "#technician", "#other")) {
            kiosk.await("fire " + way, "done");
            pass(LOOK.multipliedBy(3));
            kiosk.home();
        }
        for (int language = 1; language <= LANGUAGES; language++) {
            kiosk.ask("language " + language % LANGUAGES);
            pass(LOOK);
        }
        kiosk.await("fire #lectures", "done");
        pass(LOOK);
        kiosk.home();
    }

    private void record() throws Exception {
        kiosk.await("fire .record-button", "done");
        kiosk.await("has .recording-word", "true");
        kiosk.await("fire #mark", "done");
        pass(LECTURE);
        for (int press = 0; press < 2; press++) {
            kiosk.await("fire #pause", "done");
            pass(LOOK);
        }
        kiosk.stop();
        pass(LOOK);
        kiosk.await("fire #look", "done");
        kiosk.await("has .player-slider", "true");
        pass(LOOK.multipliedBy(5));
        kiosk.home();
    }

    /** Lets time pass, but not beyond the end. */
    private void pass(Duration time) throws Exception {
        Instant until = Instant.now().plus(time);
        Poll.until(
                "time", time.plus(PATIENCE), () -> tell(Instant.now()), now -> now.isAfter(until) || now.isAfter(end));
    }

    private Instant tell(Instant now) throws IOException {
        if (Duration.between(told, now).compareTo(MINUTE) >= 0) {
            told = told.plus(MINUTE);
            String[] heap = kiosk.ask("heap").split(" ");
            most = Math.max(most, Long.parseLong(heap[0]));
            print(
                    "minute %d: %s MB of heap in use, %s MB taken; %d MB resident",
                    Duration.between(begun, told).toMinutes(),
                    heap[0],
                    heap[1],
                    ProcessMeter.residentBytes(kiosk.process().pid()) / BYTES_PER_MB);
        }
        return now;
    }

    private static void print(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format + "%n", arguments);
    }

    @Override
    public void close() {
        kiosk.close();
        agent.close();
        display.close();
    }
}
