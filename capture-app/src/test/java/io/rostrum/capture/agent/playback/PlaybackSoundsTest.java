package io.rostrum.capture.agent.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingId;
import io.rostrum.capture.recording.RecordingStore;
import io.rostrum.capture.recording.parts.Run;
import io.rostrum.encoder.ffmpeg.FfmpegPrograms;
import io.rostrum.encoder.isobmff.Fragment;
import io.rostrum.encoder.isobmff.FragmentedMp4;
import io.rostrum.encoder.master.MasterWriter;
import io.rostrum.encoder.media.EncodedSample;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lecture with several microphones, and a film with several languages, are heard as students hear them, or as is chosen. */
class PlaybackSoundsTest {
    private static final RecordingId ID = new RecordingId("019ab3c4-5d6e-7f80-9123-456789abcdef");
    private static final double QUIET = 0.05;
    private static final double LOUD = 0.4;
    /** Between the two; what one channel becomes in two is softer. */
    private static final double BETWEEN = 0.15;

    @TempDir
    Path data;

    private RecordingStore store;
    private Path folder;

    @BeforeEach
    void makeFolder() throws Exception {
        store = new RecordingStore(data, Clock.systemUTC());
        folder = Files.createDirectories(data.resolve("recordings").resolve(ID.value()));
    }

    /** A block of sound: when, how long, how loud. */
    private record Heard(long millis, long length, double peak) {}

    private record Played(JsonNode facts, List<Heard> sound) {}

    private Played play(long from, String sound) throws Exception {
        Recording recording = store.get(ID).orElseThrow();
        JsonNode facts = null;
        List<Heard> heard = new ArrayList<>();
        try (Playback playback = Playback.open(recording, folder, folder.resolve("package"), from, 64, sound)) {
            for (Part part = playback.next(); part != null; part = playback.next()) {
                if (part.type().equals(Part.FACTS)) {
                    facts = new ObjectMapper().readTree(part.bytes());
                } else if (part.type().equals(Part.SOUND)) {
                    ByteBuffer samples = ByteBuffer.wrap(part.bytes());
                    int peak = 0;
                    while (samples.hasRemaining()) {
                        peak = Math.max(peak, Math.abs(samples.getShort()));
                    }
                    heard.add(new Heard(part.millis(), part.bytes().length / 4 / 48, peak / 32768.0));
                }
            }
        }
        return new Played(facts, heard);
    }

    private void master(String name, double amplitude, int start, int seconds) throws Exception {
        Path masters = Files.createDirectories(folder.resolve("master"));
        Path sound = data.resolve(name + ".mp4");
        ffmpeg(
                "-f",
                "lavfi",
                "-i",
                "aevalsrc=" + amplitude + "*sin(440*2*PI*t):s=48000:d=" + seconds,
                "-c:a",
                "flac",
                "-movflags",
                "+frag_keyframe+empty_moov+default_base_moof",
                "-frag_duration",
                "500000",
                sound.toString());
        try (FragmentedMp4 made = FragmentedMp4.open(sound);
                MasterWriter master = MasterWriter.create(masters, name, made.format(), Clock.systemUTC())) {
            for (Fragment fragment : made.fragments()) {
                for (EncodedSample sample : made.samples(fragment)) {
                    master.write(sample.shifted(start * 48_000L));
                }
            }
        }
    }

    private static void ffmpeg(String... arguments) throws Exception {
        List<String> command = List.of(FfmpegPrograms.ffmpeg().toString(), "-nostdin", "-v", "error");
        Run.program(FfmpegPrograms.environment(), Run.with(command, arguments));
    }

    @Test
    void whereOneMicrophoneEndsTheNextIsHeardAndNothingTwice() throws Exception {
        master("presenter-audio", QUIET, 0, 2);
        master("presenter-audio-2", LOUD, 1, 4);

        Played played = play(0, null);

        assertThat(played.facts().path("sounds").findValuesAsText("id"))
                .containsExactly("presenter-audio", "presenter-audio-2");
        long before = 0;
        for (Heard block : played.sound()) {
            assertThat(block.millis()).as("in its turn").isBetween(before - 120, before + 120);
            before = block.millis() + block.length();
            boolean sure = Math.abs(block.millis() - 2_000) > 250;
            if (sure) {
                assertThat(block.peak() > BETWEEN)
                        .as("whether it is loud at " + block.millis() + " ms")
                        .isEqualTo(block.millis() >= 2_000);
            }
        }
        assertThat(before).isCloseTo(5_000, within(250L));
        assertThat(play(3_000, null).sound().get(0).peak()).isGreaterThan(BETWEEN);
    }

    @Test
    void aChosenSoundIsHeardAloneAndAnUnknownOneIsRefused() throws Exception {
        master("presenter-audio", QUIET, 0, 2);
        master("presenter-audio-2", LOUD, 0, 2);

        assertThat(play(0, null).sound()).allMatch(block -> block.peak() < BETWEEN);
        assertThat(play(0, "presenter-audio-2").sound())
                .filteredOn(block -> block.peak() > BETWEEN)
                .hasSizeGreaterThan(10);
        assertThatThrownBy(() -> play(0, "choir"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("choir");
    }

    @Test
    void aFilmInTwoLanguagesIsHeardInTheOneItPrefers() throws Exception {
        Files.createDirectories(folder.resolve("imported"));
        ffmpeg(
                "-f",
                "lavfi",
                "-i",
                "aevalsrc=" + LOUD + "*sin(440*2*PI*t):s=48000:d=2",
                "-f",
                "lavfi",
                "-i",
                "aevalsrc=" + QUIET + "*sin(440*2*PI*t):s=48000:d=2",
                "-map",
                "0",
                "-map",
                "1",
                "-c:a",
                "flac",
                "-metadata:s:a:0",
                "language=fra",
                "-metadata:s:a:1",
                "language=eng",
                "-disposition:a:0",
                "0",
                "-disposition:a:1",
                "default",
                folder.resolve("imported").resolve("composed.mkv").toString());

        Played played = play(0, null);
        assertThat(played.sound()).isNotEmpty().allMatch(block -> block.peak() < BETWEEN);
        assertThat(played.facts().path("sounds").findValuesAsText("name")).containsExactly("English", "Français");
        String french = played.facts().path("sounds").path(1).path("id").asText();
        assertThat(play(0, french).sound()).anyMatch(block -> block.peak() > BETWEEN);
    }
}
