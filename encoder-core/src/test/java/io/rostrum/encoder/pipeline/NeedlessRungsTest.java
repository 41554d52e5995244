package io.rostrum.encoder.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.encoder.hls.Bandwidth;
import io.rostrum.encoder.hls.MultivariantPlaylist;
import io.rostrum.encoder.hls.Variant;
import io.rostrum.encoder.ladder.Ladder;
import io.rostrum.encoder.ladder.LadderPlanner;
import io.rostrum.encoder.ladder.Rendition;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.VideoFormat;
import io.rostrum.encoder.packager.MediaPackage;
import io.rostrum.encoder.packager.PackageVerifier;
import io.rostrum.encoder.testsupport.FfmpegProgram;
import io.rostrum.encoder.testsupport.SyntheticMedia;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeedlessRungsTest {
    private static final VideoFormat FULL_HD = new VideoFormat(1920, 1080, 25);
    private static final int SECONDS = 12;

    @TempDir
    static Path shared;

    private static List<InputTrack> lecture;

    @TempDir
    Path dir;

    @BeforeAll
    static void slidesOfPlainText() throws Exception {
        slide("1.png", "Limits", "A limit is what a function comes near.");
        slide("2.png", "Sums", "A sum of limits is the limit of the sum.");
        Path deck = shared.resolve("deck.mp4");
        FfmpegProgram.run(
                "-framerate",
                "2/" + SECONDS,
                "-i",
                shared.resolve("%d.png").toString(),
                "-vf",
                "fps=5,format=yuv420p",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-crf",
                "8",
                deck.toString());
        Path sound = SyntheticMedia.audio(shared, "sound", SECONDS);
        lecture = List.of(new InputTrack(deck, Flavor.SLIDES), new InputTrack(sound, Flavor.PRESENTER));
    }

    private static void slide(String name, String title, String text) throws IOException {
        BufferedImage image = new BufferedImage(FULL_HD.width(), FULL_HD.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D paper = image.createGraphics();
        paper.setColor(Color.WHITE);
        paper.fillRect(0, 0, image.getWidth(), image.getHeight());
        paper.setColor(Color.BLACK);
        paper.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 72));
        paper.drawString(title, 160, 200);
        paper.setFont(paper.getFont().deriveFont(48f));
        paper.drawString(text, 160, 360);
        paper.dispose();
        ImageIO.write(image, "png", shared.resolve(name).toFile());
    }

    @Test
    void slidesOfPlainTextLoseARungThatCostsWhatTheNextLowerOneCosts() throws Exception {
        EncodeResult result = encode();

        assertThat(result.renditions()).extracting(Rendition::name).containsExactly("1080p", "540p", "360p", "234p");
        assertThat(result.notices()).containsExactly("The rung 720p is left out: the next lower one costs as much.");
        assertThat(MultivariantPlaylist.parse(Files.readString(result.playlist()))
                        .variants())
                .extracting(Variant::uri)
                .noneMatch(uri -> uri.contains("720p"))
                .hasSize(4);
        assertThat(MediaPackage.open(result.directory()).files())
                .noneMatch(path -> path.contains("720p"))
                .contains("download/360p.mp4");
        assertThat(PackageVerifier.verify(result.directory())).isEmpty();
    }

    @Test
    void whatWasLeftOutIsNotMadeAgainByAnEncodingThatGoesOn() throws Exception {
        StoppedEncoding.of(request(), done -> true);
        Path mark = dir.resolve("package/.rostrum-package");
        PackageMark before = PackageMark.parse(Files.readString(mark));
        PackageMark.Decisions decisions = before.decisions().leavingOut(List.of("1080p", "540p"));
        Files.writeString(mark, new PackageMark(before.fingerprint(), decisions).text());

        EncodeResult result = encode();

        assertThat(result.renditions()).extracting(Rendition::name).doesNotContain("1080p", "540p");
        assertThat(MediaPackage.open(result.directory()).files())
                .noneMatch(path -> path.contains("1080p") || path.contains("540p"));
        assertThat(PackageVerifier.verify(result.directory())).isEmpty();
    }

    @Test
    void ofALectureThatWasFollowedNoneGoesAlsoWhenItIsCompletedAfterACrash() throws Exception {
        StoppedEncoding.of(request(), done -> true);
        Path mark = dir.resolve("package/.rostrum-package");
        String before = Files.readString(mark);
        Files.writeString(mark, before.replace("riding false", "riding true"));
        assertThat(Files.readString(mark)).isNotEqualTo(before);

        assertThat(encode().renditions())
                .extracting(Rendition::name)
                .containsExactly("1080p", "720p", "540p", "360p", "234p");
    }

    @Test
    void theHighestRungAndTheLowestWithEachSoundStay() {
        List<Rendition> rungs = LadderPlanner.plan(FULL_HD, Ladder.LECTURE);

        List<Rendition> needless = NeedlessRungs.of(rungs, rung -> new Bandwidth(200_000, 150_000));

        assertThat(needless).extracting(Rendition::name).containsExactly("720p", "360p");
    }

    @Test
    void aRungIsNeededIfItsAverageOrItsPeakIsATenthAboveTheOneBelow() {
        List<Rendition> rungs = LadderPlanner.plan(FULL_HD, Ladder.LECTURE);

        assertThat(NeedlessRungs.of(rungs, rung -> cost(rung, new Bandwidth(222_000, 100_000))))
                .isEmpty();
        assertThat(NeedlessRungs.of(rungs, rung -> cost(rung, new Bandwidth(200_000, 111_000))))
                .isEmpty();
    }

    private static Bandwidth cost(Rendition rung, Bandwidth of720And360) {
        return List.of("720p", "360p").contains(rung.name()) ? of720And360 : new Bandwidth(200_000, 100_000);
    }

    private EncodeResult encode() throws Exception {
        return new Transcoder(Clock.systemUTC()).encode(request(), ProgressListener.NONE);
    }

    private EncodeRequest request() {
        return new EncodeRequest("text-1", lecture, null, Ladder.LECTURE, Map.of(), dir.resolve("package"));
    }
}
