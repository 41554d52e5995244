package io.rostrum.encoder.testsupport;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Decoder;
import io.rostrum.encoder.ffmpeg.Demuxer;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.ffmpeg.InputSpec;
import io.rostrum.encoder.ffmpeg.Packet;
import io.rostrum.encoder.media.AudioFormat;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.TrackFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What FFmpeg, as a player would, makes of a file. */
public final class Decoded {
    private Decoded() {}

    /** Decodes the first stream of a kind; fails if a packet is damaged. */
    public static void each(Path file, MediaKind kind, Consumer<Frame> seen) throws EncoderException {
        try (Demuxer demuxer = Demuxer.open(InputSpec.file(file));
                Decoder decoder = Decoder.of(demuxer, demuxer.first(kind).orElseThrow());
                Packet packet = new Packet()) {
            demuxer.only(demuxer.first(kind).orElseThrow());
            boolean more = true;
            while (more) {
                more = demuxer.read(packet);
                if (more
                        && packet.streamIndex()
                                != demuxer.first(kind).orElseThrow().index()) {
                    continue;
                }
                decoder.send(more ? packet : null);
                for (Frame next = decoder.receive(); next != null; next = decoder.receive()) {
                    try (Frame frame = next) {
                        seen.accept(frame);
                    }
                }
            }
            if (decoder.damagedPackets() > 0) {
                throw new AssertionError(file + ": " + decoder.damagedPackets() + " damaged packets");
            }
        }
    }

    /** The times of all pictures, in 1/90000 s. */
    public static List<Long> pictureTimes(Path file) throws EncoderException {
        List<Long> times = new ArrayList<>();
        each(file, MediaKind.VIDEO, frame -> times.add(frame.pts()));
        return times;
    }

    /** Where bright pictures follow dark ones, in seconds. */
    public static List<Double> flashes(Path file) throws EncoderException {
        Onsets onsets = new Onsets();
        each(file, MediaKind.VIDEO, frame -> {
            double time = frame.pts() / (double) TrackFormat.VIDEO_TIMESCALE;
            onsets.add(time, mean(frame) > 200);
        });
        return onsets.found;
    }

    private static double mean(Frame frame) {
        int stride = frame.stride(0);
        ByteBuffer luma = frame.plane(0, stride * frame.height());
        long sum = 0;
        int count = 0;
        for (int y = 0; y < frame.height(); y += 4) {
            for (int x = 0; x < frame.width(); x += 4) {
                sum += luma.get(y * stride + x) & 0xff;
                count++;
            }
        }
        return (double) sum / count;
    }

    /** Where loud sound follows quiet sound, in seconds, to about 2 ms. */
    public static List<Double> beeps(Path file) throws EncoderException {
        Onsets onsets = new Onsets();
        each(file, MediaKind.AUDIO, frame -> {
            if (!frame.format().equals("fltp")) {
                throw new AssertionError("expected AAC's fltp, not " + frame.format());
            }
            var samples = frame.plane(0, frame.samples() * 4)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
            int window = 96;
            for (int i = 0; i + window <= frame.samples(); i += window) {
                float peak = 0;
                for (int j = i; j < i + window; j++) {
                    peak = Math.max(peak, Math.abs(samples.get(j)));
                }
                onsets.add((frame.pts() + i) / (double) frame.sampleRate(), peak > 0.1);
            }
        });
        return onsets.found;
    }

    /** The length of the sound in samples, and its shape. */
    public static long soundSamples(Path file, AudioFormat expected) throws EncoderException {
        long[] count = new long[1];
        each(file, MediaKind.AUDIO, frame -> {
            if (frame.channels() != expected.channels() || frame.sampleRate() != expected.sampleRate()) {
                throw new AssertionError("expected " + expected);
            }
            count[0] += frame.samples();
        });
        return count[0];
    }

    private static final class Onsets {
        private final List<Double> found = new ArrayList<>();
        private double lastOn = -1;

        void add(double time, boolean on) {
            if (on) {
                if (lastOn < 0 || time - lastOn > 0.5) {
                    found.add(time);
                }
                lastOn = time;
            }
        }
    }
}
