package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.FilterGraph;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.ffmpeg.JpegEncoder;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.TrackFormat;
import io.rostrum.encoder.text.Cue;
import io.rostrum.encoder.text.WebVtt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps a small picture of the lecture every few seconds, for the player's time bar: a hundred to a sheet
 * {@code thumbnails/<n>.jpg}, and {@code thumbnails.vtt} that says which piece of which sheet shows when.
 *
 * <p>Holds one picture and one sheet in memory, however long the lecture is. One thread.
 */
final class Thumbnails implements AutoCloseable {
    static final Duration STEP = Duration.ofSeconds(10);
    private static final Duration LONG_STEP = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofHours(1);
    private static final int WIDTH = 160;
    private static final int SIDE = 10;

    private final Path folder;
    private final Duration step;
    private final List<Cue> cues = new ArrayList<>();
    private FilterGraph sheet;
    private Frame latest;
    private int pictures;
    private int sheets;
    private int pictureHeight;

    /**
     * Thumbnails of a lecture.
     *
     * @param programmeLength if it is known already: a long one gets fewer
     */
    Thumbnails(Path folder, Optional<Duration> programmeLength) {
        this.folder = folder;
        this.step = programmeLength.filter(length -> length.compareTo(LONG) > 0).isPresent() ? LONG_STEP : STEP;
    }

    /** Looks at a frame of the programme; the picture at a time is the last one that came until then. */
    void consider(Frame frame) throws EncoderException {
        while (latest != null && ticks(start(pictures)) < frame.pts()) {
            take();
        }
        release();
        latest = frame.retain();
    }

    private Duration start(int picture) {
        return step.multipliedBy(picture);
    }

    private static long ticks(Duration time) {
        return time.toMillis() * TrackFormat.VIDEO_TIMESCALE / 1000;
    }

    private void take() throws EncoderException {
        if (sheet == null) {
            String filters = "[in]scale=" + WIDTH + ":-2:flags=area,tile=" + SIDE + "x" + SIDE + "[out]";
            sheet = FilterGraph.build(filters, Map.of("in", latest), List.of("out"), MediaKind.VIDEO, 1);
        }
        try (Frame picture = latest.retain()) {
            picture.setPts(pictures);
            sheet.push("in", picture);
        }
        pictures++;
        writeSheets();
    }

    private void writeSheets() throws EncoderException {
        for (Frame next = sheet.pull("out"); next != null; next = sheet.pull("out")) {
            try (Frame full = next) {
                pictureHeight = full.height() / SIDE;
                sheets++;
                Path file = folder.resolve(sheets + ".jpg");
                try {
                    Files.createDirectories(folder);
                    Files.write(file, jpeg(full));
                } catch (IOException e) {
                    throw PackageFiles.failure(file, e);
                }
            }
        }
    }

    /** The last sheet is rarely full; what is empty goes. */
    private byte[] jpeg(Frame full) throws EncoderException {
        int used = pictures - (sheets - 1) * SIDE * SIDE;
        int width = Math.min(used, SIDE) * WIDTH;
        int height = (used + SIDE - 1) / SIDE * pictureHeight;
        String crop = "[in]crop=" + width + ":" + height + ":0:0[out]";
        try (FilterGraph graph = FilterGraph.build(crop, Map.of("in", full), List.of("out"), MediaKind.VIDEO, 1)) {
            graph.push("in", full);
            try (Frame cropped = graph.pull("out")) {
                return JpegEncoder.encode(cropped, width);
            }
        }
    }

    /**
     * Writes the last sheet and the list.
     *
     * @param end of the programme
     */
    void finish(Duration end) throws EncoderException {
        while (latest != null && start(pictures).compareTo(end) < 0) {
            take();
        }
        if (sheet == null) {
            return;
        }
        sheet.push("in", null);
        writeSheets();
        for (int i = 0; i < pictures; i++) {
            Duration until = start(i + 1).compareTo(end) < 0 ? start(i + 1) : end;
            cues.add(new Cue(0, start(i), until, "", piece(i)));
        }
        try {
            Files.write(folder.resolve("thumbnails.vtt"), WebVtt.render(List.of(), cues));
        } catch (IOException e) {
            throw PackageFiles.failure(folder, e);
        }
    }

    private String piece(int picture) {
        int place = picture % (SIDE * SIDE);
        return String.format(
                Locale.ROOT,
                "%d.jpg#xywh=%d,%d,%d,%d",
                picture / (SIDE * SIDE) + 1,
                place % SIDE * WIDTH,
                place / SIDE * pictureHeight,
                WIDTH,
                pictureHeight);
    }

    private void release() {
        if (latest != null) {
            latest.close();
            latest = null;
        }
    }

    @Override
    public void close() {
        release();
        if (sheet != null) {
            sheet.close();
        }
    }
}
