package io.rostrum.capture.bench;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Demuxer;
import io.rostrum.encoder.ffmpeg.InputSpec;
import io.rostrum.encoder.media.MediaKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The peer: one ffmpeg command that makes the same ladder. Its script if there is one, else the very same command built
 * here.
 */
final class Peer {
    private static final String SCALERS = "[0:v]split=2[v0][x];[x]scale=1280:720,split=2[v1][y];"
            + "[y]scale=960:540,split=2[v2][z];[z]scale=640:360,split=2[v3][w];[w]scale=416:234[v4]";
    private static final String[] MAX_RATES = {"5M", "3M", "1500k", "800k", "400k"};
    private static final String[] BUFFERS = {"10M", "6M", "3M", "1600k", "800k"};
    private static final int UPPER_RUNGS = 3;

    private final Path script;
    private final Ffmpeg ffmpeg;

    Peer(Path script, Ffmpeg ffmpeg) {
        this.script = script;
        this.ffmpeg = ffmpeg;
    }

    static boolean isAt(Path script) {
        return script != null && Files.isRegularFile(script);
    }

    /**
     * The call that encodes an input.
     *
     * @param out an empty folder
     */
    Program encode(Path input, Path out) throws EncoderException {
        if (isAt(script)) {
            return ffmpeg.script(script, List.of(input.toString(), out.toString()));
        }
        return ffmpeg.call(arguments(input, out));
    }

    private static List<String> arguments(Path input, Path out) throws EncoderException {
        boolean sound;
        try (Demuxer demuxer = Demuxer.open(InputSpec.file(input))) {
            sound = demuxer.first(MediaKind.AUDIO).isPresent();
        }
        List<String> arguments = new ArrayList<>(List.of("-i", input.toString(), "-filter_complex", SCALERS));
        StringBuilder streams = new StringBuilder();
        for (int rung = 0; rung < MAX_RATES.length; rung++) {
            arguments.addAll(List.of("-map", "[v" + rung + "]"));
            arguments.addAll(List.of("-maxrate:v:" + rung, MAX_RATES[rung], "-bufsize:v:" + rung, BUFFERS[rung]));
            String group = rung < UPPER_RUNGS ? ",agroup:hi" : ",agroup:lo";
            streams.append("v:").append(rung).append(sound ? group : "").append(' ');
        }
        if (sound) {
            arguments.addAll(List.of("-map", "0:a", "-map", "0:a", "-c:a", "aac", "-ar", "48000"));
            arguments.addAll(List.of("-b:a:0", "128k", "-b:a:1", "64k"));
            streams.append("a:0,agroup:hi,default:yes a:1,agroup:lo,default:yes");
        }
        arguments.addAll(List.of("-c:v", "libx264", "-preset", "veryfast", "-profile:v", "high"));
        arguments.addAll(List.of("-pix_fmt", "yuv420p", "-crf", "23", "-g", "50", "-sc_threshold", "0"));
        arguments.addAll(List.of("-force_key_frames", "expr:gte(t,n_forced*2)"));
        arguments.addAll(List.of("-f", "hls", "-hls_time", "6", "-hls_playlist_type", "vod"));
        arguments.addAll(List.of("-hls_segment_type", "fmp4"));
        arguments.addAll(List.of("-hls_flags", "independent_segments+single_file"));
        arguments.addAll(List.of("-master_pl_name", "master.m3u8"));
        arguments.addAll(List.of("-var_stream_map", streams.toString().strip()));
        arguments.add(out.resolve("v%v.m3u8").toString());
        return arguments;
    }
}
