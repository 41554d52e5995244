package io.rostrum.encoder.ffmpeg;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.media.MediaKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avfilter.AVBufferSrcParameters;
import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avfilter.AVFilterInOut;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;

/**
 * A graph of FFmpeg filters between named inputs and named outputs. One thread.
 *
 * <p>Frames go in and come out with times in this package's ticks.
 */
public final class FilterGraph implements AutoCloseable {
    private final AVFilterGraph graph;
    private final Map<String, AVFilterContext> inputs = new LinkedHashMap<>();
    private final Map<String, AVFilterContext> outputs = new LinkedHashMap<>();
    private boolean closed;

    private FilterGraph(AVFilterGraph graph) {
        this.graph = graph;
    }

    /**
     * Builds a graph.
     *
     * @param description in FFmpeg's filtergraph syntax; every input and output label in it is named below
     * @param inputs each input's label and a frame of the shape that will come; only looked at
     * @param outputs the output labels
     * @param kind what comes out
     * @param threads how many threads slice the work of one filter
     */
    public static FilterGraph build(
            String description, Map<String, Frame> inputs, List<String> outputs, MediaKind kind, int threads)
            throws EncoderException {
        Natives.load();
        FilterGraph built = new FilterGraph(Av.notNull(avfilter.avfilter_graph_alloc(), "a filter graph"));
        try {
            built.graph.nb_threads(threads);
            built.configure(description, inputs, outputs, kind);
            return built;
        } catch (EncoderException | RuntimeException e) {
            built.close();
            throw e;
        }
    }

    private void configure(String description, Map<String, Frame> shapes, List<String> labels, MediaKind kind)
            throws EncoderException {
        AVFilterInOut sources = null;
        for (Map.Entry<String, Frame> shape : shapes.entrySet()) {
            AVFilterContext source = source(shape.getKey(), shape.getValue());
            inputs.put(shape.getKey(), source);
            sources = link(shape.getKey(), source, sources);
        }
        AVFilterInOut sinks = null;
        for (String label : labels) {
            String type = kind == MediaKind.AUDIO ? "abuffersink" : "buffersink";
            AVFilterContext sink = Av.notNull(
                    avfilter.avfilter_graph_alloc_filter(graph, avfilter.avfilter_get_by_name(type), "out_" + label),
                    "a filter output");
            check(avfilter.avfilter_init_str(sink, (String) null), description);
            outputs.put(label, sink);
            sinks = link(label, sink, sinks);
        }
        AVFilterInOut open = sources == null ? new AVFilterInOut((Pointer) null) : sources;
        try {
            check(avfilter.avfilter_graph_parse_ptr(graph, description, sinks, open, null), description);
        } finally {
            avfilter.avfilter_inout_free(sinks);
            avfilter.avfilter_inout_free(open);
        }
        check(avfilter.avfilter_graph_config(graph, null), description);
    }

    private static AVFilterInOut link(String label, AVFilterContext filter, AVFilterInOut next) {
        AVFilterInOut link = avfilter.avfilter_inout_alloc();
        link.name(new org.bytedeco.javacpp.BytePointer(avutil.av_strdup(label)));
        return link.filter_ctx(filter).pad_idx(0).next(next);
    }

    private AVFilterContext source(String label, Frame shape) throws EncoderException {
        AVFrame frame = shape.av();
        boolean audio = shape.kind() == MediaKind.AUDIO;
        AVFilterContext source = Av.notNull(
                avfilter.avfilter_graph_alloc_filter(
                        graph, avfilter.avfilter_get_by_name(audio ? "abuffer" : "buffer"), "in_" + label),
                "a filter input");
        AVBufferSrcParameters parameters = avfilter.av_buffersrc_parameters_alloc();
        try {
            parameters.format(frame.format());
            if (audio) {
                parameters.time_base().num(1).den(frame.sample_rate());
                parameters.sample_rate(frame.sample_rate());
                avutil.av_channel_layout_copy(parameters.ch_layout(), frame.ch_layout());
            } else {
                parameters.time_base().num(1).den(Av.VIDEO_TIME_BASE.den());
                parameters.width(frame.width()).height(frame.height());
                AVRational aspect = frame.sample_aspect_ratio();
                parameters.sample_aspect_ratio().num(aspect.num()).den(Math.max(1, aspect.den()));
                parameters.color_space(frame.colorspace()).color_range(frame.color_range());
            }
            check(avfilter.av_buffersrc_parameters_set(source, parameters), label);
        } finally {
            avutil.av_channel_layout_uninit(parameters.ch_layout());
            avutil.av_free(parameters);
        }
        check(avfilter.avfilter_init_str(source, (String) null), label);
        return source;
    }

    private static void check(int code, String description) throws EncoderException {
        Av.check(code, Code.CODEC, "FFmpeg refused the filters \"" + description + "\".");
    }

    /** Gives an input its next frame, which the caller still owns; null says that none will follow. */
    public void push(String input, Frame frame) throws EncoderException {
        int code = avfilter.av_buffersrc_add_frame_flags(
                inputs.get(input), frame == null ? null : frame.av(), avfilter.AV_BUFFERSRC_FLAG_KEEP_REF);
        if (!Av.isEnd(code)) { // the graph wants no more of this input: that is its right
            Av.check(code, Code.CODEC, "The filters stopped.");
        }
    }

    /** The next frame of an output, which the caller closes; null when the graph wants more input or has ended. */
    public Frame pull(String output) throws EncoderException {
        AVFilterContext sink = outputs.get(output);
        AVFrame frame = Av.notNull(avutil.av_frame_alloc(), "a frame");
        int code = avfilter.av_buffersink_get_frame(sink, frame);
        if (code < 0) {
            avutil.av_frame_free(frame);
            if (Av.isAgain(code) || Av.isEnd(code)) {
                return null;
            }
            throw Av.failure(code, Code.CODEC, "The filters stopped.");
        }
        AVRational from = avfilter.av_buffersink_get_time_base(sink);
        AVRational to = frame.nb_samples() > 0 ? Av.rational(1, frame.sample_rate()) : Av.VIDEO_TIME_BASE;
        frame.pts(avutil.av_rescale_q(frame.pts(), from, to));
        frame.duration(avutil.av_rescale_q(frame.duration(), from, to));
        frame.time_base().num(to.num()).den(to.den());
        return new Frame(frame);
    }

    /**
     * Changes a setting of a filter; what is pushed next feels it.
     *
     * @param filter its name in the description, for example {@code volume}
     * @param name of the command, as the filter's documentation says
     */
    public void command(String filter, String name, String value) throws EncoderException {
        int code = avfilter.avfilter_graph_send_command(graph, filter, name, value, new byte[1], 1, 0);
        Av.check(code, Code.CODEC, "The filter " + filter + " refused \"" + value + "\".");
    }

    /** The input the graph waits for most, judged by the requests it could not answer; any input at first. */
    public String hungriest() {
        String best = null;
        int most = -1;
        for (Map.Entry<String, AVFilterContext> input : inputs.entrySet()) {
            int failed = avfilter.av_buffersrc_get_nb_failed_requests(input.getValue());
            if (failed > most) {
                most = failed;
                best = input.getKey();
            }
        }
        return best;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            avfilter.avfilter_graph_free(graph);
        }
    }
}
