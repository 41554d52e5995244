package io.rostrum.e2e;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Decoder;
import io.rostrum.encoder.ffmpeg.Demuxer;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.ffmpeg.InputSpec;
import io.rostrum.encoder.ffmpeg.Packet;
import io.rostrum.encoder.media.MediaKind;
import java.net.URI;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The sound of a published lecture as FFmpeg, an HLS player of its own kind, hears it over HTTP. */
final class PublishedSound {
    private static final int WINDOW = 96;
    /** Between the speech, which stays below -9 dBFS before the lecture's gain, and the beep at -4 dBFS. */
    private static final float LOUD = 0.5f;

    private PublishedSound() {}

    /** Where a beep begins, in seconds, to 2 ms. */
    static List<Double> beeps(URI playlist) throws EncoderException {
        List<Double> onsets = new ArrayList<>();
        InputSpec input = new InputSpec(null, playlist.toString(), Map.of(), Duration.ofSeconds(20));
        try (Demuxer demuxer = Demuxer.open(input);
                Decoder decoder =
                        Decoder.of(demuxer, demuxer.first(MediaKind.AUDIO).orElseThrow());
                Packet packet = new Packet()) {
            boolean more = true;
            while (more) {
                more = demuxer.read(packet);
                decoder.send(more ? packet : null);
                for (Frame next = decoder.receive(); next != null; next = decoder.receive()) {
                    try (Frame frame = next) {
                        listen(frame, onsets);
                    }
                }
            }
        }
        return onsets;
    }

    private static void listen(Frame frame, List<Double> onsets) {
        FloatBuffer samples = frame.plane(0, frame.samples() * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (int i = 0; i + WINDOW <= frame.samples(); i += WINDOW) {
            double time = (frame.pts() + i) / (double) frame.sampleRate();
            boolean knownBeep = !onsets.isEmpty() && time - onsets.get(onsets.size() - 1) < 1;
            if (!knownBeep && peak(samples, i) > LOUD) {
                onsets.add(time);
            }
        }
    }

    private static float peak(FloatBuffer samples, int from) {
        float peak = 0;
        for (int i = from; i < from + WINDOW; i++) {
            peak = Math.max(peak, Math.abs(samples.get(i)));
        }
        return peak;
    }
}
