package io.rostrum.capture.device;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.media.AudioFormat;
import io.rostrum.encoder.media.VideoFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A stream from a PulseAudio or PipeWire source that ends when that source is unplugged. Without this nobody would notice: the
 * sound server moves the stream to another microphone and goes on. A thread of its own asks once a second, because the
 * question may hang where the server does.
 */
final class PulseCapture implements CaptureStream {
    private static final long EVERY_SECONDS = 1;

    private final CaptureStream stream;
    private final SourceSpec source;
    private final Map<String, String> server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean gone;

    private PulseCapture(CaptureStream stream, SourceSpec source, Map<String, String> server) {
        this.stream = stream;
        this.source = source;
        this.server = server;
    }

    /** Watches over an open stream. The server's own default is whatever it says, so it cannot go. */
    static CaptureStream watching(CaptureStream stream, SourceSpec source) {
        if (source.location().equals("default") || source.location().startsWith("@")) {
            return stream;
        }
        String address = source.options().get("server");
        PulseCapture capture = new PulseCapture(stream, source, address == null ? Map.of() : Map.of("server", address));
        Thread watch = new Thread(capture::watch, "presence of " + source.id());
        watch.setDaemon(true);
        watch.start();
        return capture;
    }

    private void watch() {
        try {
            while (!closed.await(EVERY_SECONDS, TimeUnit.SECONDS)) {
                List<FfmpegDevices.Entry> there = FfmpegDevices.list("pulse", server);
                // An empty list is a server that does not answer; then the stream itself will tell.
                if (!there.isEmpty() && there.stream().noneMatch(e -> e.name().equals(source.location()))) {
                    gone = true;
                    stream.abort();
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public CapturedFrame read() throws EncoderException {
        CapturedFrame frame = null;
        if (!gone) {
            frame = stream.read();
        }
        if (gone) {
            if (frame != null) {
                frame.close();
            }
            throw new EncoderException(Code.SOURCE_LOST, source.id() + " was unplugged. Plug it in again.");
        }
        return frame;
    }

    @Override
    public Optional<VideoFormat> video() {
        return stream.video();
    }

    @Override
    public Optional<AudioFormat> audio() {
        return stream.audio();
    }

    @Override
    public void abort() {
        stream.abort();
    }

    @Override
    public void close() {
        closed.countDown();
        stream.close();
    }
}
