package io.rostrum.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.capture.recording.parts.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;

/**
 * A lecture of 48 s with all that a watch page can show, made by FFmpeg's own HLS muxer within a second: small pictures,
 * captions and sound in two languages, chapters, slides, a poster, a download.
 */
final class SmallLecture {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECONDS = "48";

    private SmallLecture() {}

    static Path make(Path folder, String id, String title, String language) throws Exception {
        Files.createDirectories(folder.resolve("text"));
        Files.createDirectories(folder.resolve("slides"));
        Files.createDirectories(folder.resolve("download"));
        hls(folder, "programme", "-map", "0:v");
        hls(folder, "audio", "-map", "1:a");
        hls(folder, "audio-fr", "-map", "1:a", "-af", "volume=0.5");
        String programme = folder.resolve("programme.mp4").toString();
        ffmpeg(
                "-i",
                programme,
                "-i",
                folder.resolve("audio.mp4").toString(),
                "-c",
                "copy",
                "-movflags",
                "+faststart",
                folder.resolve("download/234p.mp4").toString());
        ffmpeg("-i", programme, "-frames:v", "1", folder.resolve("poster.jpg").toString());
        for (int slide = 1; slide <= 4; slide++) {
            Files.copy(folder.resolve("poster.jpg"), folder.resolve("slides/000" + slide + ".jpg"));
        }
        captions(folder, "en", "What we learn today.");
        captions(folder, "ar", "ما سنتعلمه اليوم.");
        Files.writeString(folder.resolve("master.m3u8"), """
                #EXTM3U
                #EXT-X-VERSION:7
                #EXT-X-INDEPENDENT-SEGMENTS
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="Main",LANGUAGE="MAIN",DEFAULT=YES,AUTOSELECT=YES,URI="audio.m3u8"
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="Français",LANGUAGE="fr",DEFAULT=NO,AUTOSELECT=YES,URI="audio-fr.m3u8"
                #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subs",NAME="English",LANGUAGE="en",DEFAULT=NO,AUTOSELECT=YES,URI="text/en.m3u8"
                #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subs",NAME="العربية",LANGUAGE="ar",DEFAULT=NO,AUTOSELECT=YES,URI="text/ar.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=400000,CODECS="avc1.64000d,mp4a.40.2",RESOLUTION=416x234,AUDIO="sound",SUBTITLES="subs"
                programme.m3u8
                """.replace("MAIN", language));
        Files.writeString(
                folder.resolve("chapters.json"),
                "[{\"startTime\":0,\"title\":\"Start\"},{\"startTime\":12.5,\"title\":\"In the middle\"}]");
        Files.writeString(
                folder.resolve("slides.json"),
                "[{\"startTime\":0,\"image\":\"slides/0001.jpg\"},{\"startTime\":12,\"image\":\"slides/0002.jpg\"},"
                        + "{\"startTime\":24,\"image\":\"slides/0003.jpg\"},{\"startTime\":36,\"image\":\"slides/0004.jpg\"}]");
        ObjectNode metadata = JSON.createObjectNode();
        metadata.put("title", title).put("creator", "Dr. Samira Haddad").put("isPartOf", "CS 214");
        metadata.put("language", language)
                .put("created", "2026-11-23T09:00:00Z")
                .put("extent", "PT48S");
        Files.writeString(folder.resolve("metadata.json"), metadata.toString());
        seal(folder, id);
        return folder;
    }

    private static void hls(Path folder, String name, String... streams) throws Exception {
        ffmpeg(Run.with(
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=size=416x234:rate=5",
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=frequency=440:sample_rate=48000",
                        "-t",
                        SECONDS),
                Run.with(
                        List.of(streams),
                        "-c:v",
                        "libx264",
                        "-preset",
                        "ultrafast",
                        "-profile:v",
                        "high",
                        "-pix_fmt",
                        "yuv420p",
                        "-g",
                        "30",
                        "-c:a",
                        "aac",
                        "-f",
                        "hls",
                        "-hls_time",
                        "6",
                        "-hls_playlist_type",
                        "vod",
                        "-hls_segment_type",
                        "fmp4",
                        "-hls_flags",
                        "single_file",
                        "-hls_segment_filename",
                        folder.resolve(name + ".mp4").toString(),
                        folder.resolve(name + ".m3u8").toString())));
    }

    private static void ffmpeg(String... arguments) throws Exception {
        String program = Loader.load(org.bytedeco.ffmpeg.ffmpeg.class);
        Map<String, String> libraries =
                Map.of("LD_LIBRARY_PATH", Path.of(program).getParent().toString());
        Run.program(libraries, Run.with(List.of(program, "-v", "error", "-y"), arguments));
    }

    private static void captions(Path folder, String language, String words) throws IOException {
        Files.writeString(
                folder.resolve("text/" + language + ".vtt"), "WEBVTT\n\n00:00.000 --> 00:47.000\n" + words + "\n");
        Files.writeString(
                folder.resolve("text/" + language + ".m3u8"),
                "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:48\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXTINF:48.0,\n"
                        + language + ".vtt\n#EXT-X-ENDLIST\n");
    }

    private static void seal(Path folder, String id) throws Exception {
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("version", 1).put("id", id).put("createdAt", "2026-11-24T08:00:00Z");
        var list = manifest.putArray("files");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                list.addObject()
                        .put("path", folder.relativize(file).toString().replace('\\', '/'))
                        .put("size", Files.size(file))
                        .put("sha256", HexFormat.of().formatHex(hash));
            }
        }
        Files.writeString(folder.resolve("manifest.json"), manifest.toString());
    }
}
