package io.rostrum.encoder.packager;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.encoder.testsupport.FfmpegProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages of FFmpeg's own HLS muxer: judged by the same rules, without a false alarm and without a failure. */
class ForeignPackagesTest {
    @TempDir
    static Path shared;

    static Path source;

    @BeforeAll
    static void makeSource() throws Exception {
        source = shared.resolve("source.mp4");
        FfmpegProgram.run(
                ("-f lavfi -i testsrc2=size=320x180:rate=25:duration=13 -f lavfi -i sine=duration=13 -c:v libx264 -preset"
                                + " ultrafast -profile:v high -g 150 -keyint_min 150 -sc_threshold 0 -c:a aac "
                                + source)
                        .split(" "));
    }

    @Test
    void separateFragmentedTracksAreCheckedAndTheKnownFaultsOfTheMuxerFound() throws Exception {
        Path folder =
                hls("separate", "-map 0:v -map 0:a -hls_segment_type fmp4 -var_stream_map v:0,agroup:a=a:0,agroup:a");

        List<Problem> problems = PackageVerifier.verify(folder);

        assertThat(problems)
                .extracting(Problem::ruleId)
                .contains("package-sealed", "variant-attributes", "iframe-playlist", "language")
                .doesNotContain(
                        "media-readable",
                        "byte-ranges",
                        "segment-idr",
                        "decode-times",
                        "extinf",
                        "aligned-segments",
                        "codecs-match",
                        "resolution-match",
                        "map-present",
                        "target-duration",
                        "playlist-version",
                        "playlist-tags");
    }

    @Test
    void oneFileARenditionIsCheckedToo() throws Exception {
        Path folder = hls(
                "single",
                "-map 0:v -map 0:a -hls_segment_type fmp4 -hls_flags single_file -var_stream_map v:0,agroup:a=a:0,agroup:a");

        assertThat(PackageVerifier.verify(folder))
                .extracting(Problem::ruleId)
                .contains("package-sealed", "variant-attributes")
                .doesNotContain("media-readable", "byte-ranges", "segment-idr", "map-present", "extinf");
    }

    @Test
    void transportStreamsAreSaidToBeUnchecked() throws Exception {
        assertThat(PackageVerifier.verify(hls("ts", "-map 0:v -map 0:a")))
                .extracting(Problem::ruleId)
                .contains("media-container")
                .doesNotContain("map-present", "media-readable", "playlist-readable");
    }

    @Test
    void pictureAndSoundInOneFileAreToldAsWhatTheyAre() throws Exception {
        assertThat(PackageVerifier.verify(hls("together", "-map 0:v -map 0:a -hls_segment_type fmp4")))
                .filteredOn(problem -> problem.ruleId().equals("media-readable"))
                .extracting(Problem::sentence)
                .anyMatch(sentence -> sentence.contains("2 tracks"));
    }

    private static Path hls(String name, String options) throws Exception {
        Path folder = Files.createDirectories(shared.resolve(name));
        List<String> arguments = new ArrayList<>(List.of("-i", source.toString()));
        for (String option : options.split(" ")) {
            arguments.add(option.replace('=', ' '));
        }
        String playlist = options.contains("var_stream_map") ? "v%v.m3u8" : "v.m3u8";
        arguments.addAll(("-c copy -f hls -hls_time 6 -hls_playlist_type vod -master_pl_name master.m3u8 "
                        + folder.resolve(playlist))
                .transform(text -> List.of(text.split(" "))));
        FfmpegProgram.run(arguments.toArray(String[]::new));
        return folder;
    }
}
