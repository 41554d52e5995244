package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.FilterGraph;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.ladder.Rendition;
import io.rostrum.encoder.media.MediaKind;
import java.util.List;
import java.util.Map;

/** Scales the programme's pictures for each rendition and hands them to the rungs' queues. One thread. */
final class LadderScaler implements AutoCloseable {
    private final String filters;
    private final List<Rendition> renditions;
    private final Map<String, FrameQueue> queues;
    private FilterGraph graph;

    LadderScaler(String filters, List<Rendition> renditions, Map<String, FrameQueue> queues) {
        this.filters = filters;
        this.renditions = renditions;
        this.queues = queues;
    }

    /** Scales a picture, which stays the caller's. */
    void push(Frame top) throws EncoderException, InterruptedException {
        if (graph == null) {
            List<String> outputs = renditions.stream().map(Rendition::name).toList();
            graph = FilterGraph.build(filters, Map.of(Composition.TOP, top), outputs, MediaKind.VIDEO, 2);
        }
        graph.push(Composition.TOP, top);
        drain();
    }

    /** Hands on what is left and tells the rungs that nothing will follow. */
    void end() throws EncoderException, InterruptedException {
        if (graph != null) {
            graph.push(Composition.TOP, null);
            drain();
        }
        for (FrameQueue queue : queues.values()) {
            queue.end();
        }
    }

    private void drain() throws EncoderException, InterruptedException {
        boolean any = true;
        while (any) {
            any = false;
            for (Rendition rendition : renditions) {
                Frame frame = graph.pull(rendition.name());
                if (frame != null) {
                    any = true;
                    queues.get(rendition.name()).put(frame);
                }
            }
        }
    }

    @Override
    public void close() {
        if (graph != null) {
            graph.close();
        }
    }
}
