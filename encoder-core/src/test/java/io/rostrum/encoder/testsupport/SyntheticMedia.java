package io.rostrum.encoder.testsupport;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.AudioEncoder;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.ffmpeg.VideoEncoder;
import io.rostrum.encoder.ffmpeg.VideoEncoderSettings;
import io.rostrum.encoder.master.MasterWriter;
import io.rostrum.encoder.media.AudioFormat;
import io.rostrum.encoder.media.Codec;
import io.rostrum.encoder.media.EncodedSample;
import io.rostrum.encoder.media.VideoFormat;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Makes masters the way the recorder does, faster than real time: a moving gradient with a white flash, and a tone with a
 * beep, both for the first 200 ms of each fifth second.
 */
public final class SyntheticMedia {
    public static final AudioFormat MONO = new AudioFormat(48_000, 1);
    private static final int BLOCK = 960;

    private SyntheticMedia() {}

    /** A picture master of a camera: an IDR every two seconds. */
    public static Path video(Path directory, String track, VideoFormat format, double seconds) throws EncoderException {
        return videoWithGap(directory, track, format, seconds, 0, 0);
    }

    /** The same, from a camera that gave nothing between two times. */
    public static Path videoWithGap(
            Path directory, String track, VideoFormat format, double seconds, double gapFrom, double gapTo)
            throws EncoderException {
        try (VideoEncoder encoder = VideoEncoder.open(VideoEncoderSettings.master(format, 24, 5));
                MasterWriter writer = MasterWriter.create(directory, track, encoder.format(), Clock.systemUTC())) {
            long ticksAFrame = Math.round(90_000 / format.frameRate());
            long frames = Math.round(seconds * format.frameRate());
            long nextIdr = 0;
            for (long i = 0; i < frames; i++) {
                long pts = i * ticksAFrame;
                if (pts >= gapFrom * 90_000 && pts < gapTo * 90_000) {
                    continue;
                }
                try (Frame frame = picture(format, i, inMark(pts / 90_000.0))) {
                    frame.setPts(pts);
                    boolean idr = pts >= nextIdr;
                    if (idr) {
                        nextIdr += 2 * 90_000;
                    }
                    encoder.send(frame, idr);
                }
                drain(encoder, writer);
            }
            encoder.send(null, false);
            drain(encoder, writer);
            return writer.file();
        }
    }

    private static void drain(VideoEncoder encoder, MasterWriter writer) throws EncoderException {
        for (EncodedSample sample = encoder.receive(); sample != null; sample = encoder.receive()) {
            writer.write(sample);
        }
    }

    /** A sound master: FLAC, mono, 48 kHz. */
    public static Path audio(Path directory, String track, double seconds) throws EncoderException {
        try (AudioEncoder encoder = AudioEncoder.open(Codec.FLAC, MONO, 0);
                MasterWriter writer = MasterWriter.create(directory, track, encoder.format(), Clock.systemUTC())) {
            long samples = Math.round(seconds * MONO.sampleRate());
            for (long at = 0; at < samples; at += BLOCK) {
                try (Frame block = tone(at, (int) Math.min(BLOCK, samples - at))) {
                    encoder.send(block);
                }
                drain(encoder, writer);
            }
            encoder.send(null);
            drain(encoder, writer);
            return writer.file();
        }
    }

    private static void drain(AudioEncoder encoder, MasterWriter writer) throws EncoderException {
        for (EncodedSample sample = encoder.receive(); sample != null; sample = encoder.receive()) {
            writer.write(sample);
        }
    }

    /** Whether the flash and the beep are on. */
    public static boolean inMark(double seconds) {
        return seconds % 5 < 0.2;
    }

    private static Frame picture(VideoFormat format, long number, boolean flash) throws EncoderException {
        Frame frame = Frame.video(format.width(), format.height(), "yuv420p");
        int stride = frame.stride(0);
        ByteBuffer luma = frame.plane(0, stride * format.height());
        byte[] row = new byte[format.width()];
        for (int y = 0; y < format.height(); y++) {
            for (int x = 0; x < format.width(); x++) {
                row[x] = (byte) (flash ? 235 : 16 + (x + y + number * 3) % 128);
            }
            luma.put(y * stride, row);
        }
        for (int plane = 1; plane < 3; plane++) {
            int size = frame.stride(plane) * (format.height() / 2);
            ByteBuffer chroma = frame.plane(plane, size);
            for (int i = 0; i < size; i++) {
                chroma.put(i, (byte) 128);
            }
        }
        return frame;
    }

    private static Frame tone(long at, int samples) throws EncoderException {
        Frame block = Frame.audio(samples, MONO, "s16");
        block.setPts(at);
        var data = block.plane(0, samples * 2)
                .order(java.nio.ByteOrder.nativeOrder())
                .asShortBuffer();
        for (int i = 0; i < samples; i++) {
            double seconds = (at + i) / (double) MONO.sampleRate();
            double level = inMark(seconds) ? 0.5 : 0.02;
            data.put(i, (short) (32_000 * level * Math.sin(2 * Math.PI * 1000 * seconds)));
        }
        return block;
    }
}
