package io.rostrum.encoder.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.text.CaptionFile;
import io.rostrum.encoder.text.Cue;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThumbnailsTest {
    private static final int SECOND = 90_000;

    @TempDir
    Path dir;

    @Test
    void eachPieceShowsThePictureOfItsTime() throws Exception {
        Duration end = Duration.ofSeconds(1234);
        try (Thumbnails thumbnails = new Thumbnails(dir, Optional.empty())) {
            for (int second = 0; second < 1234; second += 2) {
                give(thumbnails, second, (long) second * SECOND);
            }
            thumbnails.finish(end);
        }

        List<Cue> cues = cues();
        assertThat(cues).hasSize(124);
        Map<String, BufferedImage> sheets = new HashMap<>();
        for (int i = 0; i < cues.size(); i++) {
            assertThat(cues.get(i).start()).isEqualTo(Duration.ofSeconds(10L * i));
            assertThat(brightness(cues.get(i), sheets)).as("piece %d", i).isCloseTo(luma(10 * i), within(4.0));
        }
        assertThat(cues.get(123).end()).isEqualTo(end);
        assertThat(sheets.get("1.jpg").getWidth()).isEqualTo(1600);
        assertThat(sheets.get("1.jpg").getHeight()).isEqualTo(900);
        assertThat(sheets.get("2.jpg").getHeight()).isEqualTo(3 * 90);
    }

    @Test
    void aPictureThatStandsFillsThePiecesUntilTheNext() throws Exception {
        try (Thumbnails thumbnails = new Thumbnails(dir, Optional.of(Duration.ofSeconds(45)))) {
            give(thumbnails, 3, 0);
            give(thumbnails, 90, 25L * SECOND);
            thumbnails.finish(Duration.ofSeconds(45));
        }

        Map<String, BufferedImage> sheets = new HashMap<>();
        List<Cue> cues = cues();
        assertThat(cues).hasSize(5);
        for (int i = 0; i < 5; i++) {
            assertThat(brightness(cues.get(i), sheets)).isCloseTo(luma(i < 3 ? 3 : 90), within(4.0));
        }
        assertThat(sheets.get("1.jpg").getWidth()).isEqualTo(800);
    }

    @Test
    void thePosterIsThePictureAfterTenSecondsOrTheLastOfAShorterLecture() throws Exception {
        for (int last : new int[] {30, 6}) {
            Path file = dir.resolve(last + ".jpg");
            try (Poster poster = new Poster(file)) {
                for (int second = 0; second <= last; second += 2) {
                    try (Frame frame = picture(second, (long) second * SECOND)) {
                        poster.consider(frame);
                    }
                }
                poster.finish();
            }
            int gray = ImageIO.read(file.toFile()).getRGB(10, 10) & 0xff;
            assertThat((double) gray).isCloseTo(luma(Math.min(10, last)), within(4.0));
        }
    }

    @Test
    void longLecturesGetAPictureEachTwentySeconds() throws Exception {
        try (Thumbnails thumbnails = new Thumbnails(dir, Optional.of(Duration.ofHours(2)))) {
            give(thumbnails, 0, 0);
            thumbnails.finish(Duration.ofHours(2));
        }

        assertThat(cues()).hasSize(360);
        assertThat(dir.resolve("4.jpg")).exists();
        assertThat(dir.resolve("5.jpg")).doesNotExist();
    }

    @Test
    void withoutPicturesThereIsNoList() throws Exception {
        try (Thumbnails thumbnails = new Thumbnails(dir.resolve("none"), Optional.empty())) {
            thumbnails.finish(Duration.ofSeconds(10));
        }

        assertThat(dir.resolve("none")).doesNotExist();
    }

    private static void give(Thumbnails thumbnails, int number, long pts) throws EncoderException {
        try (Frame frame = picture(number, pts)) {
            thumbnails.consider(frame);
        }
    }

    private static Frame picture(int number, long pts) throws EncoderException {
        Frame frame = Frame.video(320, 180, "yuv420p");
        frame.setPts(pts);
        for (int plane = 0; plane < 3; plane++) {
            int size = frame.stride(plane) * (plane == 0 ? 180 : 90);
            ByteBuffer bytes = frame.plane(plane, size);
            byte value = (byte) (plane == 0 ? 16 + number % 100 * 2 : 128);
            for (int i = 0; i < size; i++) {
                bytes.put(i, value);
            }
        }
        return frame;
    }

    /** In full range, as a JPEG holds it. */
    private static double luma(int number) {
        return number % 100 * 2 * 255.0 / 219;
    }

    private List<Cue> cues() throws EncoderException {
        CaptionFile file = CaptionFile.read(dir.resolve("thumbnails.vtt"));
        assertThat(file.broken()).isEmpty();
        return file.cues();
    }

    private double brightness(Cue cue, Map<String, BufferedImage> sheets) throws Exception {
        String[] parts = cue.text().split("#xywh=");
        if (!sheets.containsKey(parts[0])) {
            sheets.put(parts[0], ImageIO.read(dir.resolve(parts[0]).toFile()));
        }
        String[] box = parts[1].split(",");
        int x = Integer.parseInt(box[0]) + Integer.parseInt(box[2]) / 2;
        int y = Integer.parseInt(box[1]) + Integer.parseInt(box[3]) / 2;
        return sheets.get(parts[0]).getRGB(x, y) & 0xff;
    }
}
