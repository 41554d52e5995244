package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ladder.Rendition;
import io.rostrum.encoder.media.Layout;
import io.rostrum.encoder.media.MediaKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One passage through the inputs, which writes all renditions of one programme.
 *
 * @param composition its shape; null for sound alone
 * @param renditions of the picture, from the highest to the lowest
 */
record ProgrammeRun(
        ProgrammePlan plan,
        Composition composition,
        List<Rendition> renditions,
        PackageWriter packages,
        ProgrammeEnd end,
        PackageMark.Decisions decisions) {
    private static final int QUEUED_FRAMES = 8;

    /** Runs all stages to their end; the calling thread waits. */
    void run(Stills stills, boolean denoise, Losses losses, Consumer<Duration> progress)
            throws EncoderException, InterruptedException {
        Stages stages = new Stages();
        Map<String, FrameQueue> queues = new HashMap<>();
        if (plan.sounds().isEmpty()) {
            end.announce(MediaKind.AUDIO, Duration.ZERO);
        }
        for (Sound sound : plan.sounds()) {
            stages.add(
                    "sound" + sound.suffix(),
                    new SoundStage(
                            sound.strand(),
                            plan.originMicros(),
                            packages.heard(sound),
                            packages,
                            end,
                            decisions.followed(),
                            denoise,
                            losses));
        }
        if (composition == null) {
            end.announce(MediaKind.VIDEO, Duration.ZERO);
        } else {
            PictureMode mode =
                    PictureMode.of(decisions.copyTop(), decisions.still(), decisions.inset(), decisions.noisy());
            List<Rendition> encoded = mode.copyTop() ? renditions.subList(1, renditions.size()) : renditions;
            if (mode.copyTop()) {
                stages.add(renditions.get(0).name(), new CopyStage(plan, renditions.get(0), packages, end));
            }
            boolean cameraAlone = plan.timeline().only() == Layout.PRESENTER;
            for (Rendition rendition : encoded) {
                FrameQueue queue = new FrameQueue(QUEUED_FRAMES);
                queues.put(rendition.name(), queue);
                boolean slowest = rendition == encoded.get(0);
                stages.add(
                        rendition.name(),
                        new RungStage(
                                rendition, queue, packages, mode, cameraAlone, end, slowest ? progress : done -> {}));
            }
            stages.add(
                    "programme",
                    new ProgrammeStage(
                            plan,
                            mode,
                            composition.rate(),
                            composition.painters(encoded),
                            encoded.stream()
                                    .map(rendition -> queues.get(rendition.name()))
                                    .toList(),
                            stills,
                            end,
                            packages.pictureStart(),
                            losses));
        }
        try {
            stages.run();
        } finally {
            queues.values().forEach(FrameQueue::close);
        }
    }
}
