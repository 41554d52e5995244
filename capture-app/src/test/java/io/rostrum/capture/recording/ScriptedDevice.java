package io.rostrum.capture.recording;

import io.rostrum.capture.device.CaptureDevice;
import io.rostrum.capture.device.CaptureStream;
import io.rostrum.capture.device.CapturedFrame;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.media.AudioFormat;
import io.rostrum.encoder.media.VideoFormat;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A camera of grey pictures, 25 a second, that can be unplugged, can hang, and can change its size. */
final class ScriptedDevice implements CaptureDevice {
    volatile boolean unplugged;
    /** While this is not zero, reads hang and cannot be aborted. */
    volatile CountDownLatch hanging = new CountDownLatch(0);
    /** While this is not zero, opening hangs and cannot be aborted. */
    volatile CountDownLatch hangingOpen = new CountDownLatch(0);

    volatile int width = 320;
    volatile int height = 240;

    void unplug() {
        unplugged = true;
    }

    void plug() {
        unplugged = false;
    }

    @Override
    public CaptureStream open() throws EncoderException {
        try {
            hangingOpen.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (unplugged) {
            throw new EncoderException(EncoderException.Code.SOURCE_LOST, "The scripted camera is unplugged.");
        }
        return new Stream();
    }

    private final class Stream implements CaptureStream {
        private final CountDownLatch aborted = new CountDownLatch(1);

        @Override
        public Optional<VideoFormat> video() {
            return Optional.of(new VideoFormat(width, height, 25));
        }

        @Override
        public Optional<AudioFormat> audio() {
            return Optional.empty();
        }

        @Override
        public CapturedFrame read() throws EncoderException {
            try {
                hanging.await();
                if (aborted.await(40, TimeUnit.MILLISECONDS)) {
                    return null;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
            if (unplugged) {
                throw new EncoderException(EncoderException.Code.SOURCE_LOST, "The scripted camera is unplugged.");
            }
            Frame frame = Frame.video(width, height, "yuv420p");
            for (int plane = 0; plane < 3; plane++) {
                int bytes = frame.stride(plane) * (plane == 0 ? height : height / 2);
                frame.plane(plane, bytes).put(new byte[bytes]);
            }
            return new CapturedFrame(frame, System.nanoTime());
        }

        @Override
        public void abort() {
            aborted.countDown();
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
