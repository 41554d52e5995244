package io.rostrum.capture.agent.library;

import io.rostrum.capture.recording.RecordedTrack;
import io.rostrum.capture.recording.Recording;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Decoder;
import io.rostrum.encoder.ffmpeg.Demuxer;
import io.rostrum.encoder.ffmpeg.FilterGraph;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.ffmpeg.InputSpec;
import io.rostrum.encoder.ffmpeg.Packet;
import io.rostrum.encoder.ffmpeg.StreamInfo;
import io.rostrum.encoder.media.MediaKind;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How loud a lecture is over its length, to draw.
 *
 * @param stepMs milliseconds from one peak to the next
 * @param peaks the highest sample of each step, from 0 to 1, to a hundredth
 */
public record Waveform(long stepMs, List<Double> peaks) {
    private static final int MOST_PEAKS = 3000;
    private static final long LEAST_STEP_MS = 50;

    public Waveform {
        peaks = List.copyOf(peaks);
    }

    /** Reads the first track with sound; silence if there is none. Takes a second for some ten minutes of lecture. */
    static Waveform of(Recording recording, Path folder) throws EncoderException {
        long step = Math.max(LEAST_STEP_MS, recording.duration().toMillis() / MOST_PEAKS);
        double[] peaks = new double[(int) (recording.duration().toMillis() / step) + 1];
        Optional<RecordedTrack> sound = recording.tracks().stream()
                .filter(track -> track.kind() == MediaKind.AUDIO)
                .findFirst();
        if (sound.isPresent()) {
            new Reader(step, peaks).read(folder.resolve(sound.get().file()));
        }
        List<Double> rounded = new ArrayList<>(peaks.length);
        for (double peak : peaks) {
            rounded.add(Math.round(peak * 100) / 100.0);
        }
        return new Waveform(step, rounded);
    }

    /** Decodes one file. */
    private record Reader(long step, double[] peaks) {
        void read(Path file) throws EncoderException {
            try (Demuxer demuxer = Demuxer.open(InputSpec.file(file))) {
                Optional<StreamInfo> stream = demuxer.first(MediaKind.AUDIO);
                if (stream.isEmpty()) {
                    return;
                }
                demuxer.only(stream.get());
                try (Decoder decoder = Decoder.of(demuxer, stream.get());
                        Packet packet = new Packet()) {
                    Mono mono = new Mono();
                    try {
                        while (demuxer.read(packet)) {
                            if (packet.streamIndex() == stream.get().index()) {
                                decoder.send(packet);
                                drain(decoder, mono);
                            }
                        }
                        decoder.send((Packet) null);
                        drain(decoder, mono);
                    } finally {
                        mono.close();
                    }
                }
            }
        }

        private void drain(Decoder decoder, Mono mono) throws EncoderException {
            for (Frame frame = decoder.receive(); frame != null; frame = decoder.receive()) {
                mono.take(frame, this::peak);
            }
        }

        private void peak(Frame frame) {
            ShortBuffer samples = frame.plane(0, frame.samples() * Short.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .asShortBuffer();
            double rate = frame.sampleRate();
            for (int i = 0; samples.hasRemaining(); i++) {
                int at = (int) ((frame.pts() + i) * 1000 / rate / step);
                double loud = Math.abs(samples.get()) / 32768.0;
                if (at >= 0 && at < peaks.length && loud > peaks[at]) {
                    peaks[at] = loud;
                }
            }
        }
    }

    /** Brings sound of any format to one channel of 16 bits. */
    private static final class Mono implements AutoCloseable {
        private FilterGraph graph;

        void take(Frame next, Consumer<Frame> to) throws EncoderException {
            try (Frame frame = next) {
                if (graph == null) {
                    graph = FilterGraph.build(
                            "[in]aformat=sample_fmts=s16:channel_layouts=mono[out]",
                            Map.of("in", frame),
                            List.of("out"),
                            MediaKind.AUDIO,
                            1);
                }
                graph.push("in", frame);
            }
            for (Frame out = graph.pull("out"); out != null; out = graph.pull("out")) {
                try (Frame mono = out) {
                    to.accept(mono);
                }
            }
        }

        @Override
        public void close() {
            if (graph != null) {
                graph.close();
            }
        }
    }
}
