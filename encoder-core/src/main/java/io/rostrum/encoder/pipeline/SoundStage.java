package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.ffmpeg.AudioEncoder;
import io.rostrum.encoder.ffmpeg.FilterGraph;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.ladder.SoundQuality;
import io.rostrum.encoder.media.AudioFormat;
import io.rostrum.encoder.media.Codec;
import io.rostrum.encoder.media.EncodedSample;
import io.rostrum.encoder.media.MediaKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the sound once and encodes it at each quality. One thread.
 *
 * <p>The sound is brought onto the programme's clock: silence where it starts late or pauses, gently stretched where its
 * times drift; then to one loudness.
 */
final class SoundStage implements Stages.Stage {
    static final int SAMPLE_RATE = SoundShape.SAMPLE_RATE;
    private static final int BLOCK = 1024;
    private static final int LEAD_BLOCKS = 4;

    private final Strand strand;
    private final long originMicros;
    private final List<SoundRendition> renditions;
    private final PackageWriter packages;
    private final ProgrammeEnd end;
    private final boolean riding;
    private final boolean denoise;
    private final Losses losses;

    /**
     * A stage.
     *
     * @param strand the sound
     * @param originMicros the programme's zero on its clock
     * @param renditions of this sound
     * @param riding whether the gain follows what was heard so far, because the end is not there yet
     * @param denoise whether steady noise is taken out
     * @param losses gets what is missing or damaged
     */
    SoundStage(
            Strand strand,
            long originMicros,
            List<SoundRendition> renditions,
            PackageWriter packages,
            ProgrammeEnd end,
            boolean riding,
            boolean denoise,
            Losses losses) {
        this.strand = strand;
        this.originMicros = originMicros;
        this.renditions = renditions;
        this.packages = packages;
        this.end = end;
        this.riding = riding;
        this.denoise = denoise;
        this.losses = losses;
    }

    @Override
    public void run() throws EncoderException, InterruptedException {
        Loudness loudness = riding ? Loudness.NOTHING : Loudness.measure(strand, originMicros, denoise);
        try (StrandReader reader = StrandReader.open(strand, originMicros, losses)) {
            Frame first = reader.next();
            if (first == null) {
                throw new EncoderException(
                        Code.BAD_INPUT, "No sound of " + strand.first().file() + " can be decoded.");
            }
            List<Output> outputs = new ArrayList<>();
            try (FilterGraph graph = shaped(first, loudness.gainDb())) {
                for (SoundRendition rendition : renditions) {
                    outputs.add(Output.open(rendition, first.channels(), loudness, packages));
                }
                try (Loudener loudener = new Loudener(riding, block -> write(block, outputs))) {
                    feed(graph, reader, first, loudener);
                }
                for (Output output : outputs) {
                    output.finish();
                }
            } finally {
                closeAll(outputs);
            }
        }
    }

    private FilterGraph shaped(Frame first, double gainDb) throws EncoderException {
        try {
            String filters = String.format(
                    Locale.ROOT,
                    "[in]%s,volume=%.2fdB:precision=float[out]",
                    SoundShape.filters(first.channels(), denoise),
                    gainDb);
            return FilterGraph.build(filters, Map.of("in", first), List.of("out"), MediaKind.AUDIO, 1);
        } catch (EncoderException | RuntimeException e) {
            first.close();
            throw e;
        }
    }

    private static void write(Frame block, List<Output> outputs) throws EncoderException {
        for (Output output : outputs) {
            output.write(block);
        }
    }

    private static void closeAll(List<Output> outputs) throws EncoderException {
        EncoderException failure = null;
        for (Output output : outputs) {
            try {
                output.close();
            } catch (EncoderException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void feed(FilterGraph graph, StrandReader reader, Frame first, Loudener loudener)
            throws EncoderException, InterruptedException {
        AudioFormat shape = new AudioFormat(first.sampleRate(), first.channels());
        String sampleFormat = first.format();
        long ownEnd = 0;
        for (Frame next = first; next != null; next = reader.next()) {
            try (Frame frame = next) {
                ownEnd = frame.pts() + frame.samples();
                graph.push("in", frame);
            }
            drain(graph, loudener);
        }
        end.announce(MediaKind.AUDIO, Duration.ofNanos(Math.round(ownEnd * 1e9 / shape.sampleRate())));
        long programmeEnd = Math.round(end.latest().toNanos() * (double) shape.sampleRate() / 1e9);
        if (programmeEnd - ownEnd > BLOCK) {
            // The resampler fills the gap before this block with silence.
            try (Frame silence = Frame.silence(BLOCK, shape, sampleFormat)) {
                silence.setPts(programmeEnd - BLOCK);
                graph.push("in", silence);
            }
        }
        graph.push("in", null);
        drain(graph, loudener);
        loudener.end();
    }

    private static void drain(FilterGraph graph, Loudener loudener) throws EncoderException, InterruptedException {
        for (Frame next = graph.pull("out"); next != null; next = graph.pull("out")) {
            try (Frame block = next) {
                loudener.write(block);
            }
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** One quality: its encoder and its file. */
    private record Output(AudioEncoder encoder, RenditionWriter writer) implements AutoCloseable {
        static Output open(SoundRendition rendition, int channels, Loudness loudness, PackageWriter packages)
                throws EncoderException {
            SoundQuality quality = rendition.quality();
            AudioFormat format = new AudioFormat(SAMPLE_RATE, quality.channels(channels));
            AudioEncoder encoder = AudioEncoder.open(Codec.AAC, format, quality.bitRate());
            if (rendition.isListening()) {
                encoder.amplify(loudness.listenGainDb(channels > 1));
            }
            try {
                RenditionWriter writer = packages.sound(rendition, encoder.format());
                // Blocks overlap: some before the wanted one must be encoded too, for it to come out as it would have.
                encoder.skipTo(Math.max(0, writer.start() - LEAD_BLOCKS * BLOCK));
                return new Output(encoder, writer);
            } catch (EncoderException | RuntimeException e) {
                encoder.close();
                throw e;
            }
        }

        void write(Frame block) throws EncoderException {
            encoder.send(block);
            take();
        }

        void finish() throws EncoderException {
            encoder.send(null);
            take();
            writer.finish(Duration.ZERO);
        }

        private void take() throws EncoderException {
            for (EncodedSample sample = encoder.receive(); sample != null; sample = encoder.receive()) {
                if (sample.pts() >= writer.start()) {
                    writer.write(sample);
                }
            }
        }

        @Override
        public void close() throws EncoderException {
            encoder.close();
            writer.close();
        }
    }
}
