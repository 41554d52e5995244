package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.FilterGraph;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.TrackFormat;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the pictures, arranges them into the programme's one picture, and hands that to the ladder. One thread. */
final class ProgrammeStage implements Stages.Stage {
    private final ProgrammePlan plan;
    private final Composition composition;
    private final PictureMode mode;
    private final LadderScaler ladder;
    private final Stills stills;
    private final ProgrammeEnd end;
    private final long pictureStart;
    private final Losses losses;

    ProgrammeStage(
            ProgrammePlan plan,
            Composition composition,
            PictureMode mode,
            LadderScaler ladder,
            Stills stills,
            ProgrammeEnd end,
            long pictureStart,
            Losses losses) {
        this.plan = plan;
        this.composition = composition;
        this.mode = mode;
        this.ladder = ladder;
        this.stills = stills;
        this.end = end;
        this.pictureStart = pictureStart;
        this.losses = losses;
    }

    @Override
    public void run() throws EncoderException, InterruptedException {
        Map<String, PictureInput> inputs = new LinkedHashMap<>();
        try (ladder;
                stills;
                StillnessGate gate = new StillnessGate(mode)) {
            Map<String, Frame> shapes = new LinkedHashMap<>();
            for (Map.Entry<Flavor, ProgrammePlan.Source> picture :
                    plan.pictures().entrySet()) {
                PictureInput input = PictureInput.open(picture.getValue(), plan.originMicros(), losses);
                inputs.put(Composition.label(picture.getKey()), input);
                shapes.put(Composition.label(picture.getKey()), input.first());
            }
            String filters = composition.arrangement(mode);
            try (FilterGraph graph = FilterGraph.build(filters, shapes, List.of(Composition.TOP), MediaKind.VIDEO, 2)) {
                feed(graph, inputs, gate);
            }
            ladder.end();
            stills.finish(end.latest());
        } finally {
            inputs.values().forEach(PictureInput::close);
        }
    }

    private void feed(FilterGraph graph, Map<String, PictureInput> inputs, StillnessGate gate)
            throws EncoderException, InterruptedException {
        for (String label = hungriest(graph, inputs); label != null; label = hungriest(graph, inputs)) {
            inputs.get(label).pushNext(graph, label);
            if (label.equals(Composition.label(Flavor.SLIDES))
                    && !inputs.get(label).ended()) {
                stills.considerSlide(inputs.get(label).shown());
            }
            // An input that has ended goes on with its last picture while another still has new ones.
            long now = latest(inputs);
            for (Map.Entry<String, PictureInput> input : inputs.entrySet()) {
                if (input.getValue().ended()) {
                    input.getValue().hold(graph, input.getKey(), now, frameTicks());
                }
            }
            drain(graph, gate);
        }
        finish(graph, inputs);
        drain(graph, gate);
    }

    /** The input that the graph waits for; if that one has ended, another; null if all have. */
    private static String hungriest(FilterGraph graph, Map<String, PictureInput> inputs) {
        String hungriest = graph.hungriest();
        if (!inputs.get(hungriest).ended()) {
            return hungriest;
        }
        return inputs.keySet().stream()
                .filter(label -> !inputs.get(label).ended())
                .findFirst()
                .orElse(null);
    }

    private void finish(FilterGraph graph, Map<String, PictureInput> inputs)
            throws EncoderException, InterruptedException {
        long ownEnd = inputs.values().stream()
                .mapToLong(input -> input.end(frameTicks()))
                .max()
                .orElseThrow();
        end.announce(MediaKind.VIDEO, Duration.ofNanos(Math.round(ownEnd * 1e9 / TrackFormat.VIDEO_TIMESCALE)));
        long programmeEnd =
                Math.round(end.latest().toNanos() * (double) TrackFormat.VIDEO_TIMESCALE / 1e9) - frameTicks();
        if (!mode.copyTop()) { // else the last picture is simply shown for longer
            for (Map.Entry<String, PictureInput> input : inputs.entrySet()) {
                input.getValue().hold(graph, input.getKey(), programmeEnd, frameTicks());
            }
        }
        for (String label : inputs.keySet()) {
            graph.push(label, null);
        }
    }

    private long frameTicks() {
        return Math.round(TrackFormat.VIDEO_TIMESCALE / composition.canvas().frameRate());
    }

    private static long latest(Map<String, PictureInput> inputs) {
        return inputs.values().stream().mapToLong(PictureInput::latest).max().orElse(0);
    }

    private void drain(FilterGraph graph, StillnessGate gate) throws EncoderException, InterruptedException {
        for (Frame next = graph.pull(Composition.TOP); next != null; next = graph.pull(Composition.TOP)) {
            try (Frame frame = next) {
                stills.consider(frame);
                if (plan.pictures().containsKey(Flavor.COMPOSED)) {
                    stills.considerSlide(frame);
                }
                if (frame.pts() >= pictureStart && (!mode.still() || gate.passes(frame))) {
                    ladder.push(frame);
                }
            }
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
