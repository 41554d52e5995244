package io.rostrum.capture.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rostrum.capture.device.SourceSpec;
import io.rostrum.capture.device.SyncMark;
import io.rostrum.capture.recording.parts.Eventually;
import io.rostrum.encoder.ffmpeg.Decoder;
import io.rostrum.encoder.ffmpeg.Demuxer;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.ffmpeg.InputSpec;
import io.rostrum.encoder.ffmpeg.Packet;
import io.rostrum.encoder.ffmpeg.StreamInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures the test sources' sync mark in the masters. */
@Tag("realtime")
class SyncTest {
    @TempDir
    Path data;

    @Test
    void flashAndBeepStandWithin40MillisecondsOfEachOtherInTheMasters() throws Exception {
        RecordingStore store = new RecordingStore(data, Clock.systemUTC());
        List<SourceSpec> sources = Stream.of("test:camera", "test:slides", "test:speech")
                .map(SourceSpec::parse)
                .toList();
        try (RecorderService recorder = new RecorderService(store, sources, Clock.systemUTC())) {
            recorder.open();
            recorder.start(RecordingRequest.titled("Sync"));
            Eventually.await(
                    "two marks are recorded",
                    Duration.ofSeconds(20),
                    () -> recorder.status().elapsed().toMillis() > 10_600);
            Recording done = recorder.stop();
            Path masters = store.masterDirectory(done.id());
            double end = done.duration().toMillis() / 1000.0;
            List<Double> beeps = beeps(masters.resolve("presenter-audio.mp4"));
            assertInSync(flashes(masters.resolve("presenter-video.mp4"), SyncMark.CAMERA), beeps, end);
            assertInSync(flashes(masters.resolve("slides-video.mp4"), SyncMark.SLIDES), beeps, end);
        }
    }

    /** Marks that the recording's ends cut are left out. */
    private static void assertInSync(List<Double> flashes, List<Double> beeps, double end) {
        List<Double> whole =
                flashes.stream().filter(at -> at > 0.5 && at < end - 1).toList();
        assertThat(whole).isNotEmpty();
        for (double flash : whole) {
            assertThat(beeps).as("a beep near the flash at " + flash + " s").anySatisfy(beep -> assertThat(beep)
                    .isCloseTo(flash, within(0.040)));
        }
    }

    /** Onsets of the flash, in seconds; a flash that was on from the start has none. */
    private static List<Double> flashes(Path master, SyncMark.Square square) throws Exception {
        List<Double> onsets = new ArrayList<>();
        boolean[] on = {true};
        decode(master, frame -> {
            int row = square.y() + square.side() / 2;
            ByteBuffer luma = frame.plane(0, frame.stride(0) * frame.height());
            int value = luma.get(row * frame.stride(0) + square.x() + square.side() / 2) & 255;
            boolean now = value > 128;
            if (now && !on[0]) {
                onsets.add(frame.pts() / 90_000.0);
            }
            on[0] = now;
        });
        return onsets;
    }

    /** Onsets of the beep, in seconds: the speech never comes near its level. */
    private static List<Double> beeps(Path master) throws Exception {
        List<Double> onsets = new ArrayList<>();
        long[] lastLoud = {-1};
        decode(master, frame -> {
            ByteBuffer samples = frame.plane(0, frame.samples() * 2).order(ByteOrder.nativeOrder());
            for (int i = 0; i < frame.samples(); i++) {
                if (Math.abs(samples.getShort(i * 2)) > 32767 * 0.5) {
                    long at = frame.pts() + i;
                    if (lastLoud[0] < 0 || at - lastLoud[0] > 24_000) {
                        onsets.add(at / 48_000.0);
                    }
                    lastLoud[0] = at;
                }
            }
        });
        return onsets;
    }

    private static void decode(Path master, Consumer<Frame> each) throws Exception {
        try (Demuxer demuxer = Demuxer.open(InputSpec.file(master));
                Packet packet = new Packet()) {
            StreamInfo stream = demuxer.streams().get(0);
            try (Decoder decoder = Decoder.of(demuxer, stream)) {
                while (demuxer.read(packet)) {
                    decoder.send(packet);
                    drain(decoder, each);
                }
                decoder.send((Packet) null);
                drain(decoder, each);
            }
        }
    }

    private static void drain(Decoder decoder, Consumer<Frame> each) throws Exception {
        for (Frame next = decoder.receive(); next != null; next = decoder.receive()) {
            try (Frame frame = next) {
                each.accept(frame);
            }
        }
    }
}
