package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.FilterGraph;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.ffmpeg.StreamInfo;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.VideoFormat;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Makes pictures what people should see, and all of one shape: those of another size, because the camera came back in another mode or
 * the file changes midway, are fitted into the first's. One thread.
 */
final class PictureForm implements AutoCloseable {
    private static final String FIT = "scale=%1$d:%2$d:force_original_aspect_ratio=decrease:force_divisible_by=2"
            + ":flags=bicubic,setsar=1,pad=%1$d:%2$d:(ow-iw)/2:(oh-ih)/2,";

    /** What encoders take; the painter, which scales only what has changed, sees to the colours. */
    private static final String FORMAT = "yuv420p";

    private static final String AS_IT_IS = "null";

    private final VideoFormat shape;
    private final String last;
    private final String more;
    private final Deque<Frame> ready = new ArrayDeque<>();
    private FilterGraph graph;
    private Frame sample;
    private StreamInfo stream;

    /**
     * A form.
     *
     * @param shape of the pictures that come out
     * @param last the filter that gives them their pixel format, if they do not have it
     * @param more what is done to them after that: filters with a comma before each
     */
    PictureForm(VideoFormat shape, String last, String more) {
        this.shape = shape;
        this.last = last;
        this.more = more;
    }

    /** Takes the next picture, which stays the caller's. */
    void push(Frame picture, StreamInfo from) throws EncoderException {
        if (graph != null && (from != stream || !picture.hasShapeOf(sample))) {
            end();
            release();
        }
        if (graph == null) {
            graph = FilterGraph.build(
                    "[in]" + filters(picture, from) + (picture.format().equals(FORMAT) ? AS_IT_IS : last) + more
                            + "[out]",
                    Map.of("in", picture),
                    List.of("out"),
                    MediaKind.VIDEO,
                    2);
            sample = picture.retain();
            stream = from;
        }
        graph.push("in", picture);
        pull();
    }

    private String filters(Frame picture, StreamInfo from) {
        VideoFormat coded =
                new VideoFormat(picture.width(), picture.height(), from.video().frameRate());
        VideoFormat shown = from.traits().displayed(coded);
        boolean fits = shown.width() == shape.width() && shown.height() == shape.height();
        String upright = Upright.filters(from.traits(), coded);
        return fits ? upright : upright + String.format(FIT, shape.width(), shape.height());
    }

    /** The next picture, which the caller closes; null if there is none yet. */
    Frame poll() {
        return ready.poll();
    }

    /** No more will come of this kind. */
    void end() throws EncoderException {
        if (graph != null) {
            graph.push("in", null);
            pull();
        }
    }

    private void pull() throws EncoderException {
        for (Frame next = graph.pull("out"); next != null; next = graph.pull("out")) {
            ready.add(next);
        }
    }

    private void release() {
        if (graph != null) {
            graph.close();
            sample.close();
            graph = null;
            sample = null;
        }
    }

    @Override
    public void close() {
        release();
        ready.forEach(Frame::close);
        ready.clear();
    }
}
