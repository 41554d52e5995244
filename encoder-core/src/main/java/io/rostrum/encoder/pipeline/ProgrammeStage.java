package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.TrackFormat;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads the sources picture by picture, paints the programme for each rung, and hands it to the encoders. One thread. */
final class ProgrammeStage implements Stages.Stage {
    private final ProgrammePlan plan;
    private final PictureMode mode;
    private final FrameRate rate;
    private final List<RungPainter> painters;
    private final List<FrameQueue> queues;
    private final Stills stills;
    private final ProgrammeEnd end;
    private final long pictureStart;
    private final Losses losses;
    private final Map<Flavor, SourcePicture> shown = new EnumMap<>(Flavor.class);
    private final IdrGrid grid;
    private long passed = -1;

    /**
     * A stage.
     *
     * @param painters of the rungs that are encoded
     * @param queues of the same rungs
     * @param pictureStart what is shown before is in every rung already
     */
    ProgrammeStage(
            ProgrammePlan plan,
            PictureMode mode,
            FrameRate rate,
            List<RungPainter> painters,
            List<FrameQueue> queues,
            Stills stills,
            ProgrammeEnd end,
            long pictureStart,
            Losses losses) {
        this.plan = plan;
        this.mode = mode;
        this.rate = rate;
        this.painters = painters;
        this.queues = queues;
        this.stills = stills;
        this.end = end;
        this.pictureStart = pictureStart;
        this.losses = losses;
        this.grid = new IdrGrid(mode);
    }

    @Override
    public void run() throws EncoderException, InterruptedException {
        Map<Flavor, GridSource> sources = new EnumMap<>(Flavor.class);
        try (stills) {
            for (Map.Entry<Flavor, Strand> picture : plan.pictures().entrySet()) {
                // Copied pictures keep their own times, and so do the rungs below.
                FrameRate own = mode.copyTop() ? null : rate;
                boolean slides = picture.getKey() == Flavor.SLIDES;
                boolean smooth = mode.noisy() && picture.getKey() == Flavor.PRESENTER;
                sources.put(
                        picture.getKey(),
                        GridSource.open(picture.getValue(), slides, smooth, plan.originMicros(), own, losses));
                shown.put(picture.getKey(), new SourcePicture(slides));
            }
            long pictures = 0;
            while (readNext(sources)) {
                pictures++;
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            holdLast(sources, pictures);
            for (FrameQueue queue : queues) {
                queue.end();
            }
            stills.finish(end.latest());
        } finally {
            sources.values().forEach(GridSource::close);
            shown.values().forEach(SourcePicture::close);
            painters.forEach(RungPainter::close);
        }
    }

    /** One step of the grid. A source that has ended goes on with its last picture while another still has new ones. */
    private boolean readNext(Map<Flavor, GridSource> sources) throws EncoderException, InterruptedException {
        boolean any = false;
        boolean key = false;
        long pts = 0;
        for (Map.Entry<Flavor, GridSource> source : sources.entrySet()) {
            Frame next = source.getValue().ended() ? null : source.getValue().next();
            if (next != null) {
                any = true;
                key = next.isKey();
                pts = next.pts();
                shown.get(source.getKey()).show(next);
            }
        }
        if (any) {
            show(pts, key);
        }
        return any;
    }

    private void holdLast(Map<Flavor, GridSource> sources, long pictures)
            throws EncoderException, InterruptedException {
        long frameTicks = ticks(1);
        long ownEnd = sources.values().stream()
                .mapToLong(source -> source.end(frameTicks))
                .max()
                .orElseThrow();
        end.announce(MediaKind.VIDEO, Duration.ofNanos(Math.round(ownEnd * 1e9 / TrackFormat.VIDEO_TIMESCALE)));
        long programmeEnd = Math.round(end.latest().toNanos() * (double) TrackFormat.VIDEO_TIMESCALE / 1e9);
        // Where the top rung is copied, the last picture is simply shown for longer.
        for (long i = pictures; !mode.copyTop() && ticks(i) < programmeEnd - frameTicks / 2; i++) {
            show(ticks(i), false);
        }
    }

    /** When the picture of a number is shown on the grid. */
    private long ticks(long picture) {
        return Math.round((double) picture * TrackFormat.VIDEO_TIMESCALE * rate.denominator() / rate.numerator());
    }

    private void show(long pts, boolean key) throws EncoderException, InterruptedException {
        considerSlide(pts);
        long version = shown.values().stream().mapToLong(SourcePicture::version).sum();
        boolean repeated = mode.still() && !grid.isIdr(pts, key) && version == passed;
        boolean done = pts < pictureStart || repeated;
        if (!done) {
            passed = version;
        }
        for (int i = 0; i < painters.size(); i++) {
            boolean top = i == 0 && !mode.copyTop();
            if (top || !done) {
                Frame picture = painters.get(i).paint(plan.timeline().at(pts), shown, pts);
                picture.setKey(key);
                if (top) {
                    stills.consider(picture);
                }
                if (done) {
                    picture.close();
                } else {
                    queues.get(i).put(picture);
                }
            }
        }
    }

    /** Slides alone where there are any, without the presenter beside them; else the one picture, if that may hold slides. */
    private void considerSlide(long pts) throws EncoderException {
        SourcePicture slides = shown.getOrDefault(Flavor.SLIDES, shown.get(Flavor.COMPOSED));
        SourcePicture only = mode.copyTop() ? shown.values().iterator().next() : null;
        if (slides == null && only == null) {
            return;
        }
        try (Frame picture = (slides == null ? only : slides).frame().retain()) {
            picture.setPts(pts);
            if (slides != null) {
                stills.considerSlide(picture);
            }
            if (only != null) {
                stills.consider(picture);
            }
        }
    }
}
