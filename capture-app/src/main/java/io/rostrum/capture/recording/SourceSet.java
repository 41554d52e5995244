package io.rostrum.capture.recording;

import io.rostrum.capture.device.CaptureDevice;
import io.rostrum.capture.device.CapturedFrame;
import io.rostrum.capture.device.SourceSpec;
import io.rostrum.capture.recording.RecorderException.Code;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.Layout;
import io.rostrum.encoder.media.MediaKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The sources of a room, each on its own runner. Any thread. */
final class SourceSet implements AutoCloseable {
    private final List<SourceRunner> runners;
    private final Object settling = new Object();

    /**
     * Runners at rest.*/
    SourceSet(List<SourceSpec> specs, Function<SourceSpec, CaptureDevice> devices, Runnable changed) {
        List<SourceRunner> made = new ArrayList<>();
        for (SourceSpec spec : specs) {
            made.add(new SourceRunner(spec, devices.apply(spec), SourceRunner.PATIENCE, () -> {
                changed.run();
                synchronized (settling) {
                    settling.notifyAll();
                }
            }));
        }
        runners = List.copyOf(made);
    }

    void start() {
        runners.forEach(SourceRunner::start);
    }

    /**
     * Waits until each source has worked or failed once.
     *
     * @param atMost for those that are slower than others
     * @param forOne at most, while not one works yet: a PC that has just been switched on is slow
     */
    void awaitSettled(Duration atMost, Duration forOne) throws InterruptedException {
        long start = System.nanoTime();
        synchronized (settling) {
            while (runners.stream().anyMatch(r -> r.state() == SourceState.OPENING)) {
                Duration patience = any() ? atMost : forOne;
                long left = (patience.toNanos() - (System.nanoTime() - start)) / 1_000_000;
                if (left <= 0) {
                    return;
                }
                settling.wait(left);
            }
        }
    }

    /** Whether a source gives something. A file that was played to its end can be played again. */
    private boolean any() {
        return runners.stream()
                .anyMatch(r -> r.state() == SourceState.OK || r.state() == SourceState.ENDED && !r.live());
    }

    /** Refuses if no source gives anything. */
    void requireOne() throws RecorderException {
        if (!any()) {
            String problems = status().stream()
                    .map(s -> s.problem() == null ? s.id() + " does not answer." : s.problem())
                    .collect(Collectors.joining(" "));
            throw new RecorderException(Code.NO_SOURCE, "No source works, so there is nothing to record. " + problems);
        }
    }

    /** The best layout for the pictures that are there or may come. */
    Layout layout() {
        return Layouts.best(shows(Flavor.SLIDES), shows(Flavor.PRESENTER));
    }

    private boolean shows(Flavor flavor) {
        return runners.stream()
                .anyMatch(r -> r.spec().media() == MediaKind.VIDEO && r.spec().flavor() == flavor);
    }

    /** Sends the frames of all live sources to tracks that begin now. */
    void sendTo(FrameSink sink, long startNanos) {
        for (SourceRunner runner : runners) {
            if (runner.live()) {
                // The picture of this moment, so that the track begins with the recording and not a frame later.
                Optional<CapturedFrame> latest = runner.latestPicture();
                latest.ifPresent(picture -> sink.offer(
                        runner.spec(),
                        new CapturedFrame(picture.frame(), startNanos, picture.coded()),
                        runner.status().video()));
                runner.sendTo(sink);
            }
        }
    }

    /** A recording begins: files are played to it from their beginning, and sources that are lost have a gap. */
    void record(FrameSink sink) {
        for (SourceRunner runner : runners) {
            if (!runner.live()) {
                runner.sendTo(sink);
                runner.restart();
            } else if (runner.state() == SourceState.LOST) {
                sink.lost(runner.spec(), runner.status().problem());
            }
        }
    }

    void sendToNobody() {
        runners.forEach(runner -> runner.sendTo(null));
    }

    /** Whether none will give anything more. */
    boolean allEnded() {
        return runners.stream().allMatch(r -> r.state() == SourceState.ENDED);
    }

    void watch() {
        runners.forEach(SourceRunner::watch);
    }

    List<SourceRunner> runners() {
        return runners;
    }

    List<SourceStatus> status() {
        return runners.stream().map(SourceRunner::status).toList();
    }

    List<SoundLevel> levels() {
        return runners.stream().flatMap(r -> r.level().stream()).toList();
    }

    Optional<SourceRunner> find(String id) {
        return runners.stream().filter(r -> r.spec().id().equals(id)).findFirst();
    }

    @Override
    public void close() {
        runners.parallelStream().forEach(SourceRunner::close);
    }
}
