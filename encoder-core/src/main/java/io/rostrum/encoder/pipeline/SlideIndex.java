package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.FilterGraph;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.ffmpeg.JpegEncoder;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.TrackFormat;
import io.rostrum.encoder.text.SlideList;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Keeps a still of each slide: {@code slides/0001.jpg} and so on, and {@code slides.json} that says when each appears.
 *
 * <p>A new slide is a picture of which a visible part differs from the last slide and which then stands still for a second:
 * a moved pointer is no slide, an animation is one when it has come to rest, a camera's picture never rests. Pictures are
 * compared by the brightness of {@value #COLUMNS} x {@value #ROWS} patches, twice a second. One thread.
 */
final class SlideIndex implements AutoCloseable {
    private static final int COLUMNS = 64;
    private static final int ROWS = 36;
    /** Levels of 255 by which a patch must change: more than coding noise, less than a line of thin text. */
    private static final int PATCH_LEVELS = 6;

    /** The patches that must change: a line of text changes some 20 to 60 of the 2,304, a pointer one to four. */
    private static final int MIN_PATCHES = 12;

    private static final long STEP = TrackFormat.VIDEO_TIMESCALE / 2;
    private static final long REST = TrackFormat.VIDEO_TIMESCALE;
    private static final int WIDTH = 1280;
    /** A still of 60 kB each: beyond, this is no deck of slides. */
    private static final int MAX_SLIDES = 500;

    private final Path directory;
    private final List<SlideList.Slide> slides = new ArrayList<>();
    private FilterGraph shrinker;
    private long nextLook;
    private Frame looked;
    private byte[] lookedPatches;
    private byte[] shown;
    private Frame candidate;
    private byte[] candidatePatches;
    private long appeared;
    private long restsSince;

    /** The slides of the package that grows in a folder. */
    SlideIndex(Path directory) {
        this.directory = directory;
    }

    /** Looks at a picture, which stays the caller's; pictures come in the order they are shown. */
    void consider(Frame frame) throws EncoderException {
        if (frame.pts() < nextLook || slides.size() == MAX_SLIDES) {
            return;
        }
        nextLook = frame.pts() + STEP;
        keepIfAtRest(frame.pts());
        byte[] patches = look(frame);
        if (shown != null && !differ(shown, patches)) {
            drop();
        } else if (candidate == null) {
            appeared = slides.isEmpty() ? 0 : frame.pts();
            propose(frame, patches);
        } else if (differ(candidatePatches, patches)) {
            drop();
            propose(frame, patches);
        }
    }

    private void propose(Frame frame, byte[] patches) {
        candidate = frame.retain();
        candidatePatches = patches;
        restsSince = frame.pts();
    }

    private void keepIfAtRest(long now) throws EncoderException {
        if (candidate == null || now - restsSince < REST) {
            return;
        }
        String image = String.format(Locale.ROOT, "slides/%04d.jpg", slides.size() + 1);
        Path file = directory.resolve(image);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, JpegEncoder.encode(candidate, Math.min(WIDTH, candidate.width())));
        } catch (IOException e) {
            throw PackageFiles.failure(file, e);
        }
        slides.add(new SlideList.Slide(Duration.ofMillis(appeared * 1000 / TrackFormat.VIDEO_TIMESCALE), image));
        shown = candidatePatches;
        drop();
    }

    /**
     * Writes the list; nothing if no picture ever rested.
     *
     * @param end of the programme
     */
    void finish(Duration end) throws EncoderException {
        keepIfAtRest(Math.round(end.toNanos() / 1e9 * TrackFormat.VIDEO_TIMESCALE));
        SlideList.write(directory, slides, end);
    }

    /** A slide that stands is the same picture again and again. */
    private byte[] look(Frame frame) throws EncoderException {
        if (looked == null || !looked.hasPixelsOf(frame)) {
            lookedPatches = patches(frame);
            forget();
            looked = frame.retain();
        }
        return lookedPatches;
    }

    private void forget() {
        if (looked != null) {
            looked.close();
            looked = null;
        }
    }

    private byte[] patches(Frame frame) throws EncoderException {
        if (shrinker == null) {
            String filters = "[in]scale=" + COLUMNS + ":" + ROWS + ":flags=area,format=gray[out]";
            shrinker = FilterGraph.build(filters, Map.of("in", frame), List.of("out"), MediaKind.VIDEO, 1);
        }
        shrinker.push("in", frame);
        byte[] patches = new byte[COLUMNS * ROWS];
        try (Frame small = shrinker.pull("out")) {
            if (small != null) {
                ByteBuffer luma = small.plane(0, small.stride(0) * ROWS);
                for (int row = 0; row < ROWS; row++) {
                    luma.get(row * small.stride(0), patches, row * COLUMNS, COLUMNS);
                }
            }
        }
        return patches;
    }

    private static boolean differ(byte[] one, byte[] other) {
        int different = 0;
        for (int i = 0; i < one.length; i++) {
            if (Math.abs((one[i] & 0xff) - (other[i] & 0xff)) >= PATCH_LEVELS) {
                different++;
            }
        }
        return different >= MIN_PATCHES;
    }

    private void drop() {
        if (candidate != null) {
            candidate.close();
            candidate = null;
        }
    }

    @Override
    public void close() {
        drop();
        forget();
        if (shrinker != null) {
            shrinker.close();
        }
    }
}
