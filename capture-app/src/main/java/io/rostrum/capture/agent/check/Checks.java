package io.rostrum.capture.agent.check;

import io.rostrum.capture.device.SourceKind;
import io.rostrum.capture.device.SourceSpec;
import io.rostrum.capture.recording.DeviceCheck;
import io.rostrum.capture.recording.DeviceReport;
import io.rostrum.capture.recording.Folders;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.RecorderException.Code;
import io.rostrum.capture.recording.RecorderService;
import io.rostrum.encoder.EncoderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Tries devices one after the other, and keeps the pictures and sounds of the last {@value #KEPT} tries in
 * {@code <data>/checks}. Any thread; a second try waits for none: it is refused.
 */
public final class Checks {
    private static final int KEPT = 20;
    /** What only one program can open at a time. */
    private static final Set<SourceKind> EXCLUSIVE =
            Set.of(SourceKind.V4L2, SourceKind.ALSA, SourceKind.DSHOW, SourceKind.AVFOUNDATION);

    private final RecorderService recorder;
    private final Path folder;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();

    /** @param folder takes a folder for each try */
    public Checks(RecorderService recorder, Path folder, Clock clock) {
        this.recorder = recorder;
        this.folder = folder;
        this.clock = clock;
    }

    /** Whether a source can be tried while the recorder holds it. */
    public boolean isFree(SourceSpec source) {
        boolean held = recorder.status().sources().stream()
                .anyMatch(status -> status.id().equals(source.id()));
        return !held || !EXCLUSIVE.contains(source.kind());
    }

    /**
     * Tries a source for five seconds.
     *
     * @throws RecorderException BUSY if the recorder holds it, or another try runs; MEDIA if it does not open; DISK
     */
    public DeviceReport run(SourceSpec source) throws RecorderException {
        if (!isFree(source)) {
            throw new RecorderException(
                    Code.BUSY,
                    source.id()
                            + " is one of the room's sources and in use. Check the room instead: that looks at it too.");
        }
        if (!turn.tryLock()) {
            throw new RecorderException(Code.BUSY, "Another device is just being tried. Wait some seconds.");
        }
        try {
            forget();
            return DeviceCheck.run(source, folder.resolve(String.valueOf(clock.millis())));
        } catch (EncoderException e) {
            throw new RecorderException(Code.MEDIA, e.getMessage(), e);
        } finally {
            turn.unlock();
        }
    }

    /** A file that a try left, by the try's folder and its name. */
    public Optional<Path> file(String check, String name) {
        boolean plain =
                check.matches("\\d{1,19}") && Set.of("picture.jpg", "sound.wav").contains(name);
        return Optional.of(folder.resolve(check).resolve(name)).filter(file -> plain && Files.isRegularFile(file));
    }

    private void forget() throws RecorderException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> oldestFirst = entries.sorted().toList();
            for (int i = 0; i <= oldestFirst.size() - KEPT; i++) {
                Folders.remove(oldestFirst.get(i));
            }
        } catch (IOException e) {
            throw new RecorderException(Code.DISK, "Old checks cannot be removed: " + e.getMessage() + ".", e);
        }
    }
}
