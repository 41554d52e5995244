package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.isobmff.Fragment;
import io.rostrum.encoder.isobmff.SampleInfo;
import java.io.IOException;
import java.nio.file.Files;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a rendition goes on that was interrupted: after its last whole segment. Only a short one, which was meant to be the end, is
 * done again, because there may be more by now.
 *
 * @param segments how many are kept
 * @param mediaStart when the first sample after them is shown, in ticks on the media's clock
 * @param editStart what that clock is ahead of the programme's by, in ticks
 */
record Resume(int segments, long mediaStart, long editStart) {
    /** Nothing is kept. */
    static final Resume FROM_START = new Resume(0, 0, 0);

    private static final Logger LOG = LoggerFactory.getLogger(Resume.class);

    /** Looks at a rendition of an interrupted encoding. */
    static Resume find(RenditionFiles files) {
        if (!Files.exists(files.playlist()) || !Files.exists(files.media())) {
            return FROM_START;
        }
        try {
            WrittenMedia media = WrittenMedia.read(files);
            return media.segments().isEmpty() ? FROM_START : of(media);
        } catch (EncoderException | IOException e) {
            LOG.info("{} cannot be continued, it starts again: {}", files.uri(), e.getMessage());
            return FROM_START;
        }
    }

    private static Resume of(WrittenMedia media) {
        int whole = media.segments().size();
        long start = Long.MAX_VALUE;
        long end = 0;
        for (Fragment fragment : media.segments().get(whole - 1).fragments()) {
            for (SampleInfo sample : fragment.samples()) {
                start = Math.min(start, sample.pts());
                end = Math.max(end, sample.pts() + sample.duration());
            }
        }
        long editStart = media.track().editStart();
        long segmentTicks =
                (long) RenditionWriter.SEGMENT_SECONDS * media.track().format().timescale();
        boolean full = (end - editStart) / segmentTicks > (start - editStart) / segmentTicks;
        if (full) {
            return new Resume(whole, end, editStart);
        }
        return whole == 1 ? FROM_START : new Resume(whole - 1, start, editStart);
    }

    /** When the first sample after what is kept is shown, in ticks on the programme's clock. */
    long start() {
        return mediaStart - editStart;
    }
}
