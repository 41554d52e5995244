package io.rostrum.capture.device;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.media.AudioFormat;
import io.rostrum.encoder.media.VideoFormat;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.Optional;

/** {@code test:speech}: a voice and the sync mark's beep, in blocks of 20 ms, in real time. */
final class TestSpeech implements CaptureStream {
    private static final int BLOCK = SpeechVoice.RATE / 50;
    private static final double BEEP_PEAK = Math.pow(10, SyncMark.BEEP_PEAK_DBFS / 20);
    /** The voice is silent from so long before a mark until so long after it. */
    private static final long MARGIN_NANOS = 60_000_000;
    /** The beep's edges, so that it does not click. */
    private static final double RAMP_NANOS = 2_000_000;

    private final SpeechVoice voice = new SpeechVoice();
    private final Pacer pacer = new Pacer();
    private long block;

    TestSpeech() {
        block = (System.nanoTime() - SyncMark.epochNanos()) / nanos(BLOCK) + 1;
    }

    /** In two parts: the product alone would overflow after two days. */
    private static long nanos(long samples) {
        return samples / SpeechVoice.RATE * 1_000_000_000L
                + samples % SpeechVoice.RATE * 1_000_000_000L / SpeechVoice.RATE;
    }

    @Override
    public Optional<VideoFormat> video() {
        return Optional.empty();
    }

    @Override
    public Optional<AudioFormat> audio() {
        return Optional.of(new AudioFormat(SpeechVoice.RATE, 1));
    }

    @Override
    public CapturedFrame read() throws EncoderException {
        long first = block++ * BLOCK;
        long moment = SyncMark.epochNanos() + nanos(first);
        if (!pacer.await(moment + nanos(BLOCK))) { // a block exists once its last sample was heard
            return null;
        }
        Frame frame = Frame.audio(BLOCK, new AudioFormat(SpeechVoice.RATE, 1), "s16");
        ShortBuffer samples =
                frame.plane(0, BLOCK * 2).order(ByteOrder.nativeOrder()).asShortBuffer();
        for (int i = 0; i < BLOCK; i++) {
            samples.put(i, (short) Math.round(32767 * sample(nanos(first + i))));
        }
        return new CapturedFrame(frame, moment);
    }

    private double sample(long sinceEpoch) {
        double speech = voice.next(); // always: its rhythm goes on behind the beep
        long phase = SyncMark.phase(sinceEpoch);
        long length = SyncMark.LENGTH.toNanos();
        if (phase < length) {
            double edge = Math.min(1, Math.min(phase, length - phase) / RAMP_NANOS);
            return edge * BEEP_PEAK * Math.sin(2 * Math.PI * SyncMark.BEEP_HERTZ * phase / 1e9);
        }
        boolean near = phase < length + MARGIN_NANOS || phase > SyncMark.PERIOD.toNanos() - MARGIN_NANOS;
        return near ? 0 : speech;
    }

    @Override
    public void abort() {
        pacer.abort();
    }

    @Override
    public void close() {
        // Holds Java memory only.
    }
}
