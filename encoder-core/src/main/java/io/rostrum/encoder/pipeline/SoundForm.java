package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.FilterGraph;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.media.MediaKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Brings blocks of sound whose rate, channels or sample format change into one shape, at their own times. One thread. */
final class SoundForm implements AutoCloseable {
    private final String filters;
    private final Deque<Frame> ready = new ArrayDeque<>();
    private FilterGraph graph;
    private Frame shape;
    private boolean ended;

    /** @param channels more than one become stereo */
    SoundForm(int channels) {
        filters = "[in]aresample=" + SoundShape.SAMPLE_RATE + ":osf=fltp,aformat=channel_layouts="
                + (channels > 1 ? "stereo" : "mono") + "[out]";
    }

    /** Takes the next block, which is then this object's. */
    void add(Frame block) throws EncoderException {
        try (Frame next = block) {
            if (shape != null && !same(next)) {
                drain();
            }
            if (graph == null) {
                graph = FilterGraph.build(filters, Map.of("in", next), List.of("out"), MediaKind.AUDIO, 1);
                shape = next.retain();
            }
            graph.push("in", next);
            pull();
        }
    }

    private boolean same(Frame next) {
        return next.audioFormat().equals(shape.audioFormat()) && next.format().equals(shape.format());
    }

    /** No more will come. */
    void end() throws EncoderException {
        drain();
        ended = true;
    }

    boolean ended() {
        return ended && ready.isEmpty();
    }

    /** The next block in the one shape, which the caller closes; null if there is none yet. */
    Frame poll() {
        return ready.poll();
    }

    private void pull() throws EncoderException {
        for (Frame next = graph.pull("out"); next != null; next = graph.pull("out")) {
            ready.add(next);
        }
    }

    private void drain() throws EncoderException {
        if (graph != null) {
            graph.push("in", null);
            pull();
            release();
        }
    }

    private void release() {
        if (graph != null) {
            graph.close();
            shape.close();
            graph = null;
            shape = null;
        }
    }

    @Override
    public void close() {
        release();
        ready.forEach(Frame::close);
        ready.clear();
    }
}
