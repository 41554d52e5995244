package io.rostrum.capture.device;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.media.VideoFormat;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code test:slides}: a talk whose page turns every eight seconds. A page is painted twice, dark and flashing, once. */
final class SlidesPainter implements PicturePainter {
    private static final long PAGE_NANOS = TimeUnit.SECONDS.toNanos(8);

    private final List<Frame> dark = new ArrayList<>();
    private final List<Frame> flashing = new ArrayList<>();

    SlidesPainter() throws EncoderException {
        try {
            for (BufferedImage page : SlideDeck.paint()) {
                YuvPicture picture = new YuvPicture(page);
                dark.add(marked(picture, SyncMark.LUMA_OFF));
                flashing.add(marked(picture, SyncMark.LUMA_ON));
            }
        } catch (LinkageError | InternalError e) {
            close();
            throw new EncoderException(
                    Code.BAD_INPUT,
                    "This PC has no fonts to paint test slides with. On Debian or Ubuntu: "
                            + "apt-get install fontconfig fonts-dejavu-core.",
                    e);
        }
    }

    private static Frame marked(YuvPicture picture, int luma) throws EncoderException {
        YuvFrame frame = picture.frame();
        frame.grey(SyncMark.SLIDES, luma);
        return frame.frame();
    }

    @Override
    public VideoFormat format() {
        return new VideoFormat(SlideDeck.WIDTH, SlideDeck.HEIGHT, 10);
    }

    @Override
    public Frame paint(long sinceEpoch) {
        int page = (int) (sinceEpoch / PAGE_NANOS % dark.size());
        return (SyncMark.isOn(sinceEpoch) ? flashing : dark).get(page).retain();
    }

    @Override
    public void close() {
        dark.forEach(Frame::close);
        flashing.forEach(Frame::close);
    }
}
