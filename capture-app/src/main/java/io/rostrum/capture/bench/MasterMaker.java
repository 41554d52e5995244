package io.rostrum.capture.bench;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.AudioEncoder;
import io.rostrum.encoder.ffmpeg.Decoder;
import io.rostrum.encoder.ffmpeg.Demuxer;
import io.rostrum.encoder.ffmpeg.FilterGraph;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.ffmpeg.InputSpec;
import io.rostrum.encoder.ffmpeg.Packet;
import io.rostrum.encoder.ffmpeg.StreamInfo;
import io.rostrum.encoder.ffmpeg.VideoEncoder;
import io.rostrum.encoder.ffmpeg.VideoEncoderSettings;
import io.rostrum.encoder.master.MasterWriter;
import io.rostrum.encoder.media.AudioFormat;
import io.rostrum.encoder.media.Codec;
import io.rostrum.encoder.media.EncodedSample;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.TrackFormat;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Writes a camera's file as the masters the recorder would have left, as fast as the PC can. One thread. */
final class MasterMaker {
    private static final double CAMERA_CRF = 20;
    private static final int LOOKAHEAD = 10;
    private static final long GRID = 2L * TrackFormat.VIDEO_TIMESCALE;
    private static final String SHAPE = "[in]scale=out_color_matrix=bt709:out_range=tv,format=yuv420p[out]";

    private final Path folder;
    private final Clock clock;

    MasterMaker(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Takes a decoded frame; null after the last. */
    @FunctionalInterface
    private interface Sink {
        void take(Frame frame) throws EncoderException;
    }

    /** The picture's master. */
    Path picture(Path camera) throws EncoderException {
        try (Demuxer demuxer = Demuxer.open(InputSpec.file(camera))) {
            StreamInfo stream = demuxer.first(MediaKind.VIDEO).orElseThrow();
            try (VideoEncoder encoder =
                            VideoEncoder.open(VideoEncoderSettings.master(stream.video(), CAMERA_CRF, LOOKAHEAD));
                    MasterWriter master = MasterWriter.create(folder, "presenter-video", encoder.format(), clock);
                    PictureSink sink = new PictureSink(encoder, master)) {
                decode(demuxer, stream, sink);
                return master.file();
            }
        }
    }

    /** The sound's master. */
    Path sound(Path camera) throws EncoderException {
        try (Demuxer demuxer = Demuxer.open(InputSpec.file(camera))) {
            StreamInfo stream = demuxer.first(MediaKind.AUDIO).orElseThrow();
            AudioFormat format =
                    new AudioFormat(48_000, Math.min(2, stream.audio().channels()));
            try (AudioEncoder encoder = AudioEncoder.open(Codec.FLAC, format, 0);
                    MasterWriter master = MasterWriter.create(folder, "sound", encoder.format(), clock)) {
                decode(demuxer, stream, frame -> {
                    encoder.send(frame);
                    for (EncodedSample next = encoder.receive(); next != null; next = encoder.receive()) {
                        master.write(next);
                    }
                });
                return master.file();
            }
        }
    }

    private static void decode(Demuxer demuxer, StreamInfo stream, Sink sink) throws EncoderException {
        demuxer.only(stream);
        try (Decoder decoder = Decoder.of(demuxer, stream);
                Packet packet = new Packet()) {
            while (demuxer.read(packet)) {
                if (packet.streamIndex() == stream.index()) {
                    decoder.send(packet);
                    drain(decoder, sink);
                }
            }
            decoder.send((Packet) null);
            drain(decoder, sink);
        }
        sink.take(null);
    }

    private static void drain(Decoder decoder, Sink sink) throws EncoderException {
        for (Frame next = decoder.receive(); next != null; next = decoder.receive()) {
            try (Frame frame = next) {
                sink.take(frame);
            }
        }
    }

    /** Brings pictures to the master's shape and puts an IDR picture at each multiple of the grid. */
    private static final class PictureSink implements Sink, AutoCloseable {
        private final VideoEncoder encoder;
        private final MasterWriter master;
        private FilterGraph shaper;
        private long nextIdr;

        PictureSink(VideoEncoder encoder, MasterWriter master) {
            this.encoder = encoder;
            this.master = master;
        }

        @Override
        public void take(Frame frame) throws EncoderException {
            if (frame == null) {
                encoder.send(null, false);
            } else {
                encode(frame);
            }
            for (EncodedSample next = encoder.receive(); next != null; next = encoder.receive()) {
                master.write(next);
            }
        }

        private void encode(Frame frame) throws EncoderException {
            if (shaper == null) {
                shaper = FilterGraph.build(SHAPE, Map.of("in", frame), List.of("out"), MediaKind.VIDEO, 1);
            }
            shaper.push("in", frame);
            try (Frame shaped = shaper.pull("out")) {
                boolean idr = shaped.pts() >= nextIdr;
                if (idr) {
                    nextIdr = (shaped.pts() / GRID + 1) * GRID;
                }
                encoder.send(shaped, idr);
            }
        }

        @Override
        public void close() {
            if (shaper != null) {
                shaper.close();
            }
        }
    }
}
