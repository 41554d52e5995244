package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.isobmff.Fragment;
import io.rostrum.encoder.isobmff.FragmentedMp4;
import io.rostrum.encoder.ladder.Rendition;
import io.rostrum.encoder.media.EncodedSample;

/** Copies a master's own pictures into the top rung. One thread; no codec. */
final class CopyStage implements Stages.Stage {
    private final ProgrammePlan plan;
    private final Rendition rendition;
    private final PackageWriter packages;
    private final ProgrammeEnd end;

    CopyStage(ProgrammePlan plan, Rendition rendition, PackageWriter packages, ProgrammeEnd end) {
        this.plan = plan;
        this.rendition = rendition;
        this.packages = packages;
        this.end = end;
    }

    @Override
    public void run() throws EncoderException, InterruptedException {
        ProgrammePlan.Source source = plan.pictures().values().iterator().next();
        try (FragmentedMp4 master = FragmentedMp4.open(source.file());
                RenditionWriter writer = packages.picture(rendition, master.format())) {
            long origin = CopyCheck.origin(master, plan.originMicros());
            boolean first = true;
            for (Fragment fragment : master.fragments()) {
                for (EncodedSample sample : master.samples(fragment)) {
                    // A picture that starts late is shown from the start, as in the rungs below.
                    EncodedSample shown = first ? sample.shifted(-sample.pts()) : sample.shifted(-origin);
                    first = false;
                    if (shown.pts() >= writer.start()) {
                        writer.write(shown);
                    }
                }
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            writer.finish(end.latest());
        }
    }
}
