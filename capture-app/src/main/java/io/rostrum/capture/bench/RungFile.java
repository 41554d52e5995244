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

/**
 * A video rendition that a contender made.
 *
 * @param file that holds it, or its playlist where it has a file a segment
 * @param format of its picture
 * @param bytes of its media
 */
record RungFile(Path file, VideoFormat format, long bytes) {
    int height() {
        return format.height();
    }

    /** The renditions in a folder, from the highest; in folders below it only what is a rendition's segments. */
    static List<RungFile> in(Path folder) throws EncoderException, IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> !file.toString().endsWith(".m3u8"))
                    .filter(file -> Files.isRegularFile(file) || Files.exists(playlist(file)))
                    .toList();
        }
        List<RungFile> rungs = new ArrayList<>();
        for (Path media : files) {
            Path file = Files.isDirectory(media) ? playlist(media) : media;
            try (Demuxer demuxer = Demuxer.open(InputSpec.file(file))) {
                Optional<VideoFormat> video = demuxer.first(MediaKind.VIDEO).map(StreamInfo::video);
                if (video.isPresent()) {
                    rungs.add(new RungFile(file, video.get(), bytes(media)));
                }
            }
        }
        rungs.sort(Comparator.comparingInt(RungFile::height).reversed());
        return rungs;
    }

    private static Path playlist(Path media) {
        return media.resolveSibling(media.getFileName() + ".m3u8");
    }

    private static long bytes(Path media) throws IOException {
        long bytes = 0;
        try (Stream<Path> all = Files.walk(media)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }
}
