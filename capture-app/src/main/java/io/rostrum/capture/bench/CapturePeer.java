package io.rostrum.capture.bench;

import io.rostrum.capture.device.SourceSpec;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.MediaKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The peer of capture: one ffmpeg command that records the same sources into masters of the same kind. */
final class CapturePeer {
    private CapturePeer() {}

    /**
     * Its arguments.
     *
     * @throws BenchException BAD_INPUT if the ffmpeg program cannot read a source
     */
    static List<String> arguments(List<SourceSpec> sources, Duration length, Path out) throws BenchException {
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        String seconds = String.format(Locale.ROOT, "%.3f", length.toMillis() / 1000.0);
        for (int i = 0; i < sources.size(); i++) {
            SourceSpec source = sources.get(i);
            inputs.addAll(input(source));
            boolean sound = source.media() == MediaKind.AUDIO || isSoundFile(source);
            boolean slides = source.flavor() == Flavor.SLIDES;
            outputs.addAll(List.of("-map", i + (sound ? ":a:0" : ":v:0"), "-t", seconds));
            if (sound) {
                outputs.addAll(List.of("-c:a", "flac"));
            } else {
                String grid = slides ? "6" : "2";
                outputs.addAll(
                        List.of("-c:v", "libx264", "-preset", "veryfast", "-crf", slides ? "18" : "20", "-bf", "0"));
                outputs.addAll(
                        List.of("-pix_fmt", "yuv420p", "-force_key_frames", "expr:gte(t,n_forced*" + grid + ")"));
            }
            outputs.addAll(List.of("-movflags", "empty_moov+default_base_moof", "-frag_duration", "500000"));
            outputs.add(out.resolve("track-" + i + ".mp4").toString());
        }
        inputs.addAll(outputs);
        return inputs;
    }

    static boolean isSoundFile(SourceSpec source) {
        return source.location().endsWith(".flac") || source.location().endsWith(".wav");
    }

    private static List<String> input(SourceSpec source) throws BenchException {
        return switch (source.kind()) {
            case FILE -> List.of("-re", "-i", source.location());
            case X11GRAB ->
                List.of(
                        "-f",
                        "x11grab",
                        "-framerate",
                        source.options().getOrDefault("fps", "10"),
                        "-i",
                        source.location());
            case PULSE -> List.of("-f", "pulse", "-sample_rate", "48000", "-i", source.location());
            case ALSA -> List.of("-f", "alsa", "-i", source.location());
            case V4L2 ->
                List.of("-f", "v4l2", "-input_format", "mjpeg", "-video_size", "1280x720", "-i", source.location());
            case RTSP, RTSPS -> List.of("-rtsp_transport", "tcp", "-i", source.location());
            default ->
                throw new BenchException(
                        BenchException.Code.BAD_INPUT,
                        "The ffmpeg program cannot record " + source.id() + ", so there is nothing to compare with.",
                        null);
        };
    }
}
