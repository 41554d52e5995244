package io.rostrum.capture.recording;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.ffmpeg.FilterGraph;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.media.MediaKind;
import java.util.List;
import java.util.Map;

/**
 * Brings pictures of any shape to the one shape of a track: yuv420p of even sides. A picture of another aspect (a camera
 * that came back in another mode) is fitted in with bars. One thread.
 */
final class PictureShaper implements AutoCloseable {
    private final int width;
    private final int height;
    private FilterGraph graph;
    private String shape = "";

    PictureShaper(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** The picture in the track's shape, as a reference or a new picture; the caller closes both. */
    Frame shape(Frame picture) throws EncoderException {
        if (picture.width() == width
                && picture.height() == height
                && picture.format().equals("yuv420p")) {
            return picture.retain();
        }
        String now = picture.width() + "x" + picture.height() + " " + picture.format();
        if (!now.equals(shape)) {
            close();
            graph = FilterGraph.build(filters(), Map.of("in", picture), List.of("out"), MediaKind.VIDEO, 1);
            shape = now;
        }
        graph.push("in", picture);
        Frame shaped = graph.pull("out");
        if (shaped == null) {
            throw new EncoderException(Code.CODEC, "A picture of " + now + " could not be scaled.");
        }
        return shaped;
    }

    private String filters() {
        String size = width + ":" + height;
        return "[in]scale=" + size + ":force_original_aspect_ratio=decrease:force_divisible_by=2:flags=bicubic"
                + ":out_color_matrix=bt709:out_range=tv,format=yuv420p,pad=" + size
                + ":(ow-iw)/2:(oh-ih)/2,setsar=1[out]";
    }

    @Override
    public void close() {
        if (graph != null) {
            graph.close();
            graph = null;
            shape = "";
        }
    }
}
