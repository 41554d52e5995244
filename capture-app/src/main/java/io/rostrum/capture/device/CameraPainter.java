package io.rostrum.capture.device;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.media.VideoFormat;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** {@code test:camera}: a lecturer walks before a board, a clock runs, the sync mark flashes. */
final class CameraPainter implements PicturePainter {
    private static final int POSES = 12;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss:SS");

    private final YuvPicture room = new YuvPicture(CameraScene.room());
    private final YuvSprite[] poses = new YuvSprite[POSES];
    private final SegmentDigits digits = new SegmentDigits();

    CameraPainter() {
        for (int i = 0; i < POSES; i++) {
            poses[i] = new YuvSprite(CameraScene.figure(i / (POSES - 1.0)));
        }
    }

    @Override
    public VideoFormat format() {
        return new VideoFormat(CameraScene.WIDTH, CameraScene.HEIGHT, 25);
    }

    @Override
    public Frame paint(long sinceEpoch) throws EncoderException {
        YuvFrame frame = room.frame();
        double seconds = sinceEpoch / 1e9;
        int x = (int) (520 + 180 * Math.sin(seconds * 0.35));
        int y = (int) (276 + 3 * Math.sin(seconds * 4));
        int pose = (int) Math.round((POSES - 1) * (0.5 + 0.5 * Math.sin(seconds * 0.9)));
        poses[pose].paint(frame, x, y);
        frame.grey(SyncMark.CAMERA, SyncMark.isOn(sinceEpoch) ? SyncMark.LUMA_ON : SyncMark.LUMA_OFF);
        digits.paint(frame, LocalTime.now().format(CLOCK), 40, 630);
        return frame.frame();
    }

    @Override
    public void close() {
        // Holds Java memory only.
    }
}
