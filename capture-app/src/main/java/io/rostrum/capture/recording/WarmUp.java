package io.rostrum.capture.recording;

import io.rostrum.capture.device.CapturedFrame;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.media.AudioFormat;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.VideoFormat;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encodes one picture and one block of sound for nobody, before the first recording: loading libraries and classes takes a
 * slow PC a second or two, which would be missing if the power failed right after the press of Record.
 */
final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final Duration KEPT = Duration.ofSeconds(1);

    private WarmUp() {}

    static void run() {
        TrackClock clock = new TrackClock(0);
        VideoFormat small = new VideoFormat(64, 36, 1);
        try (VideoTrackEncoder pictures =
                        new VideoTrackEncoder(clock, Flavor.SLIDES, small, TrackOutput.waiting(KEPT));
                AudioTrackEncoder sound = new AudioTrackEncoder(clock, TrackOutput.waiting(KEPT));
                CapturedFrame picture = new CapturedFrame(Slate.of(Absence.LOST, 64, 36), 0);
                CapturedFrame block = new CapturedFrame(Frame.silence(4_800, new AudioFormat(48_000, 1), "s16"), 0)) {
            pictures.accept(picture);
            pictures.finish(0);
            sound.accept(block);
            sound.finish(0);
        } catch (EncoderException | LinkageError e) {
            LOG.error("This PC cannot encode: {}", e.getMessage(), e); // the recording will say so too
        }
    }
}
