package io.rostrum.encoder.ffmpeg;

import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends FFmpeg's messages to SLF4J. Called by FFmpeg on any thread; must never throw. */
final class LogBridge extends LogCallback {
    /** Held for ever: native code keeps the address. */
    static final LogBridge INSTANCE = new LogBridge();

    private static final Logger LOG = LoggerFactory.getLogger("ffmpeg");

    private LogBridge() {}

    @Override
    public void call(int level, BytePointer message) {
        String text = message.getString().strip();
        if (text.isEmpty()) {
            return;
        }
        // FFmpeg calls "error" what one damaged packet causes; whoever called it decides whether the work failed.
        if (level <= avutil.AV_LOG_ERROR) {
            LOG.info("{}", text);
        } else {
            LOG.debug("{}", text);
        }
    }
}
