package io.rostrum.capture.device;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.media.VideoFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code test:slides}: a talk whose page turns every eight seconds. Pages are painted once and kept packed; only the one that
 * is shown is unpacked, dark and, at its first mark, flashing.
 */
final class SlidesPainter implements PicturePainter {
    private static final long PAGE_NANOS = TimeUnit.SECONDS.toNanos(8);

    private final List<PackedPicture> pages = new ArrayList<>();
    private int shown = -1;
    private Frame dark;
    private Frame flashing;

    SlidesPainter() throws EncoderException {
        try {
            for (int page = 0; page < SlideDeck.pages(); page++) {
                pages.add(new PackedPicture(new YuvPicture(SlideDeck.paint(page))));
            }
        } catch (LinkageError | InternalError e) {
            throw new EncoderException(
                    Code.BAD_INPUT,
                    "This PC cannot paint test slides (" + e.getMessage() + "). On Debian or Ubuntu: "
                            + "apt-get install fontconfig fonts-dejavu-core.",
                    e);
        }
    }

    @Override
    public VideoFormat format() {
        return new VideoFormat(SlideDeck.WIDTH, SlideDeck.HEIGHT, 10);
    }

    @Override
    public Frame paint(long sinceEpoch) throws EncoderException {
        int page = (int) (sinceEpoch / PAGE_NANOS % pages.size());
        if (page != shown) {
            close();
            shown = page;
        }
        if (SyncMark.isOn(sinceEpoch)) {
            flashing = flashing == null ? marked(page, SyncMark.LUMA_ON) : flashing;
            return flashing.retain();
        }
        dark = dark == null ? marked(page, SyncMark.LUMA_OFF) : dark;
        return dark.retain();
    }

    private Frame marked(int page, int luma) throws EncoderException {
        YuvFrame frame = pages.get(page).unpacked().frame();
        frame.grey(SyncMark.SLIDES, luma);
        return frame.frame();
    }

    @Override
    public void close() {
        if (dark != null) {
            dark.close();
            dark = null;
        }
        if (flashing != null) {
            flashing.close();
            flashing = null;
        }
    }
}
