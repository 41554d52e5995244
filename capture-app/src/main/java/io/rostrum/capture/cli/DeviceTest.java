package io.rostrum.capture.cli;

import io.rostrum.capture.device.SourceSpec;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.RecorderListener;
import io.rostrum.capture.recording.RecorderService;
import io.rostrum.capture.recording.RecordingStore;
import io.rostrum.capture.recording.SoundLevel;
import io.rostrum.capture.recording.SourceState;
import io.rostrum.capture.recording.SourceStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Opens a source as the recorder would, without recording, and tells what came. */
final class DeviceTest implements RecorderListener {
    private static final int OPEN_SECONDS = 12;
    private static final int LISTEN_SECONDS = 3;
    private static final int POLL_MILLIS = 100;
    private static final double SILENT_DBFS = -70;

    private final Invocation invocation;
    private final SourceSpec source;
    private volatile double loudest = SoundLevel.FLOOR_DBFS;

    DeviceTest(Invocation invocation, SourceSpec source) {
        this.invocation = invocation;
        this.source = source;
    }

    int run() throws RecorderException, IOException {
        LogFile.recorderSpeaksByItself();
        Path nowhere = Files.createTempDirectory("rostrum-device");
        try (RecorderService recorder = new RecorderService(
                new RecordingStore(nowhere, Clock.systemUTC()), List.of(source), Clock.systemUTC())) {
            recorder.addListener(this);
            recorder.open();
            SourceStatus status = waitFor(recorder);
            if (status.state() == SourceState.OK) {
                invocation.stop().await(LISTEN_SECONDS, TimeUnit.SECONDS);
                status = recorder.status().sources().get(0);
            }
            return tell(status);
        } finally {
            delete(nowhere);
        }
    }

    private SourceStatus waitFor(RecorderService recorder) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(OPEN_SECONDS);
        SourceStatus status = recorder.status().sources().get(0);
        while (status.state() == SourceState.OPENING && System.nanoTime() < deadline) {
            if (invocation.stop().await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                break;
            }
            status = recorder.status().sources().get(0);
        }
        return status;
    }

    private int tell(SourceStatus status) {
        Output output = invocation.output();
        boolean works = status.state() == SourceState.OK || status.state() == SourceState.ENDED;
        if (!works) {
            output.failure(
                    "source-lost",
                    status.problem() == null
                            ? "The source " + source.id() + " did not open within " + OPEN_SECONDS + " s."
                            : status.problem());
            return ExitCode.BAD_INPUT;
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("id", status.id());
        result.put("works", true);
        if (status.video() != null) {
            output.say(String.format(
                    Locale.ROOT,
                    "%s gives a picture of %d x %d at %.1f frames a second.",
                    status.id(),
                    status.video().width(),
                    status.video().height(),
                    status.video().frameRate()));
            result.put("width", status.video().width());
            result.put("height", status.video().height());
            result.put("frameRate", status.video().frameRate());
        }
        if (status.audio() != null) {
            tellSound(status, result);
        }
        output.result(result);
        return ExitCode.DONE;
    }

    private void tellSound(SourceStatus status, Map<String, Object> result) {
        invocation
                .output()
                .say(String.format(
                        Locale.ROOT,
                        "%s gives sound of %d Hz and %d channel(s), at most %.1f dBFS.%s",
                        status.id(),
                        status.audio().sampleRate(),
                        status.audio().channels(),
                        loudest,
                        loudest < SILENT_DBFS ? " That is silence: check the cable and the mute switch." : ""));
        result.put("sampleRate", status.audio().sampleRate());
        result.put("channels", status.audio().channels());
        result.put("peakDbfs", loudest);
    }

    @Override
    public void levels(List<SoundLevel> levels) {
        for (SoundLevel level : levels) {
            loudest = Math.max(loudest, level.peakDbfs()); // one thread calls
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
