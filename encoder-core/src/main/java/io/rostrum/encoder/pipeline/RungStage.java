package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.ffmpeg.VideoEncoder;
import io.rostrum.encoder.ffmpeg.VideoEncoderSettings;
import io.rostrum.encoder.ladder.Rendition;
import io.rostrum.encoder.media.EncodedSample;
import io.rostrum.encoder.media.TrackFormat;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Encodes one rendition of the picture. One thread; x264 adds its own. */
final class RungStage implements Stages.Stage {
    private static final int LOOKAHEAD = 10;
    /** Slides that stand still come seconds apart: to wait for ten of them would leave all work to the end, and viewers behind. */
    private static final int STILL_LOOKAHEAD = 1;
    /**
     * For pictures that are a camera's alone: what costs time and gives them nothing. Bits that adaptive quantisation moves
     * into flat walls buy less likeness than they cost; the sharp edges of slides do need it. Nothing here changes the
     * stream's parameter sets, so that an interrupted encoding may go on with or without. {@code rostrum bench encode} shows
     * what each setting gives.
     */
    private static final String CAMERA = "aq-strength=0.3:subme=1:partitions=i8x8,i4x4";

    /**
     * For a small moving part in a still picture: one quantiser for all, since x264's plans for where it may save cost as much as the
     * encoding of a picture that mostly repeats. Decided for the whole package, for it changes the parameter sets.
     */
    private static final String INSET = "subme=1:weightp=0:no-mbtree=1:aq-mode=0:qcomp=1";
    /** So much coarser is that one quantiser for the same picture: x264's plans would take it from where most moves. */
    private static final double INSET_CRF = 2;

    private static final int LARGE = 720;

    /** Of x264's pyramids of B-frames. */
    private static final int REORDERED_PICTURES = 2;

    private final Rendition rendition;
    private final FrameQueue queue;
    private final PackageWriter packages;
    private final PictureMode mode;
    private final boolean cameraAlone;
    private final ProgrammeEnd end;
    private final Consumer<Duration> progress;

    RungStage(
            Rendition rendition,
            FrameQueue queue,
            PackageWriter packages,
            PictureMode mode,
            boolean cameraAlone,
            ProgrammeEnd end,
            Consumer<Duration> progress) {
        this.rendition = rendition;
        this.queue = queue;
        this.packages = packages;
        this.mode = mode;
        this.cameraAlone = cameraAlone;
        this.end = end;
        this.progress = progress;
    }

    @Override
    public void run() throws EncoderException, InterruptedException {
        VideoEncoderSettings settings = new VideoEncoderSettings(
                rendition.format(),
                "veryfast",
                rendition.rung().crf() + (mode.inset() ? INSET_CRF : 0),
                rendition.rung().maxBitRate(),
                rendition.rung().bufferBits(),
                mode.bFrames(),
                lookahead(),
                threads(),
                cameraAlone ? CAMERA : mode.inset() ? INSET : "");
        try (VideoEncoder encoder = VideoEncoder.open(settings);
                RenditionWriter writer = packages.picture(rendition, encoder.format())) {
            IdrGrid grid = new IdrGrid(mode);
            DecodeTimes times = new DecodeTimes(reorderTicks());
            for (Frame next = queue.take(); next != null; next = queue.take()) {
                try (Frame frame = next) {
                    if (frame.pts() >= writer.start()) { // else another rung had come less far when it was interrupted
                        encoder.send(frame, grid.isIdr(frame));
                    }
                }
                write(encoder, times, writer);
            }
            encoder.send(null, false);
            write(encoder, times, writer);
            write(times.end(), writer);
            writer.finish(end.latest());
        }
    }

    /** The rungs run side by side already: more threads would only cost time, but for one rung that outweighs the others. */
    private int threads() {
        boolean large = rendition.format().height() > LARGE && !mode.inset(); // where little moves, none does
        return large ? Math.max(2, Runtime.getRuntime().availableProcessors() / 2) : 1;
    }

    private int lookahead() {
        if (mode.still()) {
            return STILL_LOOKAHEAD;
        }
        // A buffer of less than a second needs foresight.
        boolean tight = rendition.rung().bufferBits() < rendition.rung().maxBitRate();
        return mode.inset() && !tight ? 0 : LOOKAHEAD;
    }

    /** How long a picture may wait for later ones, if they come as often as they should. */
    private long reorderTicks() {
        double pictureTicks = TrackFormat.VIDEO_TIMESCALE / rendition.format().frameRate();
        return mode.bFrames() == 0 ? 0 : Math.round(REORDERED_PICTURES * pictureTicks);
    }

    private void write(VideoEncoder encoder, DecodeTimes times, RenditionWriter writer) throws EncoderException {
        for (EncodedSample sample = encoder.receive(); sample != null; sample = encoder.receive()) {
            write(times.add(sample), writer);
        }
    }

    private void write(List<EncodedSample> group, RenditionWriter writer) throws EncoderException {
        for (EncodedSample sample : group) {
            writer.write(sample);
            progress.accept(Duration.ofMillis(sample.pts() * 1000 / TrackFormat.VIDEO_TIMESCALE));
        }
    }
}
