package io.rostrum.capture.device;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.ffmpeg.Decoder;
import io.rostrum.encoder.ffmpeg.Demuxer;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.ffmpeg.InputSpec;
import io.rostrum.encoder.ffmpeg.Packet;
import io.rostrum.encoder.ffmpeg.StreamInfo;
import io.rostrum.encoder.media.AudioFormat;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.TrackFormat;
import io.rostrum.encoder.media.VideoFormat;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and decodes any device or address that FFmpeg opens: its first picture and its first sound. */
final class FfmpegCapture implements CaptureStream {
    static final Duration TIMEOUT = Duration.ofSeconds(CaptureDevice.TIMEOUT_SECONDS);

    private final SourceSpec source;
    private final Demuxer demuxer;
    private final DeviceClock clock;
    private final Map<Integer, Decoder> decoders = new HashMap<>();
    private final Deque<Decoder> toDrain = new ArrayDeque<>();
    private final Packet packet = new Packet();
    private StreamInfo picture;
    private CodedPictures coded;
    private long arrival;
    private boolean ended;
    private volatile boolean aborted;

    private FfmpegCapture(SourceSpec source, Demuxer demuxer, DeviceClock clock) {
        this.source = source;
        this.demuxer = demuxer;
        this.clock = clock;
    }

    /**
     * Opens the first of several ways to open one device that works.
     *
     * @param source names the device in messages
     * @param ways best first
     */
    static FfmpegCapture open(SourceSpec source, List<InputSpec> ways, DeviceClock clock) throws EncoderException {
        EncoderException first = null;
        for (InputSpec way : ways) {
            try {
                return open(source, way, clock);
            } catch (EncoderException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        throw Sentences.about(source, first);
    }

    private static FfmpegCapture open(SourceSpec source, InputSpec spec, DeviceClock clock) throws EncoderException {
        FfmpegCapture capture = new FfmpegCapture(source, Demuxer.open(spec), clock);
        try {
            capture.decode(MediaKind.VIDEO);
            capture.decode(MediaKind.AUDIO);
            if (capture.decoders.isEmpty()) {
                throw new EncoderException(Code.BAD_INPUT, spec.url() + " holds neither picture nor sound.");
            }
            return capture;
        } catch (EncoderException | RuntimeException e) {
            capture.close();
            throw e;
        }
    }

    private void decode(MediaKind kind) throws EncoderException {
        Optional<StreamInfo> stream = demuxer.first(kind);
        if (stream.isPresent()) {
            decoders.put(stream.get().index(), Decoder.of(demuxer, stream.get()));
            if (kind == MediaKind.VIDEO) {
                picture = stream.get();
                coded = CodedPictures.of(source, demuxer, picture).orElse(null);
            }
        }
    }

    @Override
    public Optional<VideoFormat> video() {
        return demuxer.first(MediaKind.VIDEO).map(StreamInfo::video);
    }

    @Override
    public Optional<AudioFormat> audio() {
        return demuxer.first(MediaKind.AUDIO).map(StreamInfo::audio);
    }

    @Override
    public CapturedFrame read() throws EncoderException {
        try {
            return next();
        } catch (EncoderException e) {
            throw Sentences.about(source, e);
        }
    }

    private CapturedFrame next() throws EncoderException {
        while (!aborted) { // local devices go on giving frames whatever their deadline says
            while (!toDrain.isEmpty()) {
                Frame frame = toDrain.peek().receive();
                if (frame != null) {
                    boolean kept = coded != null && frame.kind() == MediaKind.VIDEO;
                    return new CapturedFrame(
                            frame, clock.toMonotonic(nanos(frame), arrival), kept ? coded.of(frame) : null);
                }
                toDrain.remove();
            }
            if (ended) {
                return null;
            }
            feed();
        }
        return null;
    }

    private void feed() throws EncoderException {
        if (demuxer.read(packet)) {
            arrival = System.nanoTime();
            Decoder decoder = decoders.get(packet.streamIndex());
            if (decoder != null) {
                if (coded != null && packet.streamIndex() == picture.index()) {
                    coded.add(packet);
                }
                decoder.send(packet);
                toDrain.add(decoder);
            }
        } else {
            ended = true;
            for (Decoder decoder : decoders.values()) {
                decoder.send((Packet) null);
                toDrain.add(decoder);
            }
        }
    }

    private static long nanos(Frame frame) {
        long rate = frame.kind() == MediaKind.AUDIO ? frame.sampleRate() : TrackFormat.VIDEO_TIMESCALE;
        long pts = frame.pts();
        return Math.floorDiv(pts, rate) * 1_000_000_000L + Math.floorMod(pts, rate) * 1_000_000_000L / rate;
    }

    @Override
    public void abort() {
        aborted = true;
        demuxer.abort();
    }

    @Override
    public void close() {
        decoders.values().forEach(Decoder::close);
        packet.close();
        demuxer.close();
    }
}
