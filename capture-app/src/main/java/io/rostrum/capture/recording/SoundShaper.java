package io.rostrum.capture.recording;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.FilterGraph;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.media.AudioFormat;
import io.rostrum.encoder.media.MediaKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Brings sound of any shape to 16-bit blocks of one shape, keeping its times. One thread. */
public final class SoundShaper implements AutoCloseable {
    private final String filters;
    private FilterGraph graph;
    private String shape = "";

    /**
     * A shaper.
     *
     * @param options more for FFmpeg's aresample filter, beginning with a colon; or empty
     */
    public SoundShaper(AudioFormat format, String options) {
        filters = "[in]aresample=" + format.sampleRate() + options + ",aformat=sample_fmts=s16:channel_layouts="
                + format.channels() + "c[out]";
    }

    /** Shapes a block, which the caller still owns; the caller closes what comes out. Null flushes. */
    public List<Frame> shape(Frame block) throws EncoderException {
        List<Frame> shaped = new ArrayList<>();
        String now = block == null ? shape : block.format() + " " + block.sampleRate() + " " + block.channels();
        if (!now.equals(shape)) {
            flush(shaped);
            close();
            graph = FilterGraph.build(filters, Map.of("in", block), List.of("out"), MediaKind.AUDIO, 1);
            shape = now;
        }
        if (block == null) {
            flush(shaped);
        } else {
            graph.push("in", block);
            pull(shaped);
        }
        return shaped;
    }

    private void flush(List<Frame> into) throws EncoderException {
        if (graph != null) {
            graph.push("in", null);
            pull(into);
        }
    }

    private void pull(List<Frame> into) throws EncoderException {
        for (Frame next = graph.pull("out"); next != null; next = graph.pull("out")) {
            into.add(next);
        }
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
