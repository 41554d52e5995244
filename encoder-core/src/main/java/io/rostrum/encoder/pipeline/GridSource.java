package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.ffmpeg.FilterGraph;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.media.MediaKind;
import java.util.List;
import java.util.Map;

/**
 * One source's pictures, upright and on the programme's frame grid: a source that starts late shows its first picture from the start,
 * one that pauses shows its last. One thread.
 */
final class GridSource implements AutoCloseable {
    private static final String IN = "in";
    private static final String OUT = "out";
    private static final String FORM = "scale=flags=bicubic:" + RungPainter.FORM;

    private static final String PLAIN = "format=yuv420p";
    private static final String AS_IT_IS = "null";

    /** As strong as FFmpeg has it by itself; half of that saves a tenth of the bytes and not a third. */
    private static final String SMOOTH = ",hqdn3d";

    private static final double THIN = 1.2;

    private final StrandReader reader;
    private final PictureForm form;
    private final FrameRate rate;
    private final String later;
    private FilterGraph grid;
    private Frame pending;
    private long latest;
    private long lastDuration;
    private boolean drained;
    private boolean ended;

    private GridSource(StrandReader reader, PictureForm form, FrameRate rate, String later, Frame first) {
        this.reader = reader;
        this.form = form;
        this.rate = rate;
        this.later = later;
        this.pending = first;
    }

    /**
     * Opens a source.
     *
     * @param formed whether its pictures come in the package's form; else in their own, which the painter changes as it scales
     * @param smooth whether noise is taken out of its pictures
     * @param rate of the grid; null to keep every picture at its own time
     * @param losses gets what is missing or damaged
     */
    static GridSource open(
            Strand source, boolean formed, boolean smooth, long originMicros, FrameRate rate, Losses losses)
            throws EncoderException, InterruptedException {
        StrandReader reader = StrandReader.open(source, originMicros, losses);
        Frame first = null;
        try {
            first = reader.next();
            if (first == null) {
                throw new EncoderException(
                        Code.BAD_INPUT, "Not one picture of " + source.first().file() + " can be decoded.");
            }
            first.setPts(0);
            boolean thinned = rate != null && source.frameRate() > rate.perSecond() * THIN;
            String now = rate == null || smooth ? PLAIN : formed && !thinned ? FORM : AS_IT_IS;
            String later = formed && thinned ? "," + FORM : "";
            return new GridSource(
                    reader, new PictureForm(source.displayed(), now, smooth ? SMOOTH : ""), rate, later, first);
        } catch (EncoderException | InterruptedException | RuntimeException e) {
            if (first != null) {
                first.close();
            }
            reader.close();
            throw e;
        }
    }

    /** A fast source is thinned out before its pictures are brought into the package's form, a slow one after it. */
    private FilterGraph grid(Frame first) throws EncoderException {
        String filters = "[in]fps=" + rate.text() + ":start_time=0:round=near" + later + "[out]";
        return FilterGraph.build(filters, Map.of(IN, first), List.of(OUT), MediaKind.VIDEO, 2);
    }

    /** The next picture, which the caller closes; null after the last. */
    Frame next() throws EncoderException, InterruptedException {
        Frame next = pull();
        while (next == null && !drained) {
            push();
            next = pull();
        }
        ended = next == null;
        return next;
    }

    private Frame pull() throws EncoderException {
        if (rate == null) {
            return form.poll();
        }
        return grid == null ? null : grid.pull(OUT);
    }

    private void push() throws EncoderException, InterruptedException {
        Frame read = pending != null ? pending : reader.next();
        pending = null;
        if (read == null) {
            drained = true;
            form.end();
            toGrid();
            if (grid != null) {
                grid.push(IN, null);
            }
            return;
        }
        try (Frame frame = read) {
            if (frame.pts() >= latest) { // a timestamp that goes back has no place on the grid
                latest = frame.pts();
                lastDuration = frame.duration();
                form.push(frame, reader.stream());
                toGrid();
            }
        }
    }

    private void toGrid() throws EncoderException {
        if (rate == null) {
            return;
        }
        for (Frame next = form.poll(); next != null; next = form.poll()) {
            try (Frame formed = next) {
                grid = grid == null ? grid(formed) : grid;
                grid.push(IN, formed);
            }
        }
    }

    boolean ended() {
        return ended;
    }

    /** When its last picture so far has been shown, if it is shown for some time at least. */
    long end(long atLeast) {
        return latest + Math.max(atLeast, lastDuration);
    }

    @Override
    public void close() {
        if (pending != null) {
            pending.close();
        }
        form.close();
        if (grid != null) {
            grid.close();
        }
        reader.close();
    }
}
