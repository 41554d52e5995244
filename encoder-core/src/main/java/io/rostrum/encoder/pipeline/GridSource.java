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
    /** Whatever the source says of itself, the package is BT.709 in video range, as its encoders state. */
    private static final String FORM = "scale=flags=bicubic:out_color_matrix=bt709:out_range=tv,format=yuv420p";

    private static final double THIN = 1.2;

    private final FrameReader reader;
    private final FilterGraph graph;
    private Frame pending;
    private long latest;
    private long lastDuration;
    private boolean drained;
    private boolean ended;

    private GridSource(FrameReader reader, FilterGraph graph, Frame first) {
        this.reader = reader;
        this.graph = graph;
        this.pending = first;
    }

    /**
     * Opens a source.
     *
     * @param rate of the grid; null to keep every picture at its own time
     * @param losses gets what is missing or damaged
     */
    static GridSource open(ProgrammePlan.Source source, long originMicros, FrameRate rate, Losses losses)
            throws EncoderException, InterruptedException {
        FrameReader reader = FrameReader.open(source, originMicros, losses);
        Frame first = null;
        try {
            first = reader.next();
            if (first == null) {
                throw new EncoderException(Code.BAD_INPUT, "Not one picture of " + source.file() + " can be decoded.");
            }
            first.setPts(0);
            String filters = "[in]" + filters(source, rate) + "[out]";
            FilterGraph graph = FilterGraph.build(filters, Map.of(IN, first), List.of(OUT), MediaKind.VIDEO, 2);
            return new GridSource(reader, graph, first);
        } catch (EncoderException | InterruptedException | RuntimeException e) {
            if (first != null) {
                first.close();
            }
            reader.close();
            throw e;
        }
    }

    /** A fast source is thinned out before its pictures are brought into the package's form, a slow one after it. */
    private static String filters(ProgrammePlan.Source source, FrameRate rate) {
        String upright = Upright.filters(source.stream());
        if (rate == null) {
            return upright + "format=yuv420p";
        }
        String grid = "fps=" + rate.text() + ":start_time=0:round=near";
        return source.stream().video().frameRate() > rate.perSecond() * THIN
                ? upright + grid + "," + FORM
                : upright + FORM + "," + grid;
    }

    /** The next picture, which the caller closes; null after the last. */
    Frame next() throws EncoderException, InterruptedException {
        Frame next = graph.pull(OUT);
        while (next == null && !drained) {
            push();
            next = graph.pull(OUT);
        }
        ended = next == null;
        return next;
    }

    private void push() throws EncoderException, InterruptedException {
        Frame read = pending != null ? pending : reader.next();
        pending = null;
        if (read == null) {
            drained = true;
            graph.push(IN, null);
            return;
        }
        try (Frame frame = read) {
            if (frame.pts() >= latest) { // a timestamp that goes back has no place on the grid
                latest = frame.pts();
                lastDuration = frame.duration();
                graph.push(IN, frame);
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
        graph.close();
        reader.close();
    }
}
