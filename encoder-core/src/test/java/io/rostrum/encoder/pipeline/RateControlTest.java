package io.rostrum.encoder.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.encoder.hls.MultivariantPlaylist;
import io.rostrum.encoder.hls.Variant;
import io.rostrum.encoder.ladder.Ladder;
import io.rostrum.encoder.ladder.Rendition;
import io.rostrum.encoder.media.Flavor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the rungs cost when nothing can be saved: each picture is another noise, and so is the sound. */
class RateControlTest extends ForeignFiles {
    private static final String NOISE = "nullsrc=size=640x360:rate=25:duration=12,noise=alls=100:allf=t+u";
    private static final String HISS = "anoisesrc=duration=12:sample_rate=48000:amplitude=0.8";

    @Test
    void theWorstPictureStaysBelowTheCapsAndTheLowestRungBelowAWeakLink() throws Exception {
        assertBelowTheCaps(Flavor.PRESENTER);
    }

    /** There x264 plans nothing ahead. */
    @Test
    void soDoesAFilmBehindAnInset() throws Exception {
        assertBelowTheCaps(Flavor.SLIDES, Flavor.PRESENTER);
    }

    private void assertBelowTheCaps(Flavor... flavors) throws Exception {
        Path noise = make("noise.mkv", NOISE, HISS, "-c:v libx264 -preset ultrafast -crf 10 -c:a flac".split(" "));

        EncodeResult result = new Transcoder(Clock.systemUTC())
                .encode(
                        new EncodeRequest(
                                "noise-1",
                                Stream.of(flavors)
                                        .map(flavor -> new InputTrack(noise, flavor))
                                        .toList(),
                                null,
                                Ladder.LECTURE,
                                Map.of(),
                                dir.resolve("package")),
                        ProgressListener.NONE);

        assertConformant(result);
        List<Variant> variants = MultivariantPlaylist.parse(Files.readString(result.playlist())).variants().stream()
                .sorted(Comparator.comparingLong(Variant::bandwidth).reversed())
                .toList();
        assertThat(variants).hasSameSizeAs(result.renditions());
        for (int i = 0; i < variants.size(); i++) {
            Rendition rendition = result.renditions().get(i);
            long sound = rendition.rung().sound().bitRate();
            Variant variant = variants.get(i);
            // A segment may hold its six seconds of the cap and the whole buffer.
            assertThat(variant.bandwidth())
                    .as(rendition.name())
                    .isLessThanOrEqualTo(
                            rendition.rung().maxBitRate() + rendition.rung().bufferBits() / 6 + sound);
            assertThat(variant.bandwidth()).as(rendition.name()).isLessThanOrEqualTo(2 * variant.averageBandwidth());
        }
        assertThat(variants.get(variants.size() - 1).bandwidth()).isLessThanOrEqualTo(192_000);
    }
}
