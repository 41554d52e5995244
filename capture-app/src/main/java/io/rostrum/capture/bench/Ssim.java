package io.rostrum.capture.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures how like its source a rendition is: FFmpeg's structural similarity over all planes, the source scaled to the
 * rendition with bicubic, both on a grid of 25 pictures a second from their first picture on (the peer's begin at 0.08 s),
 * both taken as BT.709 and brought to video range.
 */
final class Ssim {
    static final String NORMAL = "setparams=colorspace=bt709:color_primaries=bt709:color_trc=bt709,"
            + "setpts=PTS-STARTPTS,fps=25:start_time=0";
    private static final Pattern SCORE = Pattern.compile("SSIM .*All:([0-9.]+)");

    private final Ffmpeg ffmpeg;

    Ssim(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** From 0 to 1, which is the same picture. */
    double of(RungFile rung, Reference source, Path log) throws BenchException, IOException, InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of("-loglevel", "info", "-i", rung.file().toString()));
        source.inputs().forEach(input -> arguments.addAll(List.of("-i", input.toString())));
        String graph = String.format(
                Locale.ROOT,
                "[0:v]%s,scale=out_range=tv,format=yuv420p[rung];%s;"
                        + "[source]%s,scale=%d:%d:flags=bicubic:out_range=tv,format=yuv420p[scaled];[rung][scaled]ssim",
                NORMAL,
                source.graph(),
                NORMAL,
                rung.format().width(),
                rung.format().height());
        arguments.addAll(List.of("-filter_complex", graph, "-f", "null", "-"));
        ffmpeg.call(arguments).run(log);
        return score(Files.readString(log));
    }

    static double score(String words) throws BenchException {
        Matcher found = SCORE.matcher(words);
        if (!found.find()) {
            throw new BenchException(
                    BenchException.Code.PROGRAM, "FFmpeg compared two pictures but told no similarity.", null);
        }
        return Double.parseDouble(found.group(1));
    }
}
