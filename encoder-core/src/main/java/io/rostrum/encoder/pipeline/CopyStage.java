package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.isobmff.H264Nals;
import io.rostrum.encoder.ladder.Rendition;
import io.rostrum.encoder.master.MasterReader;
import io.rostrum.encoder.media.EncodedSample;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Copies a master's own pictures into the top rung, as they come. One thread; no codec.
 *
 * <p>What a recording that still runs will be like, nobody knows: if a picture breaks the {@link CopyRules}, this ends with
 * {@link CopyRefused}, and the encoding begins again without copying.
 */
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
        Source source = plan.pictures().values().iterator().next().first();
        try (MasterReader master = MasterReader.open(source.file(), source.growth());
                RenditionWriter writer = packages.picture(rendition, master.format())) {
            long origin = CopyCheck.origin(master.format().timescale(), master.editStart(), plan.originMicros());
            CopyRules rules = new CopyRules(master.format().timescale());
            CutSamples cuts = new CutSamples(source.cuts(), master.format().timescale(), master.editStart());
            boolean first = true;
            for (EncodedSample sample = master.next(); sample != null; sample = master.next()) {
                OptionalLong pts = cuts.pts(sample.pts());
                if (pts.isEmpty()) {
                    continue;
                }
                check(rules, sample, pts.getAsLong() - origin, cuts.isAfterCut());
                // A picture that starts late is shown from the start, as in the rungs below.
                EncodedSample shown = sample.shifted((first ? 0 : pts.getAsLong() - origin) - sample.pts());
                first = false;
                if (shown.pts() >= writer.start()) {
                    writer.write(shown);
                }
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            writer.finish(end.latest());
        }
    }

    private static void check(CopyRules rules, EncodedSample sample, long pts, boolean afterCut) {
        boolean idr = !sample.sync() || H264Nals.isIdr(sample.data());
        Optional<String> obstacle = rules.add(pts, sample.duration(), sample.size(), sample.sync(), idr, afterCut);
        if (obstacle.isPresent()) {
            throw new CopyRefused(obstacle.get());
        }
    }

    /** The pictures cannot be copied after all. */
    static final class CopyRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CopyRefused(String why) {
            super(why, null, false, false);
        }
    }
}
