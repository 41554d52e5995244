package io.rostrum.capture.bench;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Demuxer;
import io.rostrum.encoder.ffmpeg.InputSpec;
import io.rostrum.encoder.ffmpeg.StreamInfo;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.VideoFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The one file of a video rendition that a contender made. */
record RungFile(Path file, VideoFormat format, long bytes) {
    int height() {
        return format.height();
    }

    /** The renditions in a folder, from the highest; not what lies in folders below it. */
    static List<RungFile> in(Path folder) throws EncoderException, IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file ->
                            Files.isRegularFile(file) && !file.toString().endsWith(".m3u8"))
                    .toList();
        }
        List<RungFile> rungs = new ArrayList<>();
        for (Path file : files) {
            try (Demuxer demuxer = Demuxer.open(InputSpec.file(file))) {
                Optional<VideoFormat> video = demuxer.first(MediaKind.VIDEO).map(StreamInfo::video);
                if (video.isPresent()) {
                    rungs.add(new RungFile(file, video.get(), Files.size(file)));
                }
            }
        }
        rungs.sort(Comparator.comparingInt(RungFile::height).reversed());
        return rungs;
    }
}
