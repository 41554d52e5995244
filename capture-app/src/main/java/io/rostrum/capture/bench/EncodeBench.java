package io.rostrum.capture.bench;

import io.rostrum.capture.agent.jobs.OwnCommand;
import io.rostrum.encoder.EncoderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Encodes each case by {@code rostrum encode} and by the peer in turn, each in a process of its own, and compares what they
 * took and made. One thread; an interrupt ends the process that runs.
 */
public final class EncodeBench {
    private final BenchSettings settings;
    private final BenchListener listener;
    private final Ffmpeg ffmpeg;
    private int done;

    /**
     * A comparison.
     *
     * @throws EncoderException IO if the ffmpeg program cannot be unpacked
     */
    public EncodeBench(BenchSettings settings, BenchListener listener) throws EncoderException {
        this.settings = settings;
        this.listener = listener;
        this.ffmpeg = Ffmpeg.ours();
    }

    /** Whether the inputs come from real footage, not from generated pictures. */
    public boolean usesFootage() {
        return Footage.isAt(settings.media());
    }

    /** Whether the peer is the script that was named, not the command built in. */
    public boolean usesPeerScript() {
        return Peer.isAt(settings.peer());
    }

    /**
     * Makes the inputs and runs all cases.
     *
     * @throws BenchException if a program that takes part fails
     */
    public List<CaseResult> run() throws BenchException, EncoderException, InterruptedException {
        try {
            step(usesFootage() ? "inputs from real footage" : "generated inputs");
            Contests contests = new Contests(new Footage(settings, ffmpeg).make(), settings.work(), ffmpeg);
            List<CaseResult> results = new ArrayList<>();
            for (BenchCase benchCase : settings.cases()) {
                CaseResult result = run(contests.ready(benchCase));
                listener.measured(result);
                results.add(result);
            }
            return results;
        } catch (IOException e) {
            throw new BenchException(
                    BenchException.Code.IO,
                    "The work folder " + settings.work() + " cannot be used: " + e.getMessage()
                            + ". Check that the disk has room.",
                    e);
        }
    }

    private CaseResult run(Contest contest) throws BenchException, EncoderException, IOException, InterruptedException {
        Path ours = settings.work().resolve(contest.benchCase().id()).resolve("ours");
        Path theirs = ours.resolveSibling("peer");
        List<Usage> ourRuns = new ArrayList<>();
        List<Usage> theirRuns = new ArrayList<>();
        for (int run = 0; run < settings.runs(); run++) {
            // Who goes first changes, so that a cache that is warm by then favours nobody.
            boolean oursFirst = run % 2 == 0;
            for (boolean own : List.of(oursFirst, !oursFirst)) {
                Path out = own ? ours : theirs;
                WorkFolder.delete(out);
                Files.createDirectories(out);
                step(contest.benchCase().id() + ", run " + (run + 1) + ": " + (own ? "ours" : "the peer"));
                Program program =
                        own ? own(contest, out) : new Peer(settings.peer(), ffmpeg).encode(contest.peerInput(), out);
                (own ? ourRuns : theirRuns).add(program.run(out.resolveSibling(out.getFileName() + ".log")));
            }
        }
        step(contest.benchCase().id() + ": likeness to the source");
        List<RungResult> rungs = rungs(contest, ours.resolve("video"), theirs);
        return new CaseResult(contest.benchCase(), Usage.median(ourRuns), Usage.median(theirRuns), rungs);
    }

    private Program own(Contest contest, Path out) {
        List<String> words = new ArrayList<>(List.of("encode"));
        words.addAll(contest.ourInputs());
        words.addAll(List.of("--segments", settings.segmentation().id(), "--out", out.toString(), "--json"));
        return new Program("rostrum encode", OwnCommand.of(words), Map.of());
    }

    private List<RungResult> rungs(Contest contest, Path ours, Path theirs)
            throws BenchException, EncoderException, IOException, InterruptedException {
        Ssim ssim = new Ssim(ffmpeg);
        Path log = theirs.resolveSibling("ssim.log");
        List<RungFile> peers = RungFile.in(theirs);
        List<RungResult> results = new ArrayList<>();
        for (RungFile own : RungFile.in(ours)) {
            Optional<RungFile> twin =
                    peers.stream().filter(peer -> peer.height() == own.height()).findFirst();
            if (twin.isPresent()) {
                double ownScore = ssim.of(own, contest.ourSource(), log);
                double twinScore = ssim.of(twin.get(), contest.peerSource(), log);
                results.add(new RungResult(own.height(), own.bytes(), twin.get().bytes(), ownScore, twinScore));
            }
        }
        if (results.isEmpty()) {
            throw new BenchException(
                    BenchException.Code.PROGRAM,
                    "The peer made no rung of a height that ours has, one file each, in " + theirs + ".",
                    null);
        }
        return results;
    }

    private void step(String what) {
        int steps = 1 + settings.cases().size() * (2 * settings.runs() + 1);
        listener.step(what, (double) done++ / steps);
    }
}
